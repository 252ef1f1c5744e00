import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { put } from '../prisma/queries/outbox.ts'
import {
  addReport,
  type FullTicket,
  lockTicket,
  note,
  openTicket,
  setPlace,
  ticketById,
} from '../prisma/queries/tickets.ts'
import { dueTimes } from '../rules/clocks.ts'
import { complete, isPlace } from '../rules/places.ts'
import type { Decision } from '../rules/situation.ts'
import { toResidents, toStaff } from '../rules/wording.ts'
import { calledFor } from './alarm.ts'
import { type Carrying, reply } from './carrying.ts'
import { inFull, inPublic, tellPerson } from './tell.ts'

/** The longest summary a ticket carries; the messages themselves are kept whole. */
const SUMMARY = 300

/** Opens a ticket with its first report, starts its clocks, has somebody found for it, and tells the reporter. */
export async function openMatter(
  tx: Tx,
  { category, class: urgency, address, ask }: Extract<Decision, { do: 'open' }>,
  carrying: Carrying,
) {
  const { turn, situation, now, late, key } = carrying
  const due = dueTimes(urgency, now, await dutyCalendar(tx))
  const asks = ask && !late
  const ticket = await openTicket(
    tx,
    {
      category,
      class: urgency,
      address,
      summary: situation.text.slice(0, SUMMARY),
      estateId: turn.room.estateId,
      roomId: turn.roomId,
      openedAt: now,
      respondDueAt: due.respondDueAt,
      solveDueAt: due.solveDueAt,
      askedAt: asks ? now : null,
    },
    turn.person.name,
  )
  await addReport(tx, reportOf(ticket.id, carrying, address))

  const dispatch = { name: 'ticket.dispatch', data: { ticketId: ticket.id } } as const
  await put(tx, dispatch, `dispatch-${ticket.id}-0`, now)

  const about = inPublic(ticket)
  const urgent = urgency === 'P1'
  const words = urgent
    ? toResidents.emergency(about, asks)
    : situation.heard.act === 'enquiry'
      ? toResidents.enquiryTaken(about)
      : toResidents.ack(about, asks)
  const kind = urgent ? 'guidance' : asks ? 'ask' : 'ack'
  await reply(tx, carrying, {
    key: `${key}/opened`,
    kind,
    urgent,
    ticketId: ticket.id,
    text: words,
  })
}

/** How long after the first neighbour chimes in the group is told, once for all of them. */
const BURST_MS = 60_000

/** One more voice for an open ticket. Nobody is answered one by one; the group hears once how many it concerns. */
export async function joinTicket(
  tx: Tx,
  { ticket: id, address, act }: Extract<Decision, { do: 'join' }>,
  carrying: Carrying,
) {
  const { turn, now } = carrying
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket) return
  const isNew = await addReport(tx, { ...reportOf(id, carrying, address), act })
  const known = asAddress(ticket.address)
  if (!isPlace(known) && isPlace(address)) await setPlace(tx, id, complete(address, known))
  if (!isNew || ticket.class === 'P1') await passOn(tx, ticket, carrying)
  if (!isNew) return
  await note(tx, { ticketId: id, move: 'join', by: turn.person.name, at: now })
  await put(
    tx,
    { name: 'ticket.tell-burst', data: { ticketId: id } },
    `burst-${id}`,
    new Date(now.getTime() + BURST_MS),
  )
}

/** What a reporter adds, and any further voice about an emergency, reaches whoever is on the way. */
async function passOn(tx: Tx, ticket: FullTicket, { situation, now, key }: Carrying) {
  const urgent = ticket.class === 'P1'
  const people = urgent ? await calledFor(tx, ticket) : ticket.assignee ? [ticket.assignee] : []
  const text = toStaff.more(inFull(ticket), situation.text.slice(0, SUMMARY))
  for (const one of people) {
    const words = { key: `${key}/more-${one.id}`, kind: 'nudge', ticketId: ticket.id } as const
    await tellPerson(tx, one, { ...words, urgent, text }, now)
  }
}

const reportOf = (ticketId: number, { turn, situation, now }: Carrying, address: object) => ({
  ticketId,
  personId: turn.personId,
  roomId: turn.roomId,
  act: situation.heard.act,
  text: situation.text.slice(0, SUMMARY),
  address,
  messageIds: turn.messages.map(({ id }) => id),
  at: now,
})
