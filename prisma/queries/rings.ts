import type { Tx } from '../db.ts'

/** Names the posts of a ring; `ringId` is its history row. */
export const ringKey = (ringId: number) => `ring-${ringId}`

/** Names the posts of an offer to one worker or to all who fit; `eventId` is the history row of the move. */
export const offerKey = (eventId: number) => `offer-${eventId}`

/** Calls to accept a ticket that have not been said yet are not said any more: it calls others by now, or somebody has it. */
export const dropCalls = (tx: Tx, ticketId: number, reason: string) =>
  tx.post.updateMany({
    where: {
      ...{ ticketId, state: 'queued' },
      OR: [{ key: { startsWith: 'ring-' } }, { key: { startsWith: 'offer-' } }],
    },
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
