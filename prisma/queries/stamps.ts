import { dueTimes } from '../../rules/clocks.ts'
import type { DutyCalendar } from '../../rules/duty-hours.ts'
import { closedBy, isReturn, type Move, type State, standsStill } from '../../rules/lifecycle.ts'
import type { Db, Tx } from '../db.ts'
import { dutyCalendar } from './calendar.ts'
import { urgencyOf } from './urgency.ts'

/** As much of a move as tells what it writes into its ticket. */
export interface Stamping {
  readonly move: Move
  readonly assigneeId?: number | null
  /** For `hold`: until when. */
  readonly holdUntil?: Date
  readonly now: Date
}

interface Stamped {
  readonly class: string
  readonly category: string
  readonly assigneeId: number | null
  readonly respondedAt: Date | null
  readonly solveDueAt: Date
  readonly pausedAt: Date | null
}

/** What a move writes beside the state. */
export const stamps = (
  { move, assigneeId, holdUntil, now }: Stamping,
  to: State,
  ticket: Stamped,
) => ({
  ...(assigneeId !== undefined && { assigneeId }),
  ...(move === 'accept' && { acceptedAt: now, respondedAt: ticket.respondedAt ?? now }),
  ...(move === 'finish' && { doneAt: now, finisherId: ticket.assigneeId }),
  ...(move === 'resume' && { doneAt: null }),
  ...(move === 'unmerge' && { doneAt: null, closedAt: null, closedAs: null, mergedIntoId: null }),
  holdUntil: move === 'hold' ? (holdUntil ?? null) : null,
  ...(isReturn(move) && {
    returns: { increment: 1 },
    doneAt: null,
    closedAt: null,
    closedAs: null,
  }),
  ...(to === 'closed' && { closedAt: now, closedAs: closedBy(move) }),
})

/**
 * The solve clock stands still on hold, while residents are asked and once closed. Back in hand it goes on where it stood; what was
 * closed and is reopened has the whole time again.
 */
export async function pause(db: Db, { move, now }: Stamping, to: State, ticket: Stamped) {
  const { pausedAt, solveDueAt } = ticket
  if (standsStill.has(to)) return { pausedAt: pausedAt ?? now }
  if (pausedAt === null) return {}
  // Merged by mistake, it is owed what it was owed.
  if (move === 'unmerge') return { pausedAt: null }
  const due =
    move === 'reopen'
      ? dueTimes(urgencyOf(ticket), now, await dutyCalendar(db)).solveDueAt
      : new Date(solveDueAt.getTime() + now.getTime() - pausedAt.getTime())
  return { pausedAt: null, solveDueAt: due }
}

/**
 * The promised response of a ticket that nobody has accepted yet, by another calendar. (What is promised for the solution runs by
 * the wall and does not change.)
 */
export async function redate(tx: Tx, ticketId: number, calendar: DutyCalendar): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  if (ticket.respondedAt !== null) return
  const { respondDueAt } = dueTimes(urgencyOf(ticket), ticket.openedAt, calendar)
  await tx.ticket.update({ where: { id: ticketId }, data: { respondDueAt }, select: { id: true } })
}
