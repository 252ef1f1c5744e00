import { canAge, isOutdated } from '../../rules/outdated.ts'
import type { Db, Tx } from '../db.ts'

interface Waiting {
  readonly id: number
  readonly kind: string
  readonly createdAt: Date
  readonly ticketId: number | null
}

/** More moves than these lie between no post and its saying. */
const MOST_MOVES = 50

/** Those of the posts that say what is no longer true of their ticket. */
export async function outdated(db: Db, posts: readonly Waiting[]): Promise<readonly number[]> {
  const aging = posts.filter(({ kind }) => canAge(kind))
  const tickets = [...new Set(aging.flatMap(({ ticketId }) => ticketId ?? []))]
  if (tickets.length === 0) return []
  const moves = await db.ticketEvent.findMany({
    where: { ticketId: { in: tickets }, to: { not: null } },
    orderBy: { id: 'desc' },
    take: MOST_MOVES * tickets.length,
    select: { ticketId: true, move: true, to: true, at: true },
  })
  return aging
    .filter((post) =>
      isOutdated(
        post,
        moves.filter(({ ticketId }) => ticketId === post.ticketId),
      ),
    )
    .map(({ id }) => id)
}

/** They are not said at all. */
export const dropOutdated = (tx: Tx, ids: readonly number[]) =>
  tx.post.updateMany({
    where: { id: { in: [...ids] }, state: 'queued' },
    data: { state: 'dropped', reason: 'the ticket has moved on' },
  })
