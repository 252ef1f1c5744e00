import { dayOf, daysAfter } from '../duty-hours.ts'

/** A calendar day in China, `YYYY-MM-DD`, and the words that follow it. */
export interface Day {
  readonly day: string
  readonly rest: string
}

const weekdays = '日一二三四五六'

/**
 * Reads a day at the beginning of a text as people write it: 今天, 明天, 后天, 周五, 下周一, 周末, 月底, 12月1日, 12-1, 2026年12月1日, 25号, 3天后.
 * A day without a year, month or week is the next one to come, today included.
 * @returns `undefined` where no day stands there, or one that no calendar has
 */
export function readDay(text: string, now: Date): Day | undefined {
  const plain = text.normalize('NFKC').trimStart().slice(0, 200)
  for (const [form, dayOfMatch] of forms) {
    const found = form.exec(plain)
    const day = found && dayOfMatch(found, now)
    if (day) return { day, rest: plain.slice(found[0].length).trimStart() }
  }
  return undefined
}

type Reading = readonly [
  form: RegExp,
  day: (found: RegExpExecArray, now: Date) => string | undefined,
]

const forms: readonly Reading[] = [
  [/^(今天|今日|明天|明日|大后天|后天)/, ([, word], now) => daysAfter(dayOf(now), ahead(word))],
  [/^(\d{1,3})\s?天(?:后|以后|之后)?/, ([, days], now) => daysAfter(dayOf(now), Number(days))],
  [/^(?:这|本)?(下个?)?(?:周|星期|礼拜)([一二三四五六日天末])/, weekday],
  [/^(下)(?:周|星期|礼拜)/, weekday],
  [/^(下)?个?月底/, endOfMonth],
  [/^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?/, ([, y, m, d]) => calendarDay(y, m, d)],
  [/^(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?(?![\d:])/, nextYearly],
  [/^(\d{1,2})[日号]/, nextMonthly],
]

const ahead = (word = '') =>
  word.startsWith('今') ? 0 : word.startsWith('明') ? 1 : word === '后天' ? 2 : 3

function weekday([, next, name]: RegExpExecArray, now: Date): string {
  const today = dayOf(now)
  // Weeks begin on Monday.
  const index = (sign: string) =>
    (weekdays.indexOf(sign.replace('天', '日').replace('末', '六')) + 6) % 7
  const todays = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const days = index(name ?? '一') - todays
  if (next) return daysAfter(today, days + 7)
  return daysAfter(today, days < 0 ? days + 7 : days)
}

function endOfMonth([, next]: RegExpExecArray, now: Date): string {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  // The day before the first of the month after.
  return new Date(Date.UTC(year, month + (next ? 1 : 0), 0)).toISOString().slice(0, 10)
}

function nextYearly([, month, day]: RegExpExecArray, now: Date): string | undefined {
  const year = Number(dayOf(now).slice(0, 4))
  const this_ = calendarDay(year, month, day)
  return this_ !== undefined && this_ >= dayOf(now) ? this_ : calendarDay(year + 1, month, day)
}

function nextMonthly([, day]: RegExpExecArray, now: Date): string | undefined {
  const [year = 0, month = 0] = dayOf(now).split('-').map(Number)
  const this_ = calendarDay(year, month, day)
  if (this_ !== undefined && this_ >= dayOf(now)) return this_
  return month === 12 ? calendarDay(year + 1, 1, day) : calendarDay(year, month + 1, day)
}

/** `undefined` for the 31st of February. */
function calendarDay(year: unknown, month: unknown, day: unknown): string | undefined {
  const text = [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}
