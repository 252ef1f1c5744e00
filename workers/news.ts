import type { Category } from '../intents/taxonomy.ts'
import { put } from '../prisma/queries/outbox.ts'
import {
  lastMove,
  lockTicket,
  moveTicket,
  ticketById,
  witnessesOf,
} from '../prisma/queries/tickets.ts'
import { isState } from '../rules/lifecycle.ts'
import { toResidents } from '../rules/wording.ts'
import type { Handler } from './perform.ts'
import { ASSISTANT, inPublic, tellGroup } from './tell.ts'

/** Several neighbours said the same: the group hears once that it is known, and how many it concerns. */
export const tellBurst: Handler<'ticket.tell-burst'> = async (tx, { ticketId }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !isState(ticket.state) || ticket.state === 'closed') return undefined
  const text = toResidents.burst(inPublic(ticket), ticket.reports.length, ticket.state)
  await tellGroup(tx, ticket, { key: `burst-${ticketId}`, kind: 'news', text }, now)
  return undefined
}

/** What was done for somebody in need is nobody else's business. */
const ofPersons: ReadonlySet<Category> = new Set([
  'sick-elder',
  'medical',
  'child-unattended',
  'missing-person',
])

/** How long the people concerned have to say whether it is solved. */
const ANSWER_MS = 48 * 3_600_000

/** Finished a minute ago and not undone: the group hears it, and its reporters are asked. */
export const tellDone: Handler<'ticket.tell-done'> = async (tx, { ticketId, eventId }, { now }) => {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  const move = await lastMove(tx, ticketId)
  if (ticket?.state !== 'done' || move?.id !== eventId) return undefined

  const witnesses = await witnessesOf(tx, ticketId, ticket.acceptedAt ?? ticket.openedAt)
  const urgent = ticket.class === 'P1'
  const words = { key: `done-${eventId}`, kind: 'resolved', urgent } as const
  if (ticket.reports.some(({ personId }) => witnesses.includes(personId))) {
    await moveTicket(tx, { ticketId, move: 'confirm', by: ASSISTANT, reason: '居民已说好了', now })
    const text = toResidents.confirmed(inPublic(ticket))
    await tellGroup(tx, ticket, { ...words, text }, now)
    return undefined
  }
  const mentions = ticket.reports.slice(0, 5).map(({ personId }) => personId)
  const about = inPublic(ticket)
  const text = toResidents.done(about, ofPersons.has(about.category) ? '' : (move.reason ?? ''))
  await tellGroup(tx, ticket, { ...words, text, mentions }, now)
  const lapseAt = new Date(now.getTime() + ANSWER_MS)
  await put(tx, { name: 'ticket.lapse', data: { ticketId, eventId } }, `lapse-${eventId}`, lapseAt)
  return undefined
}

/** Nobody answered: closed, and recorded as not verified by anybody. */
export const lapse: Handler<'ticket.lapse'> = async (tx, { ticketId, eventId }, { now }) => {
  await lockTicket(tx, ticketId)
  const move = await lastMove(tx, ticketId)
  if (move?.id !== eventId) return undefined
  await moveTicket(tx, { ticketId, move: 'lapse', by: ASSISTANT, reason: '到时没人答复', now })
  return undefined
}
