import { z } from 'zod'
import { startOf } from '../rules/duty-hours.ts'
import { type Period, periodAt, periodKinds } from '../rules/figures-period.ts'

const Day = z
  .string()
  .regex(/^20\d\d-[01]\d-[0-3]\d$/)
  .refine((day) => !Number.isNaN(startOf(day).getTime()))

const Query = z.object({
  period: z.enum(periodKinds).catch('week'),
  at: Day.optional().catch(undefined),
})

/** The week or month asked for by `?period=week|month&at=YYYY-MM-DD`; the current week where nothing that is one was asked for. */
export function periodAskedFor(query: unknown, now: Date): Period {
  const { period, at } = Query.parse(query)
  const moment = at === undefined ? now : startOf(at)
  return periodAt(period, moment > now ? now : moment)
}
