import type { Address } from '../../intents/understanding.ts'
import type { Tx } from '../../prisma/db.ts'
import { asAddress } from '../../prisma/json.ts'
import { filingOf } from '../../prisma/queries/call-back.ts'
import { estateNames } from '../../prisma/queries/incidents.ts'
import { deskPerson } from '../../prisma/queries/people.ts'
import { note } from '../../prisma/queries/tickets.ts'
import { type Filed, filedAs } from '../../rules/desk.ts'
import { isPlace } from '../../rules/places.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { desk } from '../../rules/wording/desk.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { FileWord } from '../../rules/words/file-for.ts'
import type { Member } from '../moves/order.ts'
import { SUMMARY, type Told } from '../open-case.ts'
import { type TakenIn, takeIn } from '../take-in.ts'
import { inFull, inPublic, tellPerson } from '../tell.ts'
import type { Listening } from './listening.ts'

/** The room of somebody who said it in none. */
const NOWHERE = 0

/** 代报: what was told by telephone or at the desk becomes a ticket, or joins the one it belongs to. */
export async function fileFor(
  tx: Tx,
  word: FileWord,
  member: Member,
  listening: Listening,
): Promise<string> {
  const { now, understand, turn } = listening
  if (!may(standingsOf(member), 'file-for')) return refusals.right('file-for')
  if (word.text === '') return desk.empty
  const heard = understand(word.text)
  const filed = filedAs(heard, word.text)
  if (!('category' in filed)) return unclear(filed)
  const estates = await estateNames(tx)
  const estate = estateMeant(estates, word.text, turn.room.estateId, member.estates)
  if (!estate) return desk.estate(estates.map(({ name }) => name))
  const told = await toldBy(tx, word, heard.address[0] ?? {}, now)
  const { channel } = word
  const brought = { ...filed, heard, told, estate, roomId: null, channel }
  const taken = await takeIn(tx, brought, now)
  if (!taken) return desk.notUnderstood
  const by = { ticketId: taken.ticket.id, by: member.name, at: now }
  await note(tx, { ...by, move: 'filed', reason: filingOf({ ...told, channel }) })
  return answer(tx, taken, told, word, listening)
}

const unclear = ({ near }: Extract<Filed, { near: unknown }>) =>
  near === null ? desk.notUnderstood : desk.unsure(near)

interface Named {
  readonly id: number
  readonly name: string
}

/** The estate that is named, else that of the staff group, else the only one that is theirs. */
function estateMeant(
  estates: readonly Named[],
  text: string,
  ofRoom: number | null,
  own: readonly string[],
): Named | undefined {
  const named = estates
    .filter(({ name }) => text.includes(name))
    .sort((a, b) => b.name.length - a.name.length)[0]
  const theirs = own.length > 0 ? estates.filter(({ name }) => own.includes(name)) : estates
  const only = theirs.length === 1 ? theirs[0] : undefined
  return named ?? estates.find(({ id }) => id === ofRoom) ?? only
}

async function toldBy(tx: Tx, { name, phone, text }: FileWord, address: Address, now: Date) {
  const caller = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) }
  const person = await deskPerson(tx, caller, desk.nameless)
  const told: Told = {
    personId: person.id,
    name: person.name,
    roomId: NOWHERE,
    act: 'report',
    text,
    address,
    messageIds: [],
    at: now,
  }
  return told
}

async function answer(
  tx: Tx,
  { ticket, how }: TakenIn,
  { name }: Told,
  { channel, text, phone }: FileWord,
  { key, now }: Listening,
): Promise<string> {
  const about = inPublic(ticket)
  if (how === 'opened') return desk.opened(about, channel, isPlace(asAddress(ticket.address)))
  if (ticket.assignee) {
    const more = desk.more(inFull(ticket), text.slice(0, SUMMARY), name, phone ?? null)
    const words = { key: `${key}/more`, kind: 'nudge', ticketId: ticket.id } as const
    await tellPerson(
      tx,
      ticket.assignee,
      { ...words, urgent: ticket.class === 'P1', text: more },
      now,
    )
  }
  return how === 'joined' ? desk.joined(about, ticket.reports.length + 1) : desk.again(about)
}
