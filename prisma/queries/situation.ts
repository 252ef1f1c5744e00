import { isCategory } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import { type ClosedAs, isState } from '../../rules/lifecycle.ts'
import type { ActivityView, GuideView, TicketView } from '../../rules/situation.ts'
import type { Db } from '../db.ts'
import { asAddress } from '../json.ts'
import { urgencyOf } from './urgency.ts'

/** How long a closed ticket can still be reopened by “又坏了”. */
const REOPEN_MS = 7 * 24 * 3_600_000
/** More open matters than any estate has; beyond it those closed go first, then the oldest: out of sight for joining, not lost. */
const MOST_TICKETS = 60

interface Where {
  readonly estateId: number | null
  readonly roomId: number
  /** Who is alone with the assistant: their own matters are spoken of there, wherever they told them. */
  readonly personId?: number
}

/** Tickets a new word could be about: those of the estate, or of the group where that has none. Latest first. */
export async function ticketsAround(
  db: Db,
  { estateId, roomId, personId }: Where,
  now: Date,
): Promise<readonly TicketView[]> {
  const rows = await db.ticket.findMany({
    where: {
      AND: [estateId === null ? { OR: [{ roomId }, ...ofPerson(personId)] } : { estateId }],
      OR: [{ state: { not: 'closed' } }, closedLately(now)],
    },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: MOST_TICKETS,
    include: { estate: { select: { name: true } } },
  })
  if (rows.length === 0) return []
  const voices = await voicesOf(
    db,
    rows.map(({ id }) => id),
  )
  const latestFirst = rows.toSorted((a, b) => b.id - a.id)
  return latestFirst.flatMap((row): TicketView[] => {
    if (!isCategory(row.category) || !isState(row.state)) return []
    const { reports, witnesses, ratings } = voices(row.id)
    return [
      {
        ...row,
        category: row.category,
        class: urgencyOf(row),
        state: row.state,
        closedAs: row.closedAs as ClosedAs | null,
        address: asAddress(row.address),
        estate: row.estate?.name ?? null,
        reports: reports.map((report) => ({ ...report, address: asAddress(report.address) })),
        witnesses: witnessesSince(witnesses, row.doneAt),
        ratings,
      },
    ]
  })
}

/** What was merged goes on as another. */
const closedLately = (now: Date) => ({
  state: 'closed',
  closedAt: { gte: new Date(now.getTime() - REOPEN_MS) },
  NOT: { closedAs: 'merged' },
})

const ofPerson = (personId: number | undefined) =>
  personId === undefined ? [] : [{ reports: { some: { personId } } }]

/** As many reports and witnesses as deciding needs, of all tickets together. */
const MOST_VOICES = 2_000

/**
 * The reports of tickets, the words that they are over, and the ratings: three bounded queries for all of them together, rather than
 * three for each.
 */
async function voicesOf(db: Db, ids: readonly number[]) {
  const ofTickets = { in: [...ids] }
  const reports = await db.report.findMany({
    where: { ticketId: ofTickets },
    orderBy: { id: 'desc' },
    take: MOST_VOICES,
    select: { ticketId: true, personId: true, address: true, text: true, at: true },
  })
  const witnesses = await db.ticketEvent.findMany({
    where: { ticketId: ofTickets, move: 'witness' },
    take: MOST_VOICES,
    select: { ticketId: true, reason: true, at: true },
  })
  const ratings = await db.rating.findMany({
    where: { ticketId: ofTickets },
    take: MOST_VOICES,
    select: { ticketId: true, personId: true, score: true, at: true },
  })
  return (id: number) => ({
    ratings: ratings.filter(({ ticketId }) => ticketId === id),
    reports: reports.filter(({ ticketId }) => ticketId === id).toReversed(),
    witnesses: witnesses.filter(({ ticketId }) => ticketId === id),
  })
}

/** The person ids of those who said it was over, since it was done. The event's reason holds the id. */
const witnessesSince = (
  events: readonly { reason: string | null; at: Date }[],
  since: Date | null,
) => events.flatMap(({ reason, at }) => (reason && (!since || at >= since) ? [Number(reason)] : []))

