import type { Tx } from '../db.ts'

/** Names the posts of a ring; `ringId` is its history row. */
export const ringKey = (ringId: number) => `ring-${ringId}`

/** Calls of a ticket's rings that have not been said yet are not said any more: it rings anew, or somebody is on the way. */
export const dropRings = (tx: Tx, ticketId: number, reason: string) =>
  tx.post.updateMany({
    where: { ticketId, state: 'queued', key: { startsWith: 'ring-' } },
    data: { state: 'dropped', reason },
  })

/**
 * Completes the history row of a ring, in the transaction that has written it: whom it calls.
 * @returns `false` where that row is about something else
 */
export async function tellRing(tx: Tx, ringId: number, reason: string): Promise<boolean> {
  const { count } = await tx.ticketEvent.updateMany({
    where: { id: ringId, move: 'ring', reason: null },
    data: { reason },
  })
  return count === 1
}
