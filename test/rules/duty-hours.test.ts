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

/** As published: from Thursday 1 to Wednesday 7 October off, Saturday the 10th worked for it. */
const nationalDay = officeHours(
  new Map([
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false] as const),
    ['2026-10-10', true],
    ['2026-09-20', true],
  ]),
)

describe('National Day 2026', () => {
  it.each([
    ['into the holiday', '2026-09-30T17:30', 30, '2026-09-30T18:00'],
    ['over the holiday', '2026-09-30T17:30', 31, '2026-10-08T08:31'],
    ['begun in the holiday', '2026-10-03T11:00', 30, '2026-10-08T09:00'],
    ['into the Saturday that is worked', '2026-10-09T17:30', 60, '2026-10-10T09:00'],
    ['over that Saturday’s lunch', '2026-10-10T11:30', 60, '2026-10-10T14:00'],
    ['not into the Sunday after it', '2026-10-10T17:30', 60, '2026-10-12T09:00'],
    ['on the Sunday worked before', '2026-09-20T09:00', 240, '2026-09-20T14:30'],
    ['three working days', '2026-09-29T08:30', 3 * 480, '2026-10-08T18:00'],
  ])('%s: %s + %i min = %s', (_, from, minutes, due) => {
    expect(addDutyMinutes(at(from), minutes, nationalDay)).toEqual(at(due))
  })
})

describe('hours of one’s own', () => {
  /** A night watch from Friday to Sunday with three spans, a day at a time. */
  const watch = {
    weekdays: [
      [[0, 6 * 60] as const, [20 * 60, 24 * 60] as const],
      ...[1, 2, 3, 4].map(() => []),
      [[20 * 60, 24 * 60] as const],
      [[0, 6 * 60] as const, [12 * 60, 13 * 60] as const, [20 * 60, 24 * 60] as const],
    ],
    exceptions: new Map([['2026-01-10', false]]),
  }

  it.each([
    ['over midnight, past a day off', '2026-01-09T23:00', 90, '2026-01-11T00:30'],
    ['through every span', '2026-01-16T20:00', 240 + 360 + 60 + 10, '2026-01-17T20:10'],
    ['over the week', '2026-01-11T23:59', 2, '2026-01-16T20:01'],
  ])('%s: %s + %i min = %s', (_, from, minutes, due) => {
    expect(addDutyMinutes(at(from), minutes, watch)).toEqual(at(due))
  })
})

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
