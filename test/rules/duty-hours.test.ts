import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDutyMinutes,
  dayOf,
  isOnDuty,
  minuteOfDay,
  officeHours,
} from '../../rules/duty-hours.ts'

const at = (time: string) => new Date(`${time}:00+08:00`)
/** New Year's Day off, the Sunday after it worked. */
const calendar = officeHours(
  new Map([
    ['2026-01-01', false],
    ['2026-01-02', false],
    ['2026-01-04', true],
  ]),
)

describe('duty hours', () => {
  it.each([
    ['within the morning', '2026-01-05T09:00', 60, '2026-01-05T10:00'],
    ['over lunch', '2026-01-05T11:30', 60, '2026-01-05T14:00'],
    ['over night', '2026-01-05T17:30', 60, '2026-01-06T09:00'],
    ['over the weekend', '2026-01-09T17:30', 60, '2026-01-12T09:00'],
    ['begun at night', '2026-01-05T02:00', 10, '2026-01-05T08:40'],
    ['over a holiday, into a Sunday that is worked', '2025-12-31T17:30', 60, '2026-01-04T09:00'],
    ['to the last minute of a day', '2026-01-05T08:30', 480, '2026-01-05T18:00'],
    ['no time at all', '2026-01-05T09:00', 0, '2026-01-05T09:00'],
  ])('%s: %s + %i min = %s', (_, from, minutes, due) => {
    expect(addDutyMinutes(at(from), minutes, calendar)).toEqual(at(due))
  })

  it.each([
    ['2026-01-05T08:29', false],
    ['2026-01-05T08:30', true],
    ['2026-01-05T12:00', false],
    ['2026-01-05T13:30', true],
    ['2026-01-05T18:00', false],
    ['2026-01-03T10:00', false],
    ['2026-01-04T10:00', true],
    ['2026-01-01T10:00', false],
  ])('on duty at %s: %s', (time, on) => {
    expect(isOnDuty(at(time), calendar)).toBe(on)
  })

  it('days and minutes are those of China, wherever the machine stands', () => {
    expect(dayOf(new Date('2026-01-04T16:30:00Z'))).toBe('2026-01-05')
    expect(minuteOfDay(new Date('2026-01-04T16:30:00Z'))).toBe(30)
  })

  it('a calendar without duty is told, not looped over', () => {
    const empty = { weekdays: [], exceptions: new Map() }
    expect(() => addDutyMinutes(at('2026-01-05T09:00'), 1, empty)).toThrow(RangeError)
  })

  it('more time is never due earlier, and what is due lies in duty hours', () => {
    const from = fc.integer({ min: 0, max: 400 * 24 * 60 })
    const span = fc.integer({ min: 1, max: 4_000 })
    fc.assert(
      fc.property(from, span, span, (start, a, b) => {
        const begin = new Date(at('2026-01-01T00:00').getTime() + start * 60_000)
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const due = addDutyMinutes(begin, less, calendar)
        expect(due.getTime()).toBeGreaterThan(begin.getTime())
        expect(addDutyMinutes(begin, more, calendar).getTime()).toBeGreaterThanOrEqual(
          due.getTime(),
        )
        expect(isOnDuty(new Date(due.getTime() - 1), calendar)).toBe(true)
      }),
    )
  })
})
