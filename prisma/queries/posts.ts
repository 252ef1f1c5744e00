import { asSaid } from '../../rules/as-said.ts'
import type { PostKind, SpokenLately } from '../../rules/gate.ts'
import { isWorthRepeating } from '../../rules/repeating.ts'
import type { Db, Tx } from '../db.ts'
import { put } from './outbox.ts'

export interface NewPost {
  /** One string per effect, the same on every retry: `<cause>/<what>`. */
  readonly key: string
  readonly roomId: number
  readonly kind: PostKind
  readonly text: string
  readonly mentions?: readonly number[]
  readonly ticketId?: number | null
  readonly urgent?: boolean
}

/** Has something said, once, if this transaction commits. The mouth says it when the gate lets it. */
export async function post(tx: Tx, { mentions, ...wanted }: NewPost, now: Date): Promise<void> {
  const before = await tx.post.findUnique({ where: { key: wanted.key }, select: { id: true } })
  if (before) return
  const row = await tx.post.create({
    data: { ...wanted, mentions: [...(mentions ?? [])], state: 'queued', createdAt: now },
    select: { id: true },
  })
  await put(tx, { name: 'say', data: { postId: row.id } }, sayingOf(row.id), now)
}

export const postById = (db: Db, id: number) =>
  db.post.findUnique({
    where: { id },
    include: { room: { include: { person: true } } },
  })

/** Posts that wait for the same room, oldest first: what can be said in one. */
export const waitingFor = (db: Db, roomId: number) =>
  db.post.findMany({ where: { roomId, state: 'queued' }, orderBy: { id: 'asc' }, take: 20 })

/** What is being said at this moment, with the posts that are said along with it. */
export async function sayingNow(db: Db) {
  const saying = await db.post.findFirst({ where: { state: 'saying' }, select: { id: true } })
  return db.post.findMany({
    where: { OR: [{ state: 'saying' }, { state: 'merged', reason: saidWith(saying?.id ?? 0) }] },
    orderBy: { id: 'asc' },
    take: 20,
    include: { room: { select: { name: true, kind: true } } },
  })
}

/** Does somebody in danger wait to be heard, since then? */
export const urgentWaits = async (db: Db, since: Date): Promise<boolean> =>
  (await db.post.findFirst({
    where: { state: 'queued', urgent: true, createdAt: { gte: since } },
    select: { id: true },
  })) !== null

/** The people behind an @. */
export async function mentioned(db: Db, personIds: readonly number[]) {
  const people = await db.person.findMany({
    where: { id: { in: [...personIds] }, wechatId: { not: null } },
    select: { id: true, wechatId: true, name: true },
  })
  return people.flatMap(({ wechatId, ...one }) => (wechatId === null ? [] : [{ ...one, wechatId }]))
}

/** When the account spoke within the last day; asked for before every word, so by what the index holds. */
export async function spokenLately(db: Db, roomId: number, now: Date): Promise<SpokenLately> {
  const since = { gte: new Date(now.getTime() - 86_400_000) }
  const said = await db.post.findMany({
    where: {
      OR: [
        { state: 'said', saidAt: since, sayingAt: since },
        { state: 'saying', sayingAt: since },
      ],
    },
    orderBy: { sayingAt: 'desc' },
    take: 1_000,
    select: { roomId: true, urgent: true, sayingAt: true },
  })
  const times = said
    .reverse()
    .flatMap(({ sayingAt, ...one }) => (sayingAt ? [{ ...one, sayingAt }] : []))
  return {
    anywhere: times.map(({ sayingAt }) => sayingAt),
    here: times
      .filter((one) => one.roomId === roomId && !one.urgent)
      .map(({ sayingAt }) => sayingAt),
  }
}

/** `queued → saying`. `false` where somebody else has been quicker, or it was taken back. */
export async function markSaying(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.post.updateMany({
    where: { id, state: 'queued' },
    data: { state: 'saying', sayingAt: now },
  })
  return count === 1
}

export const markSaid = (tx: Tx, id: number, now: Date, wechatId: string | null) =>
  tx.post.updateMany({
    where: { id, state: 'saying' },
    data: { state: 'said', saidAt: now, ...(wechatId !== null && { wechatId }) },
  })

