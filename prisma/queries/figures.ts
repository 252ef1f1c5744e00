import { type Ledger, ledgerOf } from '../../rules/figures.ts'
import type { LifeMove, TicketLife } from '../../rules/figures-life.ts'
import { type Period, soFar } from '../../rules/figures-period.ts'
import { isState, moves } from '../../rules/lifecycle.ts'
import type { Prisma } from '../client/client.ts'
import type { Db } from '../db.ts'
import { asAddress } from '../json.ts'
import { urgencyOf } from './urgency.ts'

/** Far more than a community has in a year. */
const MOST_TICKETS = 20_000
/** No ticket is moved, reported or rated oftener. */
const MOST_ROWS = 2_000

/**
 * The histories behind the figures of a period: every ticket that was open in it or has something of its own in it. One query,
 * whatever their number.
 * @throws RangeError where the period has more tickets than can be counted at once
 */
export async function livesIn(db: Db, period: Period): Promise<readonly TicketLife[]> {
  const rows = await db.ticket.findMany({
    where: concerns(period),
    orderBy: { id: 'asc' },
    take: MOST_TICKETS + 1,
    include: histories,
  })
  if (rows.length > MOST_TICKETS)
    throw new RangeError(`more than ${MOST_TICKETS} tickets in one period: ask for a shorter one`)
  return rows.map(lifeOf)
}

/** What was closed before it and not reopened counts where one of its own times lies in the period. */
function concerns({ from, until }: Period) {
  const within = { gte: from, lt: until }
  return {
    openedAt: { lt: until },
    OR: [
      { closedAt: null },
      { closedAt: { gte: from } },
      { respondDueAt: within },
      { solveDueAt: within },
      { ratingAskedAt: within },
      { ratings: { some: { at: within } } },
      { reports: { some: { at: within } } },
    ],
  }
}

const inOrder = { orderBy: { id: 'asc' }, take: MOST_ROWS } as const
const name = { select: { name: true } } as const

const histories = {
  estate: name,
  finisher: name,
  events: {
    where: { to: { not: null } },
    select: { move: true, to: true, by: true, at: true },
    ...inOrder,
  },
  reports: { select: { at: true }, ...inOrder },
  ratings: { select: { at: true, score: true, staff: name }, ...inOrder },
} as const

type Row = Prisma.TicketGetPayload<{ include: typeof histories }>

const lifeOf = (row: Row): TicketLife => {
  const accepted = row.events.find(({ move }) => move === 'accept')?.at
  const { id, category, channel, openedAt, respondDueAt, solveDueAt, ratingAskedAt } = row
  return {
    ...{ id, category, channel, openedAt, respondDueAt, solveDueAt, ratingAskedAt },
    class: urgencyOf(row),
    estate: row.estate?.name ?? null,
    building: asAddress(row.address).building ?? null,
    respondedAt: row.respondedAt ?? accepted ?? null,
    finisher: row.finisher?.name ?? null,
    moves: row.events.flatMap(moveOf),
    reportedAt: row.reports.map(({ at }) => at),
    ratings: row.ratings.map(({ at, score, staff }) => ({ at, score, staff: staff?.name ?? null })),
  }
}

/** Moves that this program does not know are none. */
function moveOf({ move, to, by, at }: Row['events'][number]): readonly LifeMove[] {
  const known = moves.find((one) => one === move)
  return known && to !== null && isState(to) ? [{ move: known, to, by, at }] : []
}

/** Whether anything was ever reported before `at`: a community that has just begun has no ledger yet. */
export const hasTicketsBefore = async (db: Db, at: Date): Promise<boolean> =>
  (await db.ticket.findFirst({ where: { openedAt: { lt: at } }, select: { id: true } })) !== null

/** The figures of as much of a period as is over at `now`. */
export async function ledgerIn(db: Db, whole: Period, now: Date): Promise<Ledger> {
  const period = soFar(whole, now)
  return ledgerOf(await livesIn(db, period), period)
}
