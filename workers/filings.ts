import type { Tx } from '../prisma/db.ts'
import { filingsOf } from '../prisma/queries/call-back.ts'
import { note } from '../prisma/queries/tickets.ts'

/** Whoever filed a report for somebody hears the end of the ticket it is in now. */
export async function keepFilings(
  tx: Tx,
  from: number,
  to: number,
  persons: readonly number[],
  at: Date,
) {
  for (const { by, personId } of await filingsOf(tx, from)) {
    if (!persons.includes(personId)) continue
    await note(tx, { ticketId: to, move: 'filed', by, reason: String(personId), at })
  }
}
