import { z } from 'zod'
import { startOf } from '../rules/duty-hours.ts'
import { type Period, periodAt, periodKinds } from '../rules/figures-period.ts'
import { figuresWords as words } from './figures-wording.ts'

const Day = z
  .string()
  .regex(/^20\d\d-[01]\d-[0-3]\d$/)
  .refine((day) => !Number.isNaN(startOf(day).getTime()))

const Kind = z.enum(periodKinds)

/** A form sends what was left empty as an empty word. */
const Query = z.object({ period: z.unknown().optional(), at: z.unknown().optional() })

export interface Asked {
  /** The current week where nothing that is a period was asked for. */
  readonly whole: Period
  /** What is wrong with what was asked for, in one line. */
  readonly fault: string | undefined
}

/** The week or month asked for by `?period=week|month&at=YYYY-MM-DD`. */
export function periodAskedFor(query: unknown, now: Date): Asked {
  const asked = Query.parse(query)
  const kind = Kind.safeParse(asked.period || 'week')
  const day = Day.optional().safeParse(asked.at || undefined)
  const faults = [
    kind.success ? '' : words.noPeriod(shown(asked.period)),
    day.success ? '' : words.noDay(shown(asked.at)),
  ]
  const moment = day.data === undefined ? now : startOf(day.data)
  return {
    whole: periodAt(kind.data ?? 'week', moment > now ? now : moment),
    fault: faults.filter(Boolean).join('；') || undefined,
  }
}

const shown = (asked: unknown) => String(asked).slice(0, 20)
