import type { Db, Tx } from '../db.ts'

interface NewNotice {
  readonly text: string
  readonly roomIds: readonly number[]
  readonly draftRoomId: number
  readonly by: string
  readonly byPersonId: number
  readonly now: Date
}

/** Keeps a notice to be confirmed; an older draft of the same person gives way. */
export async function draftNotice(tx: Tx, { roomIds, now, ...notice }: NewNotice) {
  await tx.notice.updateMany({
    where: { byPersonId: notice.byPersonId, state: 'drafted' },
    data: { state: 'dropped' },
  })
  return tx.notice.create({
    data: { ...notice, roomIds: [...roomIds], state: 'drafted', createdAt: now },
  })
}

/** The draft somebody has seen last in this room and not answered. */
export const pendingNotice = (db: Db, byPersonId: number, draftRoomId: number, since: Date) =>
  db.notice.findFirst({
    where: { byPersonId, draftRoomId, state: 'drafted', createdAt: { gte: since } },
    orderBy: { id: 'desc' },
  })

export const settleNotice = (tx: Tx, id: number, state: 'confirmed' | 'dropped', now: Date) =>
  tx.notice.updateMany({
    where: { id, state: 'drafted' },
    data: { state, ...(state === 'confirmed' && { confirmedAt: now }) },
  })

export const noticeById = (db: Db, id: number) => db.notice.findUnique({ where: { id } })

export const markNoticeSent = (tx: Tx, id: number, now: Date) =>
  tx.notice.update({ where: { id }, data: { state: 'sent', sentAt: now }, select: { id: true } })

/** How far the posts of a notice have come. */
export async function noticeProgress(db: Db, id: number) {
  const posts = await db.post.findMany({
    where: { key: { startsWith: `notice-${id}/` }, kind: 'notice' },
    take: 500,
    select: { state: true },
  })
  return {
    all: posts.length,
    said: posts.filter(({ state }) => state === 'said' || state === 'merged').length,
    waiting: posts.filter(({ state }) => state === 'queued' || state === 'saying').length,
  }
}