const saidWith = (id: number) => `said with ${id}`

/** The posts that are said along with this one, in the order in which they are said. */
export const mergedInto = (db: Db, { id, roomId }: { id: number; roomId: number }) =>
  db.post.findMany({
    where: { roomId, state: 'merged', reason: saidWith(id) },
    orderBy: { id: 'asc' },
    take: 20,
  })

type Head = { readonly id: number; readonly roomId: number }

/** Not said after all: back to waiting, with what was to be said along with it. */
export async function requeue(tx: Tx, head: Head, now: Date): Promise<void> {
  const along = await mergedInto(tx, head)
  await tx.post.updateMany({
    where: { id: head.id, state: 'saying' },
    data: { state: 'queued', sayingAt: null, saidAt: null, reason: null },
  })
  await release(tx, along, now)
}

/** Given up while it was said. What was to be said along with it and matters waits again; the rest goes with it. */
export async function giveUpSaying(tx: Tx, head: Head, reason: string, now: Date): Promise<void> {
  const along = await mergedInto(tx, head)
  await markDropped(tx, head.id, reason)
  await tx.post.updateMany({
    where: { id: { in: idsOf(along.filter((one) => !isWorthRepeating(one))) }, state: 'merged' },
    data: { state: 'dropped', saidAt: null, reason },
  })
  await release(tx, along.filter(isWorthRepeating), now)
}

/** Merged posts wait again, and so do their jobs, which may have been done with. */
async function release(tx: Tx, along: readonly { readonly id: number }[], now: Date) {
  await tx.post.updateMany({
    where: { id: { in: idsOf(along) }, state: 'merged' },
    data: { state: 'queued', sayingAt: null, saidAt: null, reason: null },
  })
  await tx.outbox.updateMany({
    where: { key: { in: idsOf(along).map(sayingOf) } },
    data: { doneAt: null, relayedAt: null, runAt: now },
  })
}

/** The key of the job that says a post. */
const sayingOf = (id: number) => `say-${id}`

const idsOf = (posts: readonly { readonly id: number }[]) => posts.map(({ id }) => id)

export const markMerged = (tx: Tx, ids: readonly number[], into: number, now: Date) =>
  tx.post.updateMany({
    where: { id: { in: [...ids] }, state: 'queued' },
    data: { state: 'merged', saidAt: now, reason: saidWith(into) },
  })

export const markDropped = (tx: Tx, id: number, reason: string) =>
  tx.post.updateMany({
    where: { id, state: { in: ['queued', 'saying'] } },
    data: { state: 'dropped', reason },
  })

/** The echo of our own message: it was said, whatever became of the process that said it. */
export async function settleByEcho(
  tx: Tx,
  { roomId, text, wechatId, now }: { roomId: number; text: string; wechatId: string; now: Date },
): Promise<void> {
  const waiting = await tx.post.findFirst({
    where: { roomId, wechatId: null, state: { in: ['saying', 'said'] }, sayingAt: { not: null } },
    orderBy: { sayingAt: 'desc' },
    include: { room: { select: { kind: true } } },
  })
  if (!waiting) return
  const said = asSaid([waiting, ...(await mergedInto(tx, waiting))], waiting.room.kind)
  // The @ of those called stand before it.
  if (!text.endsWith(said.slice(-40))) return
  await tx.post.update({
    where: { id: waiting.id },
    data: { state: 'said', saidAt: waiting.saidAt ?? now, wechatId },
  })
}

/**
 * What the assistant said last since then, in one room or anywhere; WeChat takes back no more than two minutes. What it answered
 * staff is not meant: “我撤回刚说的话” would take itself back.
 */
export const lastSaid = (db: Db, since: Date, roomId?: number) =>
  db.post.findFirst({
    where: {
      state: 'said',
      saidAt: { gte: since },
      ...(roomId !== undefined && { roomId }),
      NOT: { kind: 'answer', room: { kind: { in: ['staff', 'admin', 'direct'] } } },
    },
    orderBy: { saidAt: 'desc' },
  })

export const markRecalledPost = (tx: Tx, id: number, by: string) =>
  tx.post.updateMany({
    where: { id, state: { in: ['said', 'queued'] } },
    data: { state: 'recalled', reason: `taken back by ${by}` },
  })
