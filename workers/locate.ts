import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { type FullTicket, note, setPlace, ticketById } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import type { Decision } from '../rules/situation.ts'
import { placeOf } from '../rules/whereabouts.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { calledFor } from './alarm.ts'
import { type Carrying, reply } from './carrying.ts'
import { inFull, inPublic, mentionOf, tellPerson, tellStaff } from './tell.ts'

/** The place of a ticket becomes known: the reporter is thanked, and whoever goes there learns it in full. */
export async function locate(
  tx: Tx,
  { ticket: id, address }: Extract<Decision, { do: 'locate' }>,
  carrying: Carrying,
) {
  const { turn, situation, now, key } = carrying
  const before = await ticketById(tx, id)
  if (!before) return
  const said = { ...asAddress(before.address), ...address }
  // What was told first says whether it is at home with the talker, or with somebody else.
  const matter = { ...situation.heard, class: urgencyOf(before), address: [said] }
  const place = placeOf(matter, { ...situation, text: before.summary })
  await setPlace(tx, id, place)
  await note(tx, { ticketId: id, move: 'locate', by: turn.person.name, at: now })
  const ticket = { ...before, address: { ...place } }
  const text = toResidents.located(inPublic(ticket))
  await reply(tx, carrying, { key: `${key}/located`, kind: 'ack', ticketId: id, text })
  await tellWorkers(tx, ticket, key, now)
}

async function tellWorkers(tx: Tx, ticket: FullTicket, key: string, now: Date) {
  const urgent = ticket.class === 'P1'
  const words = { kind: 'nudge', ticketId: ticket.id, urgent } as const
  const text = toStaff.located(inPublic(ticket))
  const mentions = mentionOf(ticket.assignee)
  await tellStaff(tx, ticket.estateId, { ...words, key: `${key}/staff`, text, mentions }, now)
  const people = urgent
    ? await calledFor(tx, ticket, now)
    : ticket.assignee
      ? [ticket.assignee]
      : []
  const full = toStaff.located(inFull(ticket))
  for (const one of people) {
    await tellPerson(tx, one, { ...words, key: `${key}/staff-${one.id}`, text: full }, now)
  }
}
