import type { Db } from '../db.ts'

/** When one of these last happened to a ticket; `null` where none did. */
export async function lastAt(db: Db, ticketId: number, moves: readonly string[]) {
  const event = await db.ticketEvent.findFirst({
    where: { ticketId, move: { in: [...moves] } },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return event?.at ?? null
}

/** The last of these that happened to a ticket. */
export const lastOfMoves = (db: Db, ticketId: number, moves: readonly string[]) =>
  db.ticketEvent.findFirst({
    where: { ticketId, move: { in: [...moves] } },
    orderBy: { id: 'desc' },
    select: { id: true, move: true, by: true, reason: true },
  })
