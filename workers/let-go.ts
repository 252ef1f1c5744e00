import type { Tx } from '../prisma/db.ts'
import { lastOfMoves } from '../prisma/queries/events.ts'
import type { FullTicket } from '../prisma/queries/tickets.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { inPublic, tellReporters } from './tell.ts'

/** What reporters have heard last of who looks after it. */
const heard = ['open', 'accept', 'dispute', 'reopen']

/** Reporters who have heard that somebody comes hear, once, that another is looked for. */
export async function tellLetGo(tx: Tx, ticket: FullTicket, now: Date): Promise<void> {
  const last = await lastOfMoves(tx, ticket.id, heard)
  if (last?.move !== 'accept') return
  const text = toResidents.letGo(inPublic(ticket))
  await tellReporters(tx, ticket, { key: `let-go-${last.id}`, kind: 'news', text }, now)
}
