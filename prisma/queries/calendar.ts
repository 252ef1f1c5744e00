import { type DutyCalendar, officeHours } from '../../rules/duty-hours.ts'
import type { Db } from '../db.ts'

/** Office hours with the holidays and make-up workdays on record. */
export async function dutyCalendar(db: Db): Promise<DutyCalendar> {
  const days = await db.holiday.findMany({ take: 1_000, orderBy: { date: 'desc' } })
  return officeHours(new Map(days.map(({ date, work }) => [date.toISOString().slice(0, 10), work])))
}
