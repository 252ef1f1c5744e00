import { dayOf, startOf } from './duty-hours.ts'

export const periodKinds = ['week', 'month'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** `[from, until)` in China's time, a week from Monday or a calendar month. */
export interface Period {
  readonly kind: PeriodKind
  readonly from: Date
  readonly until: Date
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The ledger of a period is posted at nine in the morning after it. */
const POST_AFTER_MS = 9 * HOUR

/** The week or month that a moment lies in. */
export function periodAt(kind: PeriodKind, at: Date): Period {
  const from = kind === 'week' ? mondayOf(at) : firstOf(at)
  const later = new Date(from.getTime() + (kind === 'week' ? 7 : 31) * DAY)
  return { kind, from, until: kind === 'week' ? later : firstOf(later) }
}

export const before = ({ kind, from }: Period) => periodAt(kind, new Date(from.getTime() - 1))

export const after = ({ kind, until }: Period) => periodAt(kind, until)

/** As much of a period as is over: one that is still running ends now. */
export const soFar = (period: Period, now: Date): Period =>
  now > period.from && now < period.until ? { ...period, until: now } : period

/** When the ledger of a whole period is posted. */
export const postAt = ({ until }: Period) => new Date(until.getTime() + POST_AFTER_MS)

/** The period whose ledger is the next to be posted at `now` or after it. */
export const nextToPost = (kind: PeriodKind, now: Date): Period =>
  periodAt(kind, new Date(now.getTime() - POST_AFTER_MS))

/** Its days, as `YYYY-MM-DD`. */
export function daysOf({ from, until }: Period): readonly string[] {
  const count = Math.ceil((until.getTime() - from.getTime()) / DAY)
  return Array.from({ length: count }, (_, i) => dayOf(new Date(from.getTime() + i * DAY)))
}

const mondayOf = (at: Date) => {
  const day = startOf(dayOf(at))
  const sinceMonday = (new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay() + 6) % 7
  return new Date(day.getTime() - sinceMonday * DAY)
}

const firstOf = (at: Date) => startOf(`${dayOf(at).slice(0, 7)}-01`)
