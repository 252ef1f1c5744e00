import { type PrismaClient, transact } from '../prisma/db.ts'
import type { JobData, JobName } from '../prisma/jobs.ts'
import { lockUndone, markDone, postpone } from '../prisma/queries/outbox.ts'
import {
  giveUpSaying,
  markDropped,
  markMerged,
  markRecalledPost,
  markSaid,
  markSaying,
  mentioned,
  mergedInto,
  postById,
  requeue,
  spokenLately,
  urgentWaits,
} from '../prisma/queries/posts.ts'
import { asSaid } from '../rules/as-said.ts'
import { answersTheTalker, gate, isPostKind, type Pace } from '../rules/gate.ts'
import { isWorthRepeating } from '../rules/repeating.ts'
import { guarded, type Outcome } from '../workers/runtime/guarded.ts'
import type { Logger } from '../workers/runtime/log.ts'
import type { Carried } from '../workers/runtime/queues.ts'
import { alongWith } from './along.ts'
import { NoAnswer } from './time-limit.ts'
import type { Voice } from './voice.ts'

export interface MouthDeps {
  readonly prisma: PrismaClient
  readonly voice: Voice
  readonly clock: () => Date
  readonly pace: Pace
  /** Decide and record, but say nothing. */
  readonly dryRun: boolean
  readonly log: Logger
  /** Sits out the short pause between two posts. */
  readonly pause: (ms: number) => Promise<void>
  readonly breaker: Breaker
  /** Whether the session is there to speak through. */
  readonly canSpeak?: () => boolean
}

/** Holds the tongue after WeChat has complained of too much talk. */
export interface Breaker {
  silentUntil: Date | null
}

type Post = NonNullable<Awaited<ReturnType<typeof postById>>>

/** Pauses up to this long are sat out; longer ones go back to the outbox. */
const SHORT_MS = 4_000
const BREAK_MS = 30 * 60_000
/** For so long news and pings let an urgent post go first, answers do not; one that cannot be said by then holds nobody up any more. */
const YIELD_MS = 60_000
const AGAIN_MS = 1_000
const NO_SESSION_MS = 5_000
const LATER_MS = 60_000

/** The one place that speaks. Jobs of the `say` queue come here, one at a time, in the process that holds the session. */
export const mouth =
  (deps: MouthDeps) =>
  (carried: Carried, last: boolean): Promise<void> =>
    guarded(deps, carried, 'say', last, async (name: JobName, payload: JobData<JobName>) => {
      const { prisma, clock } = deps
      // Not in one transaction with the speaking: a post's own state says how far it came.
      const mine = await transact(prisma, (tx) => lockUndone(tx, carried.outboxId))
      if (!mine) return
      const id = 'postId' in payload ? payload.postId : 0
      const outcome = name === 'recall' ? await recall(deps, id) : await sayOrLater(deps, id, last)
      await transact(prisma, (tx) =>
        outcome
          ? postpone(tx, carried.outboxId, outcome.again)
          : markDone(tx, carried.outboxId, clock()),
      )
    })

/** What WeChat does not take, time and again, is said later: the gate drops it when it has waited for a day. */
async function sayOrLater(deps: MouthDeps, id: number, last: boolean): Promise<Outcome> {
  try {
    return await say(deps, id)
  } catch (err) {
    if (!last) throw err
    if (err instanceof NoAnswer && (await givenUp(deps, id, err.message))) throw err
    deps.log.error({ err, postId: id }, 'not said')
    return { again: new Date(deps.clock().getTime() + LATER_MS) }
  }
}

/** It may have been said each time: nobody is to hear it for ever, save where somebody is in danger. */
async function givenUp({ prisma, clock }: MouthDeps, id: number, why: string): Promise<boolean> {
  const post = await postById(prisma, id)
  if (!post || post.urgent) return false
  await transact(prisma, (tx) => giveUpSaying(tx, post, why, clock()))
  return true
}

async function say(deps: MouthDeps, id: number): Promise<Outcome> {
  const post = await postById(deps.prisma, id)
  if (!post || !isPostKind(post.kind)) return undefined
  if (post.state !== 'saying' && post.state !== 'queued') return undefined
  if (deps.canSpeak && !deps.canSpeak())
    return { again: new Date(deps.clock().getTime() + NO_SESSION_MS) }
  if (post.state === 'saying') return afterCrash(deps, post)

  const waitUntil = await heldBack(deps, post)
  if (waitUntil === 'dropped') return undefined
  if (waitUntil) return { again: waitUntil }
  return speak(deps, post)
}

