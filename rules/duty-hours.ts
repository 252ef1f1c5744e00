/** Minutes since midnight, from and until. */
export type Span = readonly [from: number, until: number]

/** When somebody is on duty: spans for each weekday (0 is Sunday) and days that differ, by `YYYY-MM-DD`. */
export interface DutyCalendar {
  readonly weekdays: readonly (readonly Span[])[]
  /** `true`: a workday whatever the weekday says (调休); `false`: a holiday. */
  readonly exceptions: ReadonlyMap<string, boolean>
}

const office: readonly Span[] = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60 + 30, 18 * 60],
]

/** Monday to Friday 8:30–12:00 and 13:30–18:00, the usual hours of a community office. */
export const officeHours = (
  exceptions: ReadonlyMap<string, boolean> = new Map(),
): DutyCalendar => ({
  weekdays: [[], office, office, office, office, office, []],
  exceptions,
})

/** One working day of those hours, in minutes. */
export const WORKDAY_MINUTES = 8 * 60

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** China has one time zone and no summer time. */
const OFFSET = 8 * 60 * MINUTE
/** No calendar has a longer stretch without duty; beyond it the calendar is wrong. */
const HORIZON_DAYS = 120

/**
 * The moment `minutes` of duty after `from`. A moment outside duty hours counts from the next span.
 * @throws RangeError where the calendar has not that much duty within four months.
 */
export function addDutyMinutes(from: Date, minutes: number, calendar: DutyCalendar): Date {
  let left = minutes * MINUTE
  const firstDay = startOfDay(from.getTime())
  for (let i = 0; i < HORIZON_DAYS; i++) {
    const day = firstDay + i * DAY
    for (const [start, end] of spansOf(day, calendar)) {
      const opens = Math.max(day + start * MINUTE, from.getTime())
      const room = day + end * MINUTE - opens
      if (room <= 0) continue
      if (left <= room) return new Date(opens + left)
      left -= room
    }
  }
  throw new RangeError(`the duty calendar has no ${minutes} minutes within ${HORIZON_DAYS} days`)
}

export const isOnDuty = (at: Date, calendar: DutyCalendar) => {
  const day = startOfDay(at.getTime())
  const minute = (at.getTime() - day) / MINUTE
  return spansOf(day, calendar).some(([start, end]) => minute >= start && minute < end)
}

/** The calendar day in China, as `YYYY-MM-DD`. */
export const dayOf = (at: Date) => new Date(at.getTime() + OFFSET).toISOString().slice(0, 10)

/** The moment a day written `YYYY-MM-DD` begins in China. */
export const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** The day so many days after another. */
export const daysAfter = (day: string, days: number) =>
  dayOf(new Date(startOf(day).getTime() + days * DAY))

/** Minutes since midnight in China. */
export const minuteOfDay = (at: Date) => (at.getTime() - startOfDay(at.getTime())) / MINUTE

const startOfDay = (at: number) => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

function spansOf(day: number, { weekdays, exceptions }: DutyCalendar): readonly Span[] {
  const local = new Date(day + OFFSET)
  const works = exceptions.get(local.toISOString().slice(0, 10))
  if (works === false) return []
  if (works === true) return weekdays.find((spans) => spans.length > 0) ?? []
  return weekdays[local.getUTCDay()] ?? []
}
