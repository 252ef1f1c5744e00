import { classOf, isCategory } from '../../intents/taxonomy.ts'
import { type ClosedAs, isState } from '../../rules/lifecycle.ts'
import type { ActivityView, GuideView, TicketView } from '../../rules/situation.ts'
import type { Db } from '../db.ts'
import { asAddress } from '../json.ts'

/** How long a closed ticket can still be reopened by “又坏了”. */
const REOPEN_MS = 7 * 24 * 3_600_000
/** More open matters than any estate has; beyond it the oldest are out of sight for joining, not lost. */
const MOST_TICKETS = 60

interface Where {
  readonly estateId: number | null
  readonly roomId: number
}

/** Tickets a new word could be about: those of the estate, or of the group where that has none. Latest first. */
export async function ticketsAround(db: Db, { estateId, roomId }: Where, now: Date) {
  const rows = await db.ticket.findMany({
    where: {
      ...(estateId === null ? { roomId } : { estateId }),
      OR: [
        { state: { not: 'closed' } },
        { state: 'closed', closedAt: { gte: new Date(now.getTime() - REOPEN_MS) } },
      ],
    },
    orderBy: { id: 'desc' },
    take: MOST_TICKETS,
    include: {
      estate: { select: { name: true } },
      reports: { orderBy: { id: 'asc' }, take: 50 },
      events: { where: { move: 'witness' }, take: 20, select: { reason: true, at: true } },
    },
  })
  return rows.flatMap((row): TicketView[] => {
    if (!isCategory(row.category) || !isState(row.state)) return []
    return [
      {
        ...row,
        category: row.category,
        class: classOf(row.category) ?? 'P3',
        state: row.state,
        closedAs: row.closedAs as ClosedAs | null,
        address: asAddress(row.address),
        estate: row.estate?.name ?? null,
        reports: row.reports.map((report) => ({ ...report, address: asAddress(report.address) })),
        witnesses: witnessesSince(row.events, row.doneAt),
      },
    ]
  })
}

/** The person ids of those who said it was over, since it was done. The event's reason holds the id. */
const witnessesSince = (events: readonly { reason: string | null; at: Date }[], since: Date | null) =>
  events.flatMap(({ reason, at }) => (reason && (!since || at >= since) ? [Number(reason)] : []))

/** Activities to come, soonest first. */
export async function activitiesFor(db: Db, roomId: number, now: Date): Promise<ActivityView[]> {
  const rows = await db.activity.findMany({
    where: { startsAt: { gt: now }, OR: [{ roomIds: { isEmpty: true } }, { roomIds: { has: roomId } }] },
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
