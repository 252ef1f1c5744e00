import type { Db, Tx } from '../db.ts'
import { lastAt } from './events.ts'

interface Offer {
  readonly ticketId: number
  readonly staffId: number
  /** Out of whose hands it comes, or who handed it over. */
  readonly fromId?: number | null
  readonly now: Date
}

/** A ticket comes into somebody's hands: the row of who, from whom and when. */
export const offer = (tx: Tx, { ticketId, staffId, fromId, now }: Offer) =>
  tx.assignment.create({ data: { ticketId, staffId, fromId: fromId ?? null, offeredAt: now } })

/** `taken-back`: it was another matter than offered, or they are off duty, so nobody is passed over for it. */
type Answer = 'accepted' | 'declined' | 'passed-on' | 'lapsed' | 'taken-back'

/** The answer to whatever offer of a ticket is still unanswered. */
export const answerOffer = (
  tx: Tx,
  ticketId: number,
  answer: Answer,
  now: Date,
  reason: string | null = null,
) =>
  tx.assignment.updateMany({
    where: { ticketId, answer: null },
    data: { answer, answeredAt: now, reason },
  })

/** An accepted ticket leaves somebody's hands: their row says why. */
export const handBack = (
  tx: Tx,
  ticketId: number,
  answer: 'declined' | 'passed-on' | 'taken-back',
  reason: string,
) =>
  tx.$executeRaw`
    UPDATE "Assignment" SET "answer" = ${answer}, "reason" = ${reason}
    WHERE "id" = (SELECT max("id") FROM "Assignment" WHERE "ticketId" = ${ticketId})`

/** Since then it is another matter, or the same once more: whoever did not want it is asked again. */
const opens = ['open', 'reopen', 'correct', 'edit']

/**
 * Who is not asked again about a ticket: those who have declined it since it was opened, and those who passed it on or let it lie
 * since it was last given up for lack of anybody; with `ever`, since it was opened.
 */
export async function passedOver(
  db: Db,
  ticketId: number,
  { ever = false } = {},
): Promise<ReadonlySet<number>> {
  const opened = (await lastAt(db, ticketId, opens)) ?? EVER
  const released = ever ? opened : ((await lastAt(db, ticketId, [...opens, 'release'])) ?? EVER)
  const rows = await db.assignment.findMany({
    where: {
      ticketId,
      OR: [
        { answer: 'declined', offeredAt: { gte: opened } },
        { answer: { in: ['lapsed', 'passed-on'] }, offeredAt: { gte: released } },
      ],
    },
    take: 500,
    select: { staffId: true },
  })
  return new Set(rows.map(({ staffId }) => staffId))
}

/** A ticket whose history does not say when it was opened. */
const EVER = new Date(0)

/** Whether the last thing that became of a ticket is that there was nobody for it. */
export async function isSaidThatNobody(db: Db, ticketId: number): Promise<boolean> {
  const last = await db.ticketEvent.findFirst({
    where: { ticketId, OR: [{ to: { not: null } }, { move: 'nobody' }] },
    orderBy: { id: 'desc' },
    select: { move: true },
  })
  return last?.move === 'nobody'
}

/** What somebody has in hand or is offered, oldest first; `state` tells what is on hold. */
export const inHandsOf = (db: Db, staffId: number) =>
  db.ticket.findMany({
    where: { assigneeId: staffId, state: { in: ['offered', 'accepted', 'on-hold'] } },
    orderBy: { id: 'asc' },
    take: 200,
    select: { id: true, state: true },
  })

/**
 * Locks what somebody has in hand, to be done before their own row is locked or changed: everybody else locks a ticket first and
 * then whom it goes to, and two that do it the other way round would wait for each other.
 */
export const lockHands = (tx: Tx, staffId: number) =>
  tx.$queryRaw`
    SELECT "id" FROM "Ticket"
    WHERE "assigneeId" = ${staffId} AND "state" IN ('offered', 'accepted', 'on-hold')
    ORDER BY "id" LIMIT 200 FOR NO KEY UPDATE`

/** Tickets that nobody has and nobody is asked about, the most urgent and oldest first. */
export const waitingForSomebody = (db: Db) =>
  db.ticket.findMany({
    where: { state: 'open' },
    orderBy: [{ class: 'asc' }, { id: 'asc' }],
    take: 100,
    include: { estate: { select: { name: true } } },
  })
