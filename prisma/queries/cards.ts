import { groupedBy } from '../../rules/figures-group.ts'
import type { Db } from '../db.ts'
import { asAddress } from '../json.ts'

const OPEN_SHOWN = 60
const CLOSED_SHOWN = 20
const REPORTS_SHOWN = 2_000
const EVENTS_SHOWN = 3_000

export type TicketCard = Awaited<ReturnType<typeof openCards>>[number]

/** Open tickets, the most urgent first, with who reported and what happened. At most 60. */
export const openCards = async (db: Db) =>
  withStories(
    db,
    await db.ticket.findMany({
      where: { state: { not: 'closed' } },
      orderBy: [{ class: 'asc' }, { id: 'asc' }],
      take: OPEN_SHOWN,
      include: cardParts,
    }),
  )

/** Tickets closed since `since`, the latest first. At most 20. */
export const closedCards = async (db: Db, since: Date) =>
  withStories(
    db,
    await db.ticket.findMany({
      where: { state: 'closed', closedAt: { gte: since } },
      orderBy: { closedAt: 'desc' },
      take: CLOSED_SHOWN,
      include: cardParts,
    }),
  )

const cardParts = {
  estate: { select: { name: true } },
  assignee: { select: { name: true } },
} as const

export const openCount = (db: Db) => db.ticket.count({ where: { state: { not: 'closed' } } })

/** Two bounded queries for all tickets, rather than two for each. */
async function withStories<Row extends { readonly id: number; readonly address: unknown }>(
  db: Db,
  rows: readonly Row[],
) {
  const of = { ticketId: { in: rows.map(({ id }) => id) } }
  const [reports, events] = await Promise.all([
    db.report.findMany({
      where: of,
      orderBy: { id: 'asc' },
      take: REPORTS_SHOWN,
      select: { ticketId: true, person: { select: { name: true } } },
    }),
    db.ticketEvent.findMany({ where: of, orderBy: { id: 'desc' }, take: EVENTS_SHOWN }),
  ])
  const eventsOf = byTicket(events)
  const reportsOf = byTicket(reports)
  return rows.map((row) => ({
    ...row,
    address: asAddress(row.address),
    reporters: reportsOf(row.id).map(({ person }) => person.name),
    events: eventsOf(row.id),
  }))
}

function byTicket<Row extends { readonly ticketId: number }>(rows: readonly Row[]) {
  const groups = groupedBy(rows, ({ ticketId }) => ticketId)
  return (id: number): readonly Row[] => groups.get(id) ?? []
}
