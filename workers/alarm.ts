import type { Tx } from '../prisma/db.ts'
import { ringsOf } from '../prisma/queries/clock.ts'
import { dropCalls, ringKey, tellRing } from '../prisma/queries/rings.ts'
import { roomsOfKind } from '../prisma/queries/rooms.ts'
import { roster, staffByIds } from '../prisma/queries/staff.ts'
import { type FullTicket, note } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { calledPrivately, type Ring, ringOf } from '../rules/ladder.ts'
import { offers } from '../rules/wording/offers.ts'
import { backOf } from './returned.ts'
import { ASSISTANT, inFull, inPublic, tellOffice, tellPerson, tellStaff } from './tell.ts'

export const estateOf = ({ estate }: Pick<FullTicket, 'estate'>) => estate?.name ?? null

/** A ticket as a ping tells it. */
export const briefOf = (ticket: FullTicket) => ({
  ...inPublic(ticket),
  class: urgencyOf(ticket),
  words: ticket.summary,
  reporter: ticket.reports[0]?.person.name ?? '',
})

/** Whom an emergency has called so far, and whoever has taken it: those who hear what becomes known of it. */
export async function calledFor(tx: Tx, ticket: FullTicket, now: Date) {
  const rings = ticket.state === 'open' || ticket.state === 'offered' ? ringsOf(tx, ticket.id) : 1
  const { called } = ringOf(await rings, await roster(tx, now), estateOf(ticket))
  const ids = called.map(({ id }) => id)
  return staffByIds(tx, ticket.assigneeId === null ? ids : [...ids, ticket.assigneeId])
}

/**
 * An emergency calls everybody of its rung at once, in the staff group and, those it reaches first, privately with the full address,
 * and writes into its history whom. `ringId` is the history row of this ring, or of what it rings for. What earlier rings still had to say is dropped.
 * @returns whether there was anybody to call
 */
export async function callEverybody(
  tx: Tx,
  ticket: FullTicket,
  ringId: number,
  now: Date,
): Promise<boolean> {
  const times = Math.max(1, await ringsOf(tx, ticket.id))
  const staff = await roster(tx, now)
  const ring = ringOf(times, staff, estateOf(ticket))
  const reason = ringText(ring)
  if (!(await tellRing(tx, ringId, reason))) {
    await note(tx, { ticketId: ticket.id, move: 'ring', by: ASSISTANT, reason, at: now })
  }
  await dropCalls(tx, ticket.id, 'rung again')
  const people = await staffByIds(
    tx,
    ring.called.map(({ id }) => id),
  )
  const words = { kind: 'ping', ticketId: ticket.id, urgent: true } as const
  const mentions = people.flatMap(({ personId }) => personId ?? [])
  const about = { ...briefOf(ticket), back: await backOf(tx, ticket) }
  const text = offers.ring(about, times)
  const key = ringKey(ringId)
  const told = await tellStaff(tx, ticket.estateId, { ...words, key, mentions, text }, now)
  if (ring.adminGroup && (await hasBothGroups(tx))) {
    const office = { ...words, key: `${key}-office`, mentions, text }
    await tellOffice(tx, ticket.estateId, office, now)
  }
  const full = offers.ring({ ...about, ...inFull(ticket) }, times)
  const privately = calledPrivately(times, staff, estateOf(ticket))
  for (const one of people) {
    if (told && !privately.has(one.id)) continue
    await tellPerson(tx, one, { ...words, key: `${key}-${one.id}`, text: full }, now)
  }
  return told || mentions.length > 0
}

/** Otherwise the one stands for the other, and has been told. */
const hasBothGroups = async (tx: Tx) =>
  (await roomsOfKind(tx, 'staff')).length > 0 && (await roomsOfKind(tx, 'admin')).length > 0

/** More names make no history row clearer. */
const MOST_NAMES = 30

/** “第1级：张师傅、陈书记”. */
function ringText({ rung, called, adminGroup }: Ring): string {
  const names = called.slice(0, MOST_NAMES).map(({ name }) => name)
  const rest = called.length > names.length ? `等${called.length}人` : ''
  return `第${rung}级：${[...names, ...(adminGroup ? ['管理群'] : [])].join('、') || '没有人'}${rest}`
}
