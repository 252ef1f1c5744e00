import { dayOf, minuteOfDay } from './duty-hours.ts'

/** A post about to be said, as far as the gate looks at it. */
export interface Waiting {
  readonly kind: PostKind
  readonly roomKind: string
  readonly urgent: boolean
  readonly createdAt: Date
}

const postKinds = [
  'ack',
  'ask',
  'guidance',
  'ping',
  'nudge',
  'escalation',
  'news',
  'resolved',
  'confirm',
  'rating',
  'answer',
  'notice',
  'activity',
  'signup',
  'reminder',
  'digest',
  'ledger',
] as const
export type PostKind = (typeof postKinds)[number]

export const isPostKind = (name: string): name is PostKind =>
  (postKinds as readonly string[]).includes(name)

/** When the account spoke lately: all rooms; this room, save about life safety. Newest last, at most a day back. */
export interface SpokenLately {
  readonly anywhere: readonly Date[]
  readonly here: readonly Date[]
}

/** How fast the account may talk: after what operators report of accounts that were blocked. */
export interface Pace {
  /** Shortest pause between two posts, drawn anew each time. */
  readonly gapMs: () => number
  readonly perMinute: number
  /** In a residents' group. Those who work here, and whoever is spoken to alone, are bound by the account's pace only. */
  readonly roomPerHour: number
  readonly perDay: number
}

export const humanPace = (random: () => number): Pace => ({
  gapMs: () => 1_500 + random() * 1_500,
  perMinute: 10,
  roomPerHour: 30,
  perDay: 400,
})

export type Verdict =
  | { readonly say: true }
  | { readonly say: false; readonly waitUntil: Date }
  | { readonly say: false; readonly drop: string }

/** Nobody is disturbed between these minutes of the day (21:30–07:30), save by life safety and by answers. */
const QUIET_FROM = 21 * 60 + 30
const QUIET_UNTIL = 7 * 60 + 30

/** Answers to somebody who has just spoken are not held overnight: the talker is awake. */
export const answersTheTalker: ReadonlySet<string> = new Set([
  'ack',
  'ask',
  'guidance',
  'answer',
  'signup',
])

/**
 * May this be said now? Life safety knows neither quiet hours nor caps; it only keeps the pause between two posts.
 * A post that has waited a day is dropped: it is no news any more.
 */
export function gate(post: Waiting, lately: SpokenLately, pace: Pace, now: Date): Verdict {
  if (now.getTime() - post.createdAt.getTime() > DAY_MS) {
    return { say: false, drop: 'waited for more than a day' }
  }
  const until = Math.max(
    pauseEnds(lately, pace),
    post.urgent ? 0 : quietEnds(post, now),
    post.urgent ? 0 : budgetReturns(post, lately, pace, now),
  )
  return until > now.getTime() ? { say: false, waitUntil: new Date(until) } : { say: true }
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const pauseEnds = ({ anywhere }: SpokenLately, { gapMs }: Pace) => {
  const last = anywhere.at(-1)
  return last ? last.getTime() + gapMs() : 0
}

/** What staff need not hear before the morning. A call to come (`ping`) and a missed promise are heard in the night as well. */
const canSleep: ReadonlySet<PostKind> = new Set(['nudge', 'ledger', 'digest', 'reminder'])

/** What residents are told in their private chats needs no haste either. */
const toResidents: ReadonlySet<PostKind> = new Set([
  ...(['news', 'resolved', 'confirm', 'rating', 'notice', 'activity'] as const),
])

/** Nobody hears this before the morning. */
export const isHeld = (post: Waiting, now: Date): boolean =>
  !post.urgent && quietEnds(post, now) > 0

function quietEnds(post: Waiting, now: Date): number {
  if (!sleeps(post)) return 0
  const minute = minuteOfDay(now)
  if (minute >= QUIET_UNTIL && minute < QUIET_FROM) return 0
  const toMorning = minute < QUIET_UNTIL ? QUIET_UNTIL - minute : 24 * 60 - minute + QUIET_UNTIL
  return now.getTime() + toMorning * MINUTE_MS
}

const sleeps = ({ kind, roomKind }: Waiting) =>
  roomKind === 'residents'
    ? !answersTheTalker.has(kind)
    : canSleep.has(kind) || (roomKind === 'direct' && toResidents.has(kind))

const budgetReturns = (
  { roomKind }: Waiting,
  { anywhere, here }: SpokenLately,
  pace: Pace,
  now: Date,
) =>
  Math.max(
    windowReturns(anywhere, pace.perMinute, MINUTE_MS, now),
    roomKind === 'residents' ? windowReturns(here, pace.roomPerHour, HOUR_MS, now) : 0,
    anywhere.filter((at) => dayOf(at) === dayOf(now)).length >= pace.perDay
      ? now.getTime() + HOUR_MS
      : 0,
  )

/** When the oldest of the last `cap` posts leaves the window, or 0 where there is room. */
function windowReturns(spoken: readonly Date[], cap: number, windowMs: number, now: Date): number {
  const oldest = spoken.at(-cap)
  const returns = oldest ? oldest.getTime() + windowMs : 0
  return returns > now.getTime() ? returns : 0
}
