import { dayOf, daysAfter, startOf } from '../duty-hours.ts'
import type { Shift } from '../roster.ts'
import { inClockTime } from './times-of-day.ts'
import { readDay } from './when.ts'

/** Somebody's shifts are set or cancelled, or all are to be shown. */
export interface RotaWord {
  readonly ask: 'rota'
  /** What stands behind the word; nothing where the week is asked for. */
  readonly text: string
}

/**
 * Reads `排班` and `排班 张师傅 周一至周五 8:00-17:00`. What names neither a time, a weekday nor 取消 (“排班 出来了吗”) is talk.
 */
export function readRotaWord(plain: string): RotaWord | undefined {
  const found = /^排班(?:\s+(\S.{0,120}))?$/.exec(plain)
  if (!found) return nameAhead(plain)
  const text = found[1]?.trim() ?? ''
  return text === '' || /\d|取消$|每天|周末|工作日|[周期拜][一二三四五六日天]/.test(text)
    ? { ask: 'rota', text }
    : undefined
}

/** “张师傅排班周一到周五早八点到下午五点”: only with days and times that are understood, or it is talk. */
function nameAhead(plain: string): RotaWord | undefined {
  const [, name, words = ''] = /^(\S{1,20}?)的?\s?排班\s?[:,]?\s?(\S.{0,120})$/.exec(plain) ?? []
  const isPlan = words === '取消' || readPlan(words, anyDay) !== undefined
  return name !== undefined && isPlan ? { ask: 'rota', text: `${name} ${words}` } : undefined
}

/** Whether words are a plan does not depend on the day. */
const anyDay = new Date(0)

/** Shifts as they are set: the days that are set anew, and what lies on them. */
export interface Plan {
  readonly days: readonly string[]
  readonly shifts: readonly Shift[]
  /** Every week, for the coming weeks. */
  readonly weekly: boolean
}

/** So far ahead a weekly pattern is written down. */
const WEEKS = 4
const MOST_SPANS = 3

/**
 * Reads `周一至周五 8:00-17:00`, `每天 8:00-12:00 14:00-18:00`, `12月1日 20:00-次日8:00`. Days of the week stand for the coming four weeks,
 * a single one without 每 for the next that comes. An end that is not later than its beginning is on the next day.
 * @returns `undefined` where no days or no times stand there
 */
export function readPlan(text: string, now: Date): Plan | undefined {
  const plain = inClockTime(text.normalize('NFKC').trim().slice(0, 120)).trim()
  const found = weekly(plain, now) ?? single(plain, now)
  if (!found) return undefined
  const spans = readSpans(found.rest)
  if (!spans) return undefined
  const shifts = found.days
    .flatMap((day) => spans.map((span) => onDay(day, span)))
    .filter(({ until }) => until > now)
  return { days: found.days, shifts, weekly: found.weekly }
}

interface Days {
  readonly days: readonly string[]
  readonly rest: string
  readonly weekly: boolean
}

const names = '一二三四五六日'
const WEEKDAY = '(?:周|星期|礼拜)?([一二三四五六日天])'
const RANGE = new RegExp(`^每?(?:周|星期|礼拜)([一二三四五六日天])\\s?[至到~-]\\s?${WEEKDAY}`)
const LIST = new RegExp(
  `^每?(?:周|星期|礼拜)[一二三四五六日天](?:\\s?[、,和]\\s?${WEEKDAY}|(?:周|星期|礼拜)[一二三四五六日天]){1,6}`,
)
const EVERY = /^每(?:周|星期|礼拜)([一二三四五六日天])/

function weekly(plain: string, now: Date): Days | undefined {
  for (const [form, weekdaysOf] of weeklyForms) {
    const found = form.exec(plain)
    if (!found) continue
    const wanted = weekdaysOf(found)
    const today = dayOf(now)
    const days = Array.from({ length: WEEKS * 7 }, (_, i) => daysAfter(today, i)).filter((day) =>
      wanted.includes(weekdayOf(day)),
    )
    return { days, rest: plain.slice(found[0].length), weekly: true }
  }
  return undefined
}

const weeklyForms: readonly (readonly [
  form: RegExp,
  weekdays: (found: RegExpExecArray) => readonly number[],
])[] = [
  [/^(?:每天|每日|天天)/, () => [0, 1, 2, 3, 4, 5, 6]],
  [/^工作日/, () => [0, 1, 2, 3, 4]],
  [/^每?个?周末/, () => [5, 6]],
  [RANGE, ([, from, until]) => between(index(from), index(until))],
  [LIST, ([all]) => [...all].filter((sign) => index(sign) >= 0).map(index)],
  [EVERY, ([, day]) => [index(day)]],
]

/** Weeks begin on Monday. */
const index = (sign = '') => names.indexOf(sign === '天' ? '日' : sign || '?')

/** “周五至周一” goes over the end of the week. */
const between = (from: number, until: number) =>
  Array.from({ length: ((until - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7)

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

function single(plain: string, now: Date): Days | undefined {
  const found = readDay(plain, now)
  return found && { days: [found.day], rest: found.rest, weekly: false }
}

interface Span {
  /** Minutes of the day; the end may lie on the next. */
  readonly from: number
  readonly until: number
}

const TIME = '(\\d{1,2})(?::(\\d{2})|点(半)?)'
const SPAN = new RegExp(
  `^[\\s,、和]{0,3}${TIME}\\s?(?:[-–—~至到]{1,2})\\s?(次日|第二天)?\\s?${TIME}`,
)

/** All of the text is times of the day, or it is not understood. */
function readSpans(text: string): readonly Span[] | undefined {
  const spans: Span[] = []
  let rest = text.trimEnd()
  while (rest !== '') {
    const found = SPAN.exec(rest)
    const span = found && spanOf(found)
    if (!span || spans.length === MOST_SPANS) return undefined
    spans.push(span)
    rest = rest.slice(found[0].length)
  }
  return spans.length > 0 ? spans : undefined
}

const DAY = 24 * 60

function spanOf([, hour, minute, half, next, toHour, toMinute, toHalf]: RegExpExecArray) {
  const from = minutes(hour, minute, half)
  const end = minutes(toHour, toMinute, toHalf)
  if (from === undefined || end === undefined || from >= DAY) return undefined
  const until = next || end <= from ? end + DAY : end
  return until - from > DAY ? undefined : { from, until }
}

function minutes(hour = '', minute = '0', half: string | undefined): number | undefined {
  const all = Number(hour) * 60 + (half ? 30 : Number(minute))
  return Number(minute) < 60 && all <= DAY ? all : undefined
}

const onDay = (day: string, { from, until }: Span): Shift => {
  const midnight = startOf(day).getTime()
  return { from: new Date(midnight + from * 60_000), until: new Date(midnight + until * 60_000) }
}
