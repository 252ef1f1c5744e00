import type { Tx } from '../prisma/db.ts'
import { filingOf, filingsOf } from '../prisma/queries/call-back.ts'
import { note } from '../prisma/queries/tickets.ts'

/** Whoever filed a report for somebody hears the end of the ticket it is in now. */
export async function keepFilings(
  tx: Tx,
  from: number,
  to: number,
  persons: readonly number[],
  at: Date,
) {
  for (const { by, ...filing } of await filingsOf(tx, from)) {
    if (!persons.includes(filing.personId)) continue
    await note(tx, { ticketId: to, move: 'filed', by, reason: filingOf(filing), at })
  }
}
