import type { Tx } from '../prisma/db.ts'
import { handBack } from '../prisma/queries/assignments.ts'
import { put } from '../prisma/queries/outbox.ts'
import { roster } from '../prisma/queries/staff.ts'
import { type FullTicket, moveTicket, ticketById } from '../prisma/queries/tickets.ts'
import { isState } from '../rules/lifecycle.ts'
import { ASSISTANT } from './tell.ts'

/**
 * Work that is due again: given a ticket that has just come back into somebody's hands. Nothing stays with someone off duty: then, or
 * where nobody has it, another is looked for. `key` names the effects.
 * @returns the ticket where its worker goes on with it, `undefined` where somebody is looked for
 */
export async function takeUp(
  tx: Tx,
  ticketId: number,
  key: string,
  now: Date,
): Promise<FullTicket | undefined> {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !isState(ticket.state)) return undefined
  const staff = await roster(tx, now)
  if (staff.some(({ id, onDuty }) => onDuty && id === ticket.assigneeId)) return ticket
  const reason = ticket.assignee ? `${ticket.assignee.name}不在班` : '还没有人接'
  await lookAnew(tx, ticket, { reason, key, now })
  return undefined
}

interface Looking {
  readonly reason: string
  readonly key: string
  readonly now: Date
}

/** Out of whoever's hands it is in: somebody is looked for as for a new one; an emergency rings for all. */
export async function lookAnew(tx: Tx, ticket: FullTicket, { reason, key, now }: Looking) {
  const { id: ticketId } = ticket
  if (ticket.assignee) await handBack(tx, ticketId, 'taken-back', reason)
  const release = { ticketId, move: 'release', by: ASSISTANT, reason, assigneeId: null } as const
  await moveTicket(tx, { ...release, now })
  await put(tx, { name: 'ticket.dispatch', data: { ticketId } }, `${key}/dispatch`, now)
}
