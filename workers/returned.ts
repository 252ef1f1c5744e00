import type { Address } from '../intents/understanding.ts'
import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { lastOfMoves } from '../prisma/queries/events.ts'
import { type FullTicket, reasonOfLast } from '../prisma/queries/tickets.ts'
import { maskName } from '../rules/masking.ts'
import { isPersonal } from '../rules/personal.ts'
import { complete, isPlace, placeText } from '../rules/places.ts'
import { type Back, toStaff } from '../rules/wording/staff.ts'
import type { Carrying } from './carrying.ts'
import { categoryOf, inFull, inPublic, mentionOf, tellPerson, tellStaff } from './tell.ts'

/** How a ticket that is looked after once more came back: who said what, and what was done before. `undefined` for a first time. */
export async function backOf(tx: Tx, ticket: FullTicket): Promise<Back | undefined> {
  if (ticket.returns === 0) return undefined
  const event = await lastOfMoves(tx, ticket.id, ['dispute', 'reopen'])
  if (!event) return undefined
  const done = isPersonal(categoryOf(ticket)) ? '' : await reasonOfLast(tx, ticket.id, 'finish')
  return { who: event.by, said: event.reason ?? '', done }
}

/** Whoever did the work hears that it did not hold: from whom, and where they live if elsewhere; by name in private alone. */
export async function tellReturned(tx: Tx, ticket: FullTicket, said: string, carrying: Carrying) {
  const { now, key, turn } = carrying
  if (!ticket.assignee) return
  const urgent = ticket.class === 'P1'
  const words = { key: `${key}/back`, kind: 'ping', ticketId: ticket.id, urgent } as const
  const place = elsewhere(ticket, carrying)
  const { name } = turn.person
  const masked = toStaff.returned(inPublic(ticket), said, maskName(name), place('building'))
  const group = { ...words, mentions: mentionOf(ticket.assignee), text: masked }
  await tellStaff(tx, ticket.estateId, group, now)
  const text = toStaff.returned(inFull(ticket), said, name, place('flat'))
  await tellPerson(tx, ticket.assignee, { ...words, key: `${words.key}-direct`, text }, now)
}

/** Where the talker speaks of or lives, as far as it may be told; empty where that is the ticket's place. */
const elsewhere = (ticket: FullTicket, carrying: Carrying) => (upTo: 'building' | 'flat') => {
  const place = placeText(null, theirs(carrying), upTo)
  return place === placeText(null, asAddress(ticket.address), upTo) ? '' : place
}

/** “501也堵了” is a flat of the house they live in. */
function theirs({ situation, turn }: Carrying): Address {
  const named = situation.heard.address[0] ?? {}
  const home = asAddress(turn.person.home)
  return isPlace(named) ? named : complete(named, home)
}
