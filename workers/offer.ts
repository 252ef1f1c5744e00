import type { Tx } from '../prisma/db.ts'
import { offer } from '../prisma/queries/assignments.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { dropCalls, offerKey } from '../prisma/queries/rings.ts'
import { staffById, staffByIds } from '../prisma/queries/staff.ts'
import { type FullTicket, moveTicket } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { respondAfter } from '../rules/clocks.ts'
import { offers } from '../rules/wording/offers.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { briefOf } from './alarm.ts'
import { backOf } from './returned.ts'
import { ASSISTANT, inFull, mentionOf, tellPerson, tellStaff } from './tell.ts'

interface Named {
  readonly id: number
  readonly name: string
}

interface Offering {
  readonly now: Date
  /** Who hands it over; the assistant where nobody does. */
  readonly by?: Named
  /** Out of whose hands it comes where nobody hands it over by name. */
  readonly fromId?: number
  /** Why it goes there, where there is more to say than that it does. */
  readonly why?: string
  /** A supervisor is asked because nobody else is left. */
  readonly lastResort?: boolean
}

/** 派单: offers a ticket to one worker: the row, the move, the ping in the staff group. */
export async function offerTo(tx: Tx, ticket: FullTicket, worker: Named, offering: Offering) {
  const { now, by, fromId, why } = offering
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    // By hand it is a hand-over, with a wait of its own; the clock passing it on goes on with the same wait.
    move: by && ticket.state !== 'open' ? 'transfer' : 'offer',
    by: by?.name ?? ASSISTANT,
    reason: `${why ? `${why}，` : ''}派给${worker.name}`,
    assigneeId: worker.id,
    now,
  })
  if (!moved.moved) return moved
  const row = { ticketId: ticket.id, staffId: worker.id, fromId: by?.id ?? fromId ?? null, now }
  await offer(tx, row)
  await dropCalls(tx, ticket.id, 'offered to another')
  await ping(tx, ticket, worker.id, { ...offering, eventId: moved.eventId })
  return moved
}

interface Pinging extends Offering {
  readonly eventId: number
}

/** Calls one worker in the staff group, or privately where there is none. The last resort is called both ways. */
async function ping(tx: Tx, ticket: FullTicket, staffId: number, pinging: Pinging) {
  const { now, lastResort = false, eventId } = pinging
  const worker = await staffById(tx, staffId)
  const kind = lastResort ? 'escalation' : 'ping'
  const urgent = ticket.class === 'P1'
  const words = { key: offerKey(eventId), kind, ticketId: ticket.id, urgent } as const
  const mentions = mentionOf(worker)
  const due = { at: await dueAt(tx, ticket, now), now }
  const about = { ...briefOf(ticket), back: await backOf(tx, ticket) }
  const text = lastResort ? offers.lastResort : toStaff.ping
  const group = { ...words, mentions, text: text(about, due) }
  const told = await tellStaff(tx, ticket.estateId, group, now)
  if (!worker || (told && !lastResort)) return
  const full = text({ ...about, ...inFull(ticket) }, due)
  await tellPerson(tx, worker, { ...words, key: `${words.key}-direct`, text: full }, now)
}

/** What has been accepted once and changes hands is owed an answer from now on. */
async function dueAt(tx: Tx, ticket: FullTicket, now: Date): Promise<Date> {
  if (ticket.respondedAt === null) return ticket.respondDueAt
  return respondAfter(urgencyOf(ticket), now, 1, await dutyCalendar(tx))
}

/** More are not called by name in one post. */
const MOST_CALLED = 50

/** 抢单: offers a ticket to all who fit, in one post; where there is no staff group, to each privately. */
export async function offerToAll(tx: Tx, ticket: FullTicket, fit: readonly Named[], now: Date) {
  const called = fit.slice(0, MOST_CALLED)
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move: 'offer',
    by: ASSISTANT,
    reason: `抢单：${called.map(({ name }) => name).join('、')}`,
    assigneeId: null,
    now,
  })
  if (!moved.moved) return
  const people = await staffByIds(
    tx,
    called.map(({ id }) => id),
  )
  await dropCalls(tx, ticket.id, 'offered to all')
  const words = { key: offerKey(moved.eventId), kind: 'ping', ticketId: ticket.id } as const
  const mentions = people.flatMap(({ personId }) => personId ?? [])
  const about = { ...briefOf(ticket), back: await backOf(tx, ticket) }
  const group = { ...words, mentions, text: offers.pool(about) }
  if (await tellStaff(tx, ticket.estateId, group, now)) return
  const text = offers.pool({ ...about, ...inFull(ticket) })
  for (const one of people) {
    await tellPerson(tx, one, { ...words, key: `${words.key}-${one.id}`, text }, now)
  }
}