/** Activities to come, soonest first. */
export async function activitiesFor(db: Db, roomId: number, now: Date): Promise<ActivityView[]> {
  const rows = await db.activity.findMany({
    where: {
      startsAt: { gt: now },
      OR: [{ roomIds: { isEmpty: true } }, { roomIds: { has: roomId } }],
    },
    orderBy: { startsAt: 'asc' },
    take: 10,
    include: { signups: { where: { state: 'in' }, select: { people: true } } },
  })
  return rows.map(({ signups, ...activity }) => ({
    ...activity,
    people: signups.reduce((sum, { people }) => sum + people, 0),
  }))
}

export const guidesFor = (db: Db, category: string): Promise<GuideView[]> =>
  db.guide.findMany({ where: { category }, take: 100 })

/** As much of a turn as is needed to understand it. */
export interface TurnHead {
  readonly id: number
  readonly roomId: number
  readonly personId: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly kind: string
  readonly estateId: number | null
  readonly estate: string | null
  readonly name: string
  readonly home: Address
  readonly isStaff: boolean
  /** What was said and not taken back, in order. */
  readonly texts: readonly string[]
}

/** The head of a turn, in one look: most turns are small talk, and nothing more is ever asked about them. */
export async function turnHead(db: Db, id: number): Promise<TurnHead | undefined> {
  const [row] = await db.$queryRaw<(TurnHead & { readonly home: unknown })[]>`
    SELECT t."id", t."roomId", t."personId", t."firstAt", t."lastAt", r."kind", r."estateId", e."name" AS "estate",
      p."name", p."home", s."id" IS NOT NULL AS "isStaff",
      ARRAY(SELECT m."text" FROM "Message" m
        WHERE m."turnId" = t."id" AND m."recalledAt" IS NULL ORDER BY m."id" LIMIT 50) AS "texts"
    FROM "Turn" t
    JOIN "Room" r ON r."id" = t."roomId"
    JOIN "Person" p ON p."id" = t."personId"
    LEFT JOIN "Estate" e ON e."id" = r."estateId"
    LEFT JOIN "Staff" s ON s."personId" = p."id"
    WHERE t."id" = ${id}`
  return row && { ...row, home: asAddress(row.home) }
}

/** A turn of the same talker shortly before, and whether anything came of it. */
export interface EarlierTurn {
  readonly turnId: number
  readonly texts: readonly string[]
  readonly messageIds: readonly number[]
  readonly address: Address
  readonly mattered: boolean
}

type TurnKey = Pick<TurnHead, 'id' | 'roomId' | 'personId'>

/** The last turns of a talker in a room before this one that ended after `since`, latest first; asked for on most messages. */
export async function earlierTurns(
  db: Db,
  { id, roomId, personId }: TurnKey,
  since: Date,
): Promise<readonly EarlierTurn[]> {
  const rows = await db.$queryRaw<(EarlierTurn & { readonly address: unknown })[]>`
    SELECT t."id" AS "turnId", t."address", bool_or(m."mattered") AS "mattered",
      array_agg(m."text" ORDER BY m."id") AS "texts", array_agg(m."id" ORDER BY m."id") AS "messageIds"
    FROM "Turn" t JOIN "Message" m ON m."turnId" = t."id" AND m."recalledAt" IS NULL
    WHERE t."roomId" = ${roomId} AND t."personId" = ${personId} AND t."id" < ${id} AND t."lastAt" >= ${since}
    GROUP BY t."id" ORDER BY t."id" DESC LIMIT 2`
  return rows.map((row) => ({ ...row, address: asAddress(row.address) }))
}

/** The last words of others in the room that were said after `since`, latest first. */
export const wordsOfOthers = (db: Db, { roomId, personId }: TurnKey, since: Date, until: Date) =>
  db.message.findMany({
    where: { roomId, personId: { not: personId }, at: { gte: since, lte: until } },
    orderBy: { id: 'desc' },
    take: 3,
    select: { personId: true, text: true },
  })

/** Messages by number, in the order they were said. */
export const messagesOf = (db: Db, ids: readonly number[]) =>
  db.message.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' }, take: 100 })
