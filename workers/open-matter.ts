import type { Tx } from '../prisma/db.ts'
import { type FullTicket, lockTicket, ticketById } from '../prisma/queries/tickets.ts'
import type { Decision } from '../rules/situation.ts'
import { priorityFor } from '../rules/thresholds.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { calledFor } from './alarm.ts'
import { type Carrying, reply } from './carrying.ts'
import { openCase, SUMMARY, type Told } from './open-case.ts'
import { inFull, inPublic, tellPerson } from './tell.ts'
import { addVoice } from './voices.ts'

/** Opens a ticket for what a resident said, and tells them. */
export async function openMatter(
  tx: Tx,
  { category, class: urgency, address, ask }: Extract<Decision, { do: 'open' }>,
  carrying: Carrying,
) {
  const { turn, situation, now, late, key } = carrying
  const asks = ask && !late
  const { estateId } = turn.room
  const where = { estateId, roomId: turn.roomId, address }
  const matter = { ...where, category, class: urgency, openedAt: now, askedAt: asks ? now : null }
  const ticket = await openCase(tx, matter, toldIn(carrying, address), now)

  const about = inPublic(ticket)
  const urgent = urgency === 'P1'
  const text = urgent
    ? toResidents.emergency(about, asks)
    : situation.heard.act === 'enquiry'
      ? toResidents.enquiryTaken(about)
      : toResidents.ack(about, asks)
  const kind = urgent ? 'guidance' : asks ? 'ask' : 'ack'
  await reply(tx, carrying, { key: `${key}/opened`, kind, urgent, ticketId: ticket.id, text })
}

/** One more voice for an open ticket, or a further word of one that it has. */
export async function joinTicket(
  tx: Tx,
  { ticket: id, address, act }: Extract<Decision, { do: 'join' }>,
  carrying: Carrying,
) {
  const { now } = carrying
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket) return
  const told = { ...toldIn(carrying, address), act }
  const isNew = await addVoice(tx, ticket, told, { audible: true, now })
  if (!isNew || isWorthPassingOn(ticket)) await passOn(tx, ticket, carrying)
}

/** In an emergency every voice may tell something new; of a crowd those that raise its priority. */
const MOST_VOICES = 5
const isWorthPassingOn = ({ class: urgency, reports, priority }: FullTicket) =>
  urgency === 'P1' && (reports.length < MOST_VOICES || priorityFor(reports.length + 1) > priority)

/** What a reporter adds, and a further voice about an emergency, reaches whoever is on the way. */
async function passOn(tx: Tx, ticket: FullTicket, { situation, now, key }: Carrying) {
  const urgent = ticket.class === 'P1'
  const people = urgent
    ? await calledFor(tx, ticket, now)
    : ticket.assignee
      ? [ticket.assignee]
      : []
  const text = toStaff.more(inFull(ticket), situation.text.slice(0, SUMMARY))
  for (const one of people) {
    const words = { key: `${key}/more-${one.id}`, kind: 'nudge', ticketId: ticket.id } as const
    await tellPerson(tx, one, { ...words, urgent, text }, now)
  }
}

const toldIn = ({ turn, situation, now }: Carrying, address: Told['address']): Told => ({
  personId: turn.personId,
  name: turn.person.name,
  roomId: turn.roomId,
  act: situation.heard.act,
  text: situation.text,
  address,
  messageIds: turn.messages.map(({ id }) => id),
  at: now,
})
