import { describe, expect, it } from 'vitest'
import { dueTimes, limits, respondAfter } from '../../rules/clocks.ts'
import { officeHours } from '../../rules/duty-hours.ts'

const calendar = officeHours()
const at = (time: string) => new Date(`${time}:00+08:00`)

/** 2026-01-05 is a Monday. */
describe('a ticket falls due', () => {
  it.each([
    ['P1', '2026-01-10T03:00', '2026-01-10T03:05', '2026-01-10T03:10', '2026-01-10T05:00'],
    ['P2', '2026-01-05T10:00', '2026-01-05T10:15', '2026-01-05T10:30', '2026-01-06T10:00'],
    ['P2', '2026-01-05T17:50', '2026-01-06T08:35', '2026-01-06T08:50', '2026-01-06T17:50'],
    ['P2', '2026-01-09T20:00', '2026-01-12T08:45', '2026-01-12T09:00', '2026-01-10T20:00'],
    ['P3', '2026-01-05T10:00', '2026-01-05T12:00', '2026-01-05T15:30', '2026-01-12T10:00'],
    ['P3', '2026-01-05T16:00', '2026-01-05T18:00', '2026-01-06T10:30', '2026-01-12T16:00'],
    ['P4', '2026-01-05T08:30', '2026-01-05T14:00', '2026-01-05T18:00', '2026-01-20T08:30'],
  ] as const)(
    '%s of %s: passed on at %s, respond by %s, solve by %s',
    (urgency, from, passedOn, respond, solve) => {
      expect(respondAfter(urgency, at(from), 0.5, calendar)).toEqual(at(passedOn))
      expect(dueTimes(urgency, at(from), calendar)).toEqual({
        respondDueAt: at(respond),
        solveDueAt: at(solve),
      })
    },
  )
})

it('each class is warned before its end, and the margin is shorter than the time', () => {
  for (const { marginMinutes, solveMinutes } of Object.values(limits)) {
    expect(marginMinutes).toBeGreaterThan(0)
    expect(marginMinutes).toBeLessThan(solveMinutes)
  }
})
