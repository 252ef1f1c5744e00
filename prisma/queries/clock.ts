import { type ClosedAs, isState } from '../../rules/lifecycle.ts'
import { isStep, nextTick, type Step, steps, type Taken, type Ticking } from '../../rules/tick.ts'
import type { Db, Tx } from '../db.ts'
import { dutyCalendar } from './calendar.ts'
import { put, retire } from './outbox.ts'
import { urgencyOf } from './urgency.ts'

/**
 * What begins a wait to be accepted: opened, found to be another matter, or out of the hands it was in. An offer that is declined or
 * handed on leaves the promise as it was.
 */
const beginsWait = {
  OR: [
    { move: { in: ['open', 'correct', 'edit'] } },
    { move: { in: ['decline', 'release', 'transfer'] }, from: { in: ['accepted', 'on-hold'] } },
  ],
}
/** What sets the solve time anew. */
const beginsSolving = ['open', 'reopen', 'correct', 'edit']

/**
 * Sets the one clock of a ticket to what it does next; whatever it was set to before is out of date. To be called in the transaction
 * of every change that concerns it: moves do it by themselves.
 * @throws Error where there is no such ticket
 */
export async function windClock(tx: Tx, ticketId: number, now: Date): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  const ticking = await tickingOf(tx, ticket)
  const tick = ticking && nextTick(ticking, await dutyCalendar(tx))
  const wound = ticket.wound + 1
  await retire(tx, keyOf(ticketId, ticket.wound), now)
  await tx.ticket.update({
    where: { id: ticketId },
    data: { wound, tickStep: tick?.step ?? null, tickAt: tick?.at ?? null },
    select: { id: true },
  })
  if (!tick) return
  await put(tx, { name: 'ticket.tick', data: { ticketId, wound } }, keyOf(ticketId, wound), tick.at)
}

const keyOf = (ticketId: number, wound: number) => `tick-${ticketId}-${wound}`

interface Row {
  readonly id: number
  readonly state: string
  readonly class: string
  readonly category: string
  readonly closedAs: string | null
  readonly openedAt: Date
  readonly solveDueAt: Date
  readonly holdUntil: Date | null
  readonly assigneeId: number | null
  readonly ratingAskedAt: Date | null
}

async function tickingOf(db: Db, ticket: Row): Promise<Ticking | null> {
  const { id, state, openedAt, solveDueAt, holdUntil } = ticket
  if (!isState(state)) return null
  const wait = await waitBegan(db, id)
  const solving = await lastOf(db, id, { move: { in: beginsSolving } })
  const moved = await lastOf(db, id, { to: { not: null } })
  const isWaiting = state === 'open' || state === 'offered'
  const offered =
    state === 'offered' ? await lastOf(db, id, { move: { in: ['offer', 'transfer'] } }) : null
  return {
    state,
    class: urgencyOf(ticket),
    closedAs: ticket.closedAs as ClosedAs | null,
    // What was found to be another matter is owed what it would have been owed from the start.
    waitsSince: wait && wait.move !== 'correct' && wait.move !== 'edit' ? wait.at : openedAt,
    offeredAt: offered?.at ?? null,
    backSince: state === 'accepted' && moved ? await backSince(db, moved, ticket.assigneeId) : null,
    solveDueAt,
    holdUntil,
    ratingAsked: ticket.ratingAskedAt !== null,
    stateSince: moved?.at ?? openedAt,
    taken: await stepsSince(db, id, (isWaiting ? wait : moved)?.id ?? 0),
    solveTaken: await stepsSince(db, id, solving?.id ?? 0, solveSteps),
  }
}

interface Came {
  readonly id: number
  readonly ticketId: number
  readonly move: string
  readonly at: Date
}

/** When it came back by its last move, unless whoever has it has said something since. */
async function backSince(db: Db, { id, ticketId, move, at }: Came, assigneeId: number | null) {
  if ((move !== 'dispute' && move !== 'reopen') || assigneeId === null) return null
  const owner = await db.staff.findUnique({ where: { id: assigneeId }, select: { name: true } })
  if (!owner) return null
  const answered = await lastOf(db, ticketId, { by: owner.name, id: { gt: id } })
  return answered ? null : at
}

const solveSteps: readonly Step[] = ['solve-warn', 'solve-breach', 'solve-escalate', 'call-again']

/** The first and the last time that each step was taken after an event, in the order of their times. */
async function stepsSince(
  db: Db,
  ticketId: number,
  after: number,
  which: readonly Step[] = steps,
): Promise<readonly Taken[]> {
  const rows = await db.ticketEvent.groupBy({
    by: ['move'],
    where: { ticketId, id: { gt: after }, move: { in: [...which] } },
    _min: { at: true },
    _max: { at: true },
  })
  return rows
    .flatMap(({ move, _min, _max }) =>
      [_min.at, _max.at].flatMap((at) => (at && isStep(move) ? [{ step: move, at }] : [])),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The event since which a ticket waits to be accepted. */
const waitBegan = (db: Db, ticketId: number) => lastOf(db, ticketId, beginsWait)

const lastOf = (db: Db, ticketId: number, where: object) =>
  db.ticketEvent.findFirst({ where: { ticketId, ...where }, orderBy: { id: 'desc' } })

/** How often an emergency has rung since it began to wait as it does now. */
export async function ringsOf(db: Db, ticketId: number): Promise<number> {
  const wait = await waitBegan(db, ticketId)
  return db.ticketEvent.count({
    where: { ticketId, move: 'ring', id: { gt: wait?.id ?? 0 } },
  })
}

/** The first `most` tickets after that number that are not closed, in the order of their numbers. */
export const ticketsToWind = async (
  db: Db,
  after: number,
  most: number,
): Promise<readonly number[]> => {
  const rows = await db.ticket.findMany({
    where: { id: { gt: after }, state: { not: 'closed' } },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Far more than can be open at a time. */
const MOST_STOPPED = 10_000

/** Tickets that are not closed and have no tick to come, whatever became of it. The key is that of `keyOf`. */
export async function stoppedClocks(db: Db): Promise<readonly number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT t."id" FROM "Ticket" t WHERE t."state" <> 'closed' AND NOT EXISTS (
      SELECT 1 FROM "Outbox" o
      WHERE o."key" = concat('tick-', t."id", '-', t."wound") AND o."doneAt" IS NULL)
    ORDER BY t."id" LIMIT ${MOST_STOPPED}`
  return rows.map(({ id }) => id)
}
