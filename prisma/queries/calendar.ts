import chineseDays from 'chinese-days'
import { type DutyCalendar, daysAfter, officeHours } from '../../rules/duty-hours.ts'
import type { Db, Tx } from '../db.ts'

/**
 * Office hours with China's public holidays and make-up workdays (as the State Council has published them, from the package
 * `chinese-days`), and over them the days that the community has set for itself.
 */
export async function dutyCalendar(db: Db): Promise<DutyCalendar> {
  const days = await db.holiday.findMany({ take: 1_000, orderBy: { date: 'desc' } })
  const own = days.map(({ date, work }) => [date.toISOString().slice(0, 10), work] as const)
  return officeHours(new Map([...published(), ...own]))
}

const FIRST_YEAR = 2024
/** Holidays are published in November for the next year; a newer package brings further ones. */
const YEARS = 8

let known: readonly (readonly [day: string, work: boolean])[] | undefined

function published() {
  known ??= Array.from({ length: YEARS * 366 }, (_, i) =>
    daysAfter(`${FIRST_YEAR}-01-01`, i),
  ).flatMap((day) => {
    // An ordinary day is called by its weekday, a holiday “Spring Festival,春节,4”.
    const { name, work } = chineseDays.getDayDetail(day)
    return name.includes(',') ? [[day, work] as const] : []
  })
  return known
}

interface NewDay {
  /** `YYYY-MM-DD` in China. */
  readonly day: string
  readonly work: boolean
  readonly name: string
  readonly by: string
  readonly now: Date
}

/** Makes a day a holiday or a workday, whatever the published calendar says, and writes down who did. */
export async function setDay(tx: Tx, { day, work, name, by, now }: NewDay): Promise<void> {
  const date = new Date(`${day}T00:00:00Z`)
  await tx.holiday.upsert({
    where: { date },
    create: { date, work, name },
    update: { work, name },
  })
  await tx.auditLog.create({ data: { at: now, by, action: 'set-day', detail: { day, work } } })
}
