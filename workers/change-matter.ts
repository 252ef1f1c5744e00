import type { Category, UrgencyClass } from '../intents/taxonomy.ts'
import type { Tx } from '../prisma/db.ts'
import { answerOffer } from '../prisma/queries/assignments.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { windClock } from '../prisma/queries/clock.ts'
import { restand } from '../prisma/queries/incidents.ts'
import { put } from '../prisma/queries/outbox.ts'
import { type FullTicket, moveTicket, note } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { dueTimes, limits, plusMinutes } from '../rules/clocks.ts'
import type { State } from '../rules/lifecycle.ts'
import { categoryOf } from './tell.ts'
import { tellUrgent } from './urgent-now.ts'

/** A locked ticket and where it stands. */
export interface Standing {
  readonly ticket: FullTicket
  readonly state: State
}

interface Change {
  readonly category?: Category
  readonly class: UrgencyClass
  /** Where it turns out to be older than it was. */
  readonly openedAt?: Date
  /** What the change is called in its history. */
  readonly move: 'correct' | 'edit'
  readonly by: string
  readonly reason: string
  /** Whether whoever it is offered to is asked anew in any case. */
  readonly anew?: boolean
  readonly now: Date
  readonly key: string
}

/**
 * Makes another matter of a ticket, with that matter's limits from when it was opened. What nobody has accepted is offered anew
 * where the offer does not fit any more; an emergency calls everybody, or whoever has it and the supervisors.
 * @returns the history row of the change
 */
export async function changeMatter(tx: Tx, { ticket, state }: Standing, change: Change) {
  const { move, by, reason, now, key } = change
  const before = urgencyOf(ticket)
  const category = change.category ?? categoryOf(ticket)
  await restand(tx, ticket.id, {
    category,
    class: change.class,
    ...(await dueOf(tx, ticket, change)),
  })
  const isOpen = state === 'open' || (state === 'offered' && isAskedAnew(ticket, change))
  if (isOpen && state === 'offered') await takeBack(tx, ticket.id, by, reason, now)
  const event = await note(tx, { ticketId: ticket.id, move, by, reason, at: now })
  await windClock(tx, ticket.id, now)
  if (isOpen) {
    const job = { name: 'ticket.dispatch', data: { ticketId: ticket.id } } as const
    await put(tx, job, `${key}/dispatch`, now)
  } else if (
    change.class === 'P1' &&
    before !== 'P1' &&
    (state === 'accepted' || state === 'on-hold')
  ) {
    const after = { ...ticket, category, class: change.class }
    await tellUrgent(tx, after, { by, reason, eventId: event.id, now })
  }
  return event
}

/** The limits of the new class; what the solve clock has stood still is not lost. */
async function dueOf(
  tx: Tx,
  ticket: FullTicket,
  { class: urgency, openedAt = ticket.openedAt }: Change,
) {
  const { respondDueAt } = dueTimes(urgency, openedAt, await dutyCalendar(tx))
  const longer = limits[urgency].solveMinutes - limits[urgencyOf(ticket)].solveMinutes
  const earlier = (ticket.openedAt.getTime() - openedAt.getTime()) / 60_000
  return { openedAt, respondDueAt, solveDueAt: plusMinutes(ticket.solveDueAt, longer - earlier) }
}

/** Everybody is to be called now, or no more; or the offer does not cover what it turns out to be. */
function isAskedAnew(ticket: FullTicket, { anew, category, class: urgency }: Change): boolean {
  const isAlarm = urgency === 'P1'
  if (anew || isAlarm !== (urgencyOf(ticket) === 'P1')) return true
  if (category === undefined || category === ticket.category) return false
  const { categories } = ticket.assignee ?? { categories: [''] }
  return categories.length > 0 && !categories.includes(category)
}

/** The offer was for another matter: nobody has declined anything. */
async function takeBack(tx: Tx, ticketId: number, by: string, reason: string, now: Date) {
  await moveTicket(tx, { ticketId, move: 'decline', by, reason, assigneeId: null, now })
  await answerOffer(tx, ticketId, 'taken-back', now, reason)
}
