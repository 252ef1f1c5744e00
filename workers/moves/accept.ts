import type { Tx } from '../../prisma/db.ts'
import { asAddress } from '../../prisma/json.ts'
import { answerOffer, offer } from '../../prisma/queries/assignments.ts'
import { windClock } from '../../prisma/queries/clock.ts'
import { dropCalls } from '../../prisma/queries/rings.ts'
import { holdWorker, setDuty } from '../../prisma/queries/staff.ts'
import { note } from '../../prisma/queries/tickets.ts'
import { isPlace } from '../../rules/places.ts'
import { aboutDuty } from '../../rules/wording/duty.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { backText, toStaff } from '../../rules/wording/staff.ts'
import { backOf } from '../returned.ts'
import { inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import { type CarryOut, makeMove, type Order } from './order.ts'

/**
 * 接单, also of what was offered to another, to all or to nobody. The worker gets the full address privately, the reporters hear who
 * comes, and an emergency rings no more. Who was off duty is on duty from now on.
 */
export const accept: CarryOut = async (tx, order) => {
  const { ticket, member, state } = order
  const { id } = ticket
  if (state === 'accepted' && ticket.assigneeId === member.id) return acknowledge(tx, order)
  if (state === 'accepted' && ticket.assignee) return refusals.taken(id, ticket.assignee.name)
  const change = { move: 'accept', assigneeId: member.id, reason: '' } as const
  return makeMove(tx, order, change, async ({ eventId }) => {
    const calledIn = await comesOnDuty(tx, order)
    await intoHands(tx, order)
    await dropCalls(tx, id, `${member.name}接了`)
    await tellNews(tx, order, eventId)
    await tellDetail(tx, order, eventId)
    return calledIn ? aboutDuty.calledIn(id, member.name) : toStaff.done(id, `${member.name}接单`)
  })
}

/** It is theirs already: whoever asks them again, after a return, has their word for it. */
async function acknowledge(tx: Tx, { ticket: { id }, member, now }: Order): Promise<string> {
  await note(tx, { ticketId: id, move: 'heard', by: member.name, at: now })
  await windClock(tx, id, now)
  return toStaff.done(id, `在${member.name}手上，请接着办`)
}

/** Nothing stays with somebody off duty: taking work is as good as 上班. */
async function comesOnDuty(tx: Tx, { member, now }: Order): Promise<boolean> {
  const worker = await holdWorker(tx, member.id, now)
  if (worker?.onDuty) return false
  await setDuty(tx, member.id, true, now)
  return true
}

async function intoHands(tx: Tx, { ticket: { id, assigneeId }, member, now }: Order) {
  if (assigneeId !== member.id) {
    await answerOffer(tx, id, 'taken-back', now, `${member.name}接了`)
    await offer(tx, { ticketId: id, staffId: member.id, now })
  }
  await answerOffer(tx, id, 'accepted', now)
}

async function tellNews(tx: Tx, { ticket, member, now }: Order, eventId: number) {
  const urgent = ticket.class === 'P1'
  const hurries = urgent || ticket.class === 'P2'
  const text = toResidents.accepted(inPublic(ticket), member.name, hurries)
  const words = { key: `accepted-${eventId}`, kind: 'news', urgent, text } as const
  await tellReporters(tx, ticket, words, now)
}

async function tellDetail(tx: Tx, { ticket, turn, now }: Order, eventId: number) {
  const urgent = ticket.class === 'P1'
  const isClear = isPlace(asAddress(ticket.address))
  const detail = toStaff.detail(inFull(ticket), isClear, ticket.summary, phoneIn(ticket.summary))
  const back = await backOf(tx, ticket)
  const text = back ? `${detail}\n${backText(back)}` : detail
  const words = { key: `detail-${eventId}`, kind: 'ping', ticketId: ticket.id, urgent } as const
  await tellPerson(tx, turn, { ...words, text }, now)
}

/** A phone number the reporter gave, for the worker alone. */
const phoneIn = (text: string) => /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(text)?.[0] ?? null
