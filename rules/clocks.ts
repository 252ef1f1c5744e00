import type { UrgencyClass } from '../intents/taxonomy.ts'
import { addDutyMinutes, type DutyCalendar, WORKDAY_MINUTES } from './duty-hours.ts'

type Hours = 'duty' | 'always'

interface Limits {
  /** First response: somebody accepts. */
  readonly respondMinutes: number
  readonly respondIn: Hours
  /** Feedback: the work is done. */
  readonly solveMinutes: number
  readonly solveIn: Hours
  /** So long before the end of the solve time the worker is warned; so long after it the office hears of it. */
  readonly marginMinutes: number
  /** So long residents have to say whether finished work is good. */
  readonly answerMinutes: number
}

const HOUR = 60
const DAY = 24 * HOUR

/** The promises of each class, as the taxonomy states them (after the 12345 hotline's 2 h / 24 h / 7 d / 15 d). */
export const limits: Record<UrgencyClass, Limits> = {
  P1: {
    respondMinutes: 10,
    respondIn: 'always',
    solveMinutes: 2 * HOUR,
    solveIn: 'always',
    marginMinutes: 30,
    answerMinutes: DAY,
  },
  P2: {
    respondMinutes: 30,
    respondIn: 'duty',
    solveMinutes: DAY,
    solveIn: 'always',
    marginMinutes: 4 * HOUR,
    answerMinutes: DAY,
  },
  P3: {
    respondMinutes: 4 * HOUR,
    respondIn: 'duty',
    solveMinutes: 7 * DAY,
    solveIn: 'always',
    marginMinutes: DAY,
    answerMinutes: 3 * DAY,
  },
  P4: {
    respondMinutes: WORKDAY_MINUTES,
    respondIn: 'duty',
    solveMinutes: 15 * DAY,
    solveIn: 'always',
    marginMinutes: 2 * DAY,
    answerMinutes: 7 * DAY,
  },
}

export interface DueTimes {
  readonly respondDueAt: Date
  readonly solveDueAt: Date
}

/** When a ticket of `urgency` opened at `from` falls due. */
export const dueTimes = (urgency: UrgencyClass, from: Date, calendar: DutyCalendar): DueTimes => ({
  respondDueAt: respondAfter(urgency, from, 1, calendar),
  solveDueAt: after(from, limits[urgency].solveMinutes, limits[urgency].solveIn, calendar),
})

/** When `parts` of the respond time are over, counted from `from`: a half, the whole, twice the time. */
export const respondAfter = (
  urgency: UrgencyClass,
  from: Date,
  parts: number,
  calendar: DutyCalendar,
): Date => after(from, limits[urgency].respondMinutes * parts, limits[urgency].respondIn, calendar)

const after = (from: Date, minutes: number, hours: Hours, calendar: DutyCalendar) =>
  hours === 'always' ? plusMinutes(from, minutes) : addDutyMinutes(from, minutes, calendar)

/** A moment so many minutes later (or earlier) by the wall. */
export const plusMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)
