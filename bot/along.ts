import { type PrismaClient, transact } from '../prisma/db.ts'
import { dropOutdated, outdated } from '../prisma/queries/outdated.ts'
import { type postById, waitingFor } from '../prisma/queries/posts.ts'
import { isHeld, isPostKind } from '../rules/gate.ts'
import { mergeable } from '../rules/merge.ts'

type Post = NonNullable<Awaited<ReturnType<typeof postById>>>

/**
 * What waits for the same room and is said along with a post. What is no longer true of its ticket is dropped: gives `undefined` where
 * that is the post itself.
 */
export async function alongWith(prisma: PrismaClient, post: Post, now: Date) {
  const waiting = await waitingFor(prisma, post.roomId)
  const old = await outdated(prisma, [post, ...waiting])
  if (old.length > 0) await transact(prisma, (tx) => dropOutdated(tx, old))
  if (old.includes(post.id)) return undefined
  // What waits for the morning does not slip out with an answer in the night.
  const timely = waiting.filter(
    ({ id, kind, ...one }) =>
      !old.includes(id) &&
      isPostKind(kind) &&
      !isHeld({ ...one, kind, roomKind: post.room.kind }, now),
  )
  return mergeable(post, timely)
}
