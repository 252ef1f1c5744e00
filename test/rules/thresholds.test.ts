import { describe, expect, it } from 'vitest'
import { answerAt } from '../../rules/burst.ts'
import { households } from '../../rules/households.ts'
import { mayCallAgain, priorityFor } from '../../rules/thresholds.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 2, 0) + minutes * 60_000)

describe('the third, fifth and tenth report raise the priority', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 2],
    [9, 2],
    [10, 3],
    [300, 3],
  ])('%i reports: %i', (reports, priority) => {
    expect(priorityFor(reports)).toBe(priority)
  })
})

describe('a risen priority calls staff again', () => {
  it.each([
    ['when they were called more than ten minutes ago', at(0), false, 11, true],
    ['not when they have just been called', at(0), false, 9, false],
    ['not a second time', at(0), true, 60, false],
    ['when nobody was ever called', null, false, 0, true],
  ] as const)('%s', (_, lastAt, again, minutes, called) => {
    expect(mayCallAgain({ lastAt, again }, at(minutes))).toBe(called)
  })
})

describe('a burst is answered once for all its voices', () => {
  const burst = { joinedAt: [at(1)], households: 2, told: null, saidAt: [at(0)] }
  const crowd = Array.from({ length: 40 }, (_, index) => at(1 + index / 10))

  it.each([
    ['a minute after the last of them', burst, 2],
    ['four minutes after the first, however many follow', { ...burst, joinedAt: crowd }, 5],
    [
      'not where the group has read two posts within ten minutes',
      { ...burst, saidAt: [at(0), at(0.5)] },
      10,
    ],
    [
      'again, when the number has grown by half',
      {
        joinedAt: [at(20)],
        households: 9,
        told: { households: 6, at: at(5) },
        saidAt: [at(0), at(5)],
      },
      21,
    ],
    [
      'again after an hour, when it has hardly grown',
      {
        joinedAt: [at(20)],
        households: 7,
        told: { households: 6, at: at(5) },
        saidAt: [at(0), at(5)],
      },
      65,
    ],
  ])('%s', (_, facts, minutes) => {
    expect(answerAt(facts)).toEqual(at(minutes))
  })

  it('and not at all where everybody has been counted', () => {
    expect(answerAt({ ...burst, joinedAt: [] })).toBeNull()
  })
})

describe('a household', () => {
  it.each([
    ['is a flat, however many of it speak', ['3-2-501', '3-2-501'], 1],
    ['of another stair is another', ['3-2-501', '3-1-501'], 2],
    ['that has not told its flat is one for each voice', ['', ''], 2],
    ['that has told its building alone as well', ['3', '3'], 2],
  ] as const)('%s', (_, homes, count) => {
    const voices = homes.map((home, personId) => {
      const [building, unit, room] = home.split('-')
      return {
        personId,
        home: { ...(building && { building }), ...(unit && { unit }), ...(room && { room }) },
      }
    })
    expect(households(voices)).toBe(count)
  })
})
