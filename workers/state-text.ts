import type { Tx } from '../prisma/db.ts'
import { type FullTicket, reasonOfLast } from '../prisma/queries/tickets.ts'
import type { State } from '../rules/lifecycle.ts'
import { isPersonal } from '../rules/personal.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { categoryOf, inPublic } from './tell.ts'

/** How a ticket stands, for residents who ask: what is on hold with the reason and until when. */
export async function stateText(tx: Tx, ticket: FullTicket, state: State): Promise<string> {
  const about = inPublic(ticket)
  if (state !== 'on-hold' || !ticket.holdUntil) return toResidents.state(about, state)
  return toResidents.held(about, await whyHeld(tx, ticket), ticket.holdUntil)
}

/** The same for residents who are impatient. */
export async function chasedText(tx: Tx, ticket: FullTicket, state: State): Promise<string> {
  const about = inPublic(ticket)
  if (state !== 'on-hold' || !ticket.holdUntil) return toResidents.chased(about, state)
  return toResidents.heldChased(about, await whyHeld(tx, ticket), ticket.holdUntil)
}

/** In the worker's words, without the date that stands behind them in its history; nobody else's business about persons. */
async function whyHeld(tx: Tx, ticket: FullTicket): Promise<string> {
  if (isPersonal(categoryOf(ticket))) return ''
  const reason = await reasonOfLast(tx, ticket.id, 'hold')
  const date = reason.lastIndexOf('（到 ')
  return date < 0 ? reason : reason.slice(0, date)
}
