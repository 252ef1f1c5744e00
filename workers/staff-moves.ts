import type { Tx } from '../prisma/db.ts'
import { lockTicket, ticketById } from '../prisma/queries/tickets.ts'
import { isState } from '../rules/lifecycle.ts'
import { needsReason, type StaffMove, type StaffWord, wordFor } from '../rules/staff-words.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { accept } from './moves/accept.ts'
import { fail, pass } from './moves/check.ts'
import { decline } from './moves/decline.ts'
import { finish } from './moves/finish.ts'
import { hold, resume } from './moves/hold.ts'
import type { CarryOut, Doing, Member } from './moves/order.ts'
import { transfer } from './moves/transfer.ts'
import { onlyOne } from './words/in-own-words.ts'

const orders: Record<StaffMove, CarryOut> = {
  accept,
  decline,
  transfer,
  hold,
  resume,
  finish,
  'check-pass': pass,
  'check-fail': fail,
}

/** Carries out a worker's order about a ticket. Returns the one line that answers it. */
export async function staffMove(
  tx: Tx,
  { move, ticket: typed, words }: Extract<StaffWord, { ask: 'move' }>,
  member: Member,
  doing: Doing,
): Promise<string> {
  const id = typed ?? (await onlyOne(tx, move, member))
  if (id === undefined) return refusals.whichTicket(wordFor(move))
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(id)
  if (needsReason(move) && words === '') return refusals.reason(move, id)
  return orders[move](tx, { ...doing, ticket, state: ticket.state, member, words })
}
