import type { UrgencyClass } from '../intents/taxonomy.ts'
import { addDutyMinutes, type DutyCalendar, WORKDAY_MINUTES } from './duty-hours.ts'

interface Limits {
  /** First response: somebody accepts. */
  readonly respondMinutes: number
  /** Feedback: the work is done. */
  readonly solveMinutes: number
  /** Runs in duty hours only, or day and night. */
  readonly respondIn: 'duty' | 'always'
  readonly solveIn: 'duty' | 'always'
}

const HOUR = 60
const DAY = 24 * HOUR

/** The promises of each class, as the taxonomy states them (after the 12345 hotline's 2 h / 24 h / 7 d / 15 d). */
export const limits: Record<UrgencyClass, Limits> = {
  P1: { respondMinutes: 10, solveMinutes: 2 * HOUR, respondIn: 'always', solveIn: 'always' },
  P2: { respondMinutes: 30, solveMinutes: DAY, respondIn: 'duty', solveIn: 'always' },
  P3: { respondMinutes: 4 * HOUR, solveMinutes: 7 * DAY, respondIn: 'duty', solveIn: 'always' },
  P4: {
    respondMinutes: WORKDAY_MINUTES,
    solveMinutes: 15 * DAY,
    respondIn: 'duty',
    solveIn: 'always',
  },
}

export interface DueTimes {
  /** Half of the respond time: the one reminder. */
  readonly remindAt: Date
  readonly respondDueAt: Date
  readonly solveDueAt: Date
}

/** When a ticket of `urgency` opened at `from` falls due. */
export function dueTimes(urgency: UrgencyClass, from: Date, calendar: DutyCalendar): DueTimes {
  const { respondMinutes, solveMinutes, respondIn, solveIn } = limits[urgency]
  const after = (minutes: number, hours: 'duty' | 'always') =>
    hours === 'always'
      ? new Date(from.getTime() + minutes * 60_000)
      : addDutyMinutes(from, minutes, calendar)
  return {
    remindAt: after(respondMinutes / 2, respondIn),
    respondDueAt: after(respondMinutes, respondIn),
    solveDueAt: after(solveMinutes, solveIn),
  }
}
