import type { Tx } from '../prisma/db.ts'
import { answerOffer, handBack, inHandsOf } from '../prisma/queries/assignments.ts'
import { put } from '../prisma/queries/outbox.ts'
import { holdWorker, standInOf } from '../prisma/queries/staff.ts'
import {
  type FullTicket,
  lastMove,
  lockTicket,
  moveTicket,
  ticketById,
} from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { hasRoom } from '../rules/dispatch.ts'
import type { Heir, Passed } from '../rules/wording/duty.ts'
import { findSomebody, matterOf } from './dispatch.ts'
import { offerTo } from './offer.ts'
import { ASSISTANT } from './tell.ts'

interface When {
  readonly now: Date
}

/**
 * Somebody goes off duty: what they are offered and what they have accepted finds another; what is on hold stays so until its date.
 * @returns where each ticket went
 */
export async function clearHands(
  tx: Tx,
  staffId: number,
  why: string,
  when: When,
): Promise<readonly Passed[]> {
  const passed: Passed[] = []
  for (const { id } of await inHandsOf(tx, staffId)) {
    await lockTicket(tx, id)
    const ticket = await ticketById(tx, id)
    if (ticket?.assigneeId !== staffId) continue
    if (ticket.state === 'on-hold') passed.push({ ticket: id, heir: { to: 'held' } })
    if (ticket.state !== 'offered' && ticket.state !== 'accepted') continue
    passed.push({ ticket: id, heir: await handOver(tx, ticket, staffId, why, when) })
  }
  return passed
}

/**
 * Takes a ticket out of somebody's hands, with a row and an event that say why, and finds another: their stand-in before anybody else.
 * An emergency is rung anew.
 */
async function handOver(
  tx: Tx,
  ticket: FullTicket,
  staffId: number,
  why: string,
  { now }: When,
): Promise<Heir> {
  const urgent = urgencyOf(ticket) === 'P1'
  if (ticket.state === 'offered') await answerOffer(tx, ticket.id, 'taken-back', now, why)
  else await handBack(tx, ticket.id, 'taken-back', why)
  // An offer that was not answered goes on with the same wait.
  if (ticket.state === 'accepted' || urgent) await release(tx, ticket.id, why, now)
  if (urgent) return ringAnew(tx, ticket.id, now)
  const leaving = { why, fromId: staffId }
  const standIn = await standInFor(tx, ticket, staffId, now)
  if (!standIn) return findSomebody(tx, ticket, { now }, leaving)
  await offerTo(tx, ticket, standIn, { now, ...leaving })
  return { to: 'one', name: standIn.name }
}

const release = (tx: Tx, ticketId: number, reason: string, now: Date) =>
  moveTicket(tx, { ticketId, move: 'release', by: ASSISTANT, reason, assigneeId: null, now })

async function ringAnew(tx: Tx, ticketId: number, now: Date): Promise<Heir> {
  const released = await lastMove(tx, ticketId)
  const job = { name: 'ticket.dispatch', data: { ticketId } } as const
  await put(tx, job, `dispatch-${ticketId}-${released?.id ?? 0}`, now)
  return { to: 'everybody' }
}

async function standInFor(tx: Tx, ticket: FullTicket, staffId: number, now: Date) {
  const standIn = await standInOf(tx, staffId)
  const worker = standIn === undefined ? undefined : await holdWorker(tx, standIn, now)
  return worker?.onDuty && hasRoom(worker, matterOf(ticket)) ? worker : undefined
}
