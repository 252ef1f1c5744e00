import type { Db } from '../db.ts'
import { asAddress } from '../json.ts'

/** A ticket as `replay` and `tickets` print it. */
export async function ticketLines(db: Db, openOnly: boolean) {
  const tickets = await db.ticket.findMany({
    where: openOnly ? { state: { not: 'closed' } } : {},
    orderBy: { id: 'asc' },
    take: 100_000,
    include: {
      estate: { select: { name: true } },
      assignee: { select: { name: true } },
      reports: { orderBy: { id: 'asc' }, include: { person: { select: { name: true } } } },
      events: { orderBy: { id: 'asc' } },
    },
  })
  const messages = await wordsBehind(db, tickets)
  return tickets.map((ticket) => ({
    id: ticket.id,
    category: ticket.category,
    class: ticket.class,
    state: ticket.state,
    channel: ticket.channel,
    ...(ticket.closedAs !== null && { closedAs: ticket.closedAs }),
    address: { ...(ticket.estate && { estate: ticket.estate.name }), ...asAddress(ticket.address) },
    reporters: ticket.reports.map(({ person }) => person.name),
    messages: ticket.reports.flatMap(({ messageIds }) =>
      messageIds.flatMap((id) => messages.get(id) ?? []),
    ),
    ...(ticket.assignee && { assignee: ticket.assignee.name }),
    returns: ticket.returns,
    openedAt: ticket.openedAt,
    ...(ticket.acceptedAt && { acceptedAt: ticket.acceptedAt }),
    ...(ticket.doneAt && { doneAt: ticket.doneAt }),
    ...(ticket.closedAt && { closedAt: ticket.closedAt }),
    events: ticket.events.map(({ at, move, by, reason }) => ({
      at,
      move,
      by,
      ...(reason !== null && { reason }),
    })),
  }))
}

interface WithReports {
  readonly reports: readonly { readonly messageIds: readonly number[] }[]
}

/** WeChat's ids of the messages that made the reports. */
async function wordsBehind(db: Db, tickets: readonly WithReports[]) {
  const ids = tickets.flatMap(({ reports }) => reports.flatMap(({ messageIds }) => [...messageIds]))
  const rows = await db.message.findMany({
    where: { id: { in: ids } },
    select: { id: true, wechatId: true },
  })
  return new Map(rows.map(({ id, wechatId }) => [id, wechatId]))
}

/** Sign-ups as `replay` prints them. */
export async function signupLines(db: Db) {
  const rows = await db.signup.findMany({
    orderBy: { id: 'asc' },
    take: 10_000,
    include: { activity: true },
  })
  return rows.map(({ activity, name, people, state }) => ({
    activity: activity.title,
    name,
    people,
    state,
  }))
}
