import { type Category, isCategory } from '../intents/taxonomy.ts'
import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { type NewPost, post } from '../prisma/queries/posts.ts'
import { directRoom, residentsRooms, roomsOfKind } from '../prisma/queries/rooms.ts'
import type { FullTicket } from '../prisma/queries/tickets.ts'
import { buildingsText, placeText } from '../rules/places.ts'
import { wideOf } from './wide.ts'

/** Who moved it, in a history row, when nobody did. */
export const ASSISTANT = 'linli'

/** What a post says and for what, without where. */
export type Words = Omit<NewPost, 'roomId'>

/** With its reports it is known how far it reaches. */
type Named = Pick<FullTicket, 'id' | 'category' | 'address' | 'estate'> &
  Partial<Pick<FullTicket, 'reports'>>

export const categoryOf = ({ category }: { category: string }): Category =>
  isCategory(category) ? category : 'property-management'

/** A ticket as a group may read of it. */
export function inPublic(ticket: Named) {
  const about = { ticket: ticket.id, category: categoryOf(ticket) }
  const name = ticket.estate?.name ?? null
  const wide = wideOf(ticket)
  if (wide) return { ...about, place: name ?? '', households: wide.households }
  return { ...about, place: placeText(name, asAddress(ticket.address), 'building') }
}

/** A ticket as the one who goes there must know it. */
export function inFull(ticket: Named) {
  const name = ticket.estate?.name ?? null
  const wide = wideOf(ticket)
  const place = wide
    ? buildingsText(name, wide.buildings)
    : placeText(name, asAddress(ticket.address))
  return { ...inPublic(ticket), place }
}

interface Reporting {
  readonly personId: number
  readonly roomId: number
}

interface Hearers {
  /** Who is called by @: all reporters, unless told otherwise. */
  readonly called?: readonly Reporting[]
  /** A room that hears of it otherwise. */
  readonly except?: number
}

/** More names than these before a post make it unreadable. */
const MOST_CALLED = 20

/**
 * Everybody who reported it: one post in each residents' group and private chat with a reporter, who is called by @, and in the group
 * the ticket came from. With `called`, only where somebody of those is.
 */
export async function tellReporters(
  tx: Tx,
  ticket: FullTicket,
  words: Words,
  now: Date,
  { called, except }: Hearers = {},
) {
  const hearers = called ?? ticket.reports
  const home = called || ticket.roomId === null ? [] : [ticket.roomId]
  const wanted = [...home, ...hearers.map(({ roomId }) => roomId)]
  for (const roomId of await residentsRooms(tx, [...new Set(wanted)])) {
    if (roomId === except) continue
    const here = hearers.filter((one) => one.roomId === roomId).slice(0, MOST_CALLED)
    const mentions = here.map(({ personId }) => personId)
    const key = roomId === ticket.roomId ? words.key : `${words.key}-in-${roomId}`
    const urgent = ticket.class === 'P1'
    await post(tx, { ticketId: ticket.id, urgent, ...words, key, mentions, roomId }, now)
  }
}

/** The group of the office; the staff's where there is none. */
export async function tellOffice(tx: Tx, estateId: number | null, words: Words, now: Date) {
  const [room] = await roomsOfKind(tx, 'admin')
  if (!room) return tellStaff(tx, estateId, words, now)
  await post(tx, { ...words, roomId: room.id }, now)
  return true
}

/** The staff group of the estate, else one for all estates, else any, else the admins'. `false` where none is bound. */
export async function tellStaff(tx: Tx, estateId: number | null, words: Words, now: Date) {
  const rooms = [...(await roomsOfKind(tx, 'staff')), ...(await roomsOfKind(tx, 'admin'))]
  const room =
    rooms.find((one) => estateId !== null && one.estateId === estateId) ??
    rooms.find((one) => one.estateId === null) ??
    rooms[0]
  if (!room) return false
  await post(tx, { ...words, roomId: room.id }, now)
  return true
}

interface Reachable {
  readonly person: {
    readonly id: number
    readonly wechatId: string | null
    readonly name: string
  } | null
}

/** One member of staff, privately. Says nothing to those who are not on WeChat or have never enrolled. */
export async function tellPerson(tx: Tx, { person }: Reachable, words: Words, now: Date) {
  if (!person?.wechatId) return
  const room = await directRoom(tx, { ...person, wechatId: person.wechatId }, now)
  await post(tx, { ...words, roomId: room.id }, now)
}

/** The staff group, or, where none is bound, the one who has the ticket in hand, privately. */
export async function tellOnDuty(tx: Tx, ticket: FullTicket, words: Words, now: Date) {
  const mentions = mentionOf(ticket.assignee)
  const told = await tellStaff(tx, ticket.estateId, { ...words, mentions }, now)
  if (!told && ticket.assignee) await tellPerson(tx, ticket.assignee, words, now)
}

/** A member of staff, as far as they can be called by @. */
export const mentionOf = (one: { readonly personId: number | null } | null): readonly number[] =>
  one?.personId ? [one.personId] : []