/** The gate's word: `undefined` to speak now, a time to wait for, or dropped. Short pauses are sat out here. */
async function heldBack(deps: MouthDeps, post: Post): Promise<Date | 'dropped' | undefined> {
  const { prisma, clock, pace, pause, breaker } = deps
  const now = clock()
  if (breaker.silentUntil && breaker.silentUntil > now && !post.urgent) return breaker.silentUntil
  const mayWait = !post.urgent && !answersTheTalker.has(post.kind)
  if (mayWait && (await urgentWaits(prisma, new Date(now.getTime() - YIELD_MS))))
    return new Date(now.getTime() + AGAIN_MS)
  if (!isPostKind(post.kind)) return 'dropped'
  const waiting = { ...post, kind: post.kind, roomKind: post.room.kind }
  const verdict = gate(waiting, await spokenLately(prisma, post.roomId, now), pace, now)
  if (verdict.say) return undefined
  if ('drop' in verdict) {
    await transact(prisma, (tx) => markDropped(tx, post.id, verdict.drop))
    return 'dropped'
  }
  const waitMs = verdict.waitUntil.getTime() - now.getTime()
  if (waitMs > SHORT_MS) return verdict.waitUntil
  await pause(waitMs)
  return undefined
}

/** Says a post, together with what else waits for the same room. */
async function speak({ prisma, voice, clock, dryRun, log, breaker }: MouthDeps, post: Post) {
  const { room } = post
  const along = await alongWith(prisma, post, clock())
  if (!along) return undefined
  const begun = await transact(prisma, async (tx) => {
    if (!(await markSaying(tx, post.id, clock()))) return false
    if (along.length > 0)
      await markMerged(
        tx,
        along.map((one) => one.id),
        post.id,
        clock(),
      )
    return true
  })
  if (!begun) return undefined

  const text = asSaid([post, ...along], room.kind)
  const calls =
    room.kind === 'direct'
      ? []
      : await mentioned(
          prisma,
          [post, ...along].flatMap((one) => one.mentions),
        )
  const startedAt = performance.now()
  const wechatId = dryRun
    ? null
    : await voice
        .say(room.wechatId, room.kind === 'direct', text, calls)
        .catch(async (err: unknown) => {
          // Without an answer it may have been said: then it goes the way of a crash while speaking.
          if (!(err instanceof NoAnswer)) await transact(prisma, (tx) => requeue(tx, post, clock()))
          if (isTooFrequent(err)) breaker.silentUntil = new Date(clock().getTime() + BREAK_MS)
          throw err
        })
  await transact(prisma, (tx) => markSaid(tx, post.id, clock(), wechatId))
  const ms = Math.round(performance.now() - startedAt)
  log.info(
    { postId: post.id, kind: post.kind, roomId: room.id, merged: along.length, dryRun, ms },
    'said',
  )
  return undefined
}

/** The process died while speaking, and no echo has come: nobody knows whether it was said. */
async function afterCrash(deps: MouthDeps, post: Post): Promise<Outcome> {
  if (post.wechatId !== null) {
    await transact(deps.prisma, (tx) => markSaid(tx, post.id, deps.clock(), post.wechatId))
    return undefined
  }
  const along = await mergedInto(deps.prisma, post)
  if (![post, ...along].some(isWorthRepeating)) {
    await transact(deps.prisma, (tx) =>
      giveUpSaying(tx, post, 'cut off while it was said', deps.clock()),
    )
    return undefined
  }
  await transact(deps.prisma, (tx) => requeue(tx, post, deps.clock()))
  return say(deps, post.id)
}

async function recall({ prisma, voice, log }: MouthDeps, id: number): Promise<Outcome> {
  const post = await postById(prisma, id)
  if (!post?.wechatId) return undefined
  const taken = await voice.recall(post.wechatId)
  if (taken) await transact(prisma, (tx) => markRecalledPost(tx, id, 'staff'))
  log.info({ postId: id, taken }, 'recalled')
  return undefined
}

/** WeChat's own word for an account that talks too much. */
const isTooFrequent = (err: unknown) =>
  err instanceof Error && /频繁|too frequent|rate limit/i.test(err.message)
