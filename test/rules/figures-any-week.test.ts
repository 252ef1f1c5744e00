import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ledgerOf } from '../../rules/figures.ts'
import { periodAt } from '../../rules/figures-period.ts'
import { byDay, solveTimes } from '../../rules/figures-plots.ts'
import { sum } from '../../rules/figures-tally.ts'
import { type Move, movesFrom, next, type State } from '../../rules/lifecycle.ts'
import { lived, type Step } from './lives.ts'

/** October 2026: the 5th is a Monday. */
const at = (time: string) => new Date(`2026-10-${time}:00+08:00`)
const week = periodAt('week', at('07T12:00'))

it('weeks begin on Monday and months on the first, at midnight in China', () => {
  fc.assert(
    fc.property(fc.constantFrom('week', 'month'), fc.date(someTime), (kind, moment) => {
      const { from, until } = periodAt(kind, moment)
      const local = new Date(from.getTime() + 8 * 3_600_000)

      expect(moment >= from && moment < until).toBe(true)
      expect(local.toISOString()).toMatch(/T00:00:00\.000Z$/)
      expect(kind === 'week' ? local.getUTCDay() : local.getUTCDate()).toBe(1)
      expect(periodAt(kind, until).from).toEqual(until)
    }),
  )
})
const someTime = { min: at('01T00:00'), max: new Date('2040-01-01'), noInvalidDate: true }

const HOUR = 3_600_000
const hours = (hour: number) => new Date(week.from.getTime() + hour * HOUR)
const people = fc.constantFrom('张师傅', '刘师傅', '王芳')

/** A ticket with up to 14 moves that are possible one after the other, some before the week, some after it. */
const randomLife = fc
  .record({
    openedHour: fc.integer({ min: -200, max: 160 }),
    choices: fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 40 }), people), {
      maxLength: 14,
    }),
    category: fc.constantFrom('lighting', 'drain-blocked', 'noise'),
    estate: fc.constantFrom('阳光花园', '梧桐苑', null),
    urgency: fc.constantFrom('P1', 'P2', 'P3'),
    ratings: fc.array(
      fc.record({
        score: fc.integer({ min: 1, max: 3 }),
        staff: fc.option(people),
        at: fc.integer({ min: -100, max: 260 }).map(hours),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ openedHour, choices, urgency, ...facts }) => ({
    facts: { ...facts, class: urgency, openedAt: hours(openedHour) },
    timed: choices.reduce(oneMore(openedHour), []),
  }))

/** What was merged can only be taken apart again, and nothing else can. */
const isPossible = (moves: readonly Step[]) => (move: Move) =>
  moves.at(-1)?.[0] === 'merge' ? move === 'unmerge' : move !== 'unmerge'

const oneMore =
  (openedHour: number) =>
  (so: readonly Step[], [choice, wait, by]: readonly [number, number, string]): readonly Step[] => {
    const state = so.reduce<State>((from, [move]) => next(from, move) ?? from, 'open')
    const possible = movesFrom(state).filter(isPossible(so))
    const move = possible[choice % Math.max(1, possible.length)]
    const last = so.at(-1)?.[1] ?? hours(openedHour)
    return move ? [...so, [move, new Date(last.getTime() + wait * HOUR), by]] : so
  }

it('the parts sum up to the whole, and no rate is above one', () => {
  fc.assert(
    fc.property(fc.array(randomLife, { maxLength: 8 }), (stories) => {
      const ledger = ledgerOf(
        stories.map(({ facts, timed }) => lived(facts, timed)),
        week,
      )

      for (const parts of [ledger.byCategory, ledger.byEstate, ledger.byWorker]) {
        expect(sum(parts.map(({ figures }) => figures))).toEqual(ledger.all)
        for (const { figures } of parts) {
          for (const count of Object.values(figures)) {
            if (typeof count !== 'number') expect(count.in).toBeLessThanOrEqual(count.of)
          }
        }
      }
      expect(sum2(byDay(ledger))).toEqual([ledger.all.opened, ledger.all.closed])
      expect(solveTimes(ledger).reduce((a, b) => a + b, 0)).toBe(ledger.all.closed)
    }),
  )
})
const sum2 = (days: ReturnType<typeof byDay>) => [
  days.reduce((so, { opened }) => so + opened, 0),
  days.reduce((so, { closed }) => so + closed, 0),
]

it('what happens later does not change the ledger of a week that is over', () => {
  fc.assert(
    fc.property(fc.array(randomLife, { maxLength: 4 }), (stories) => {
      const then = stories.map(({ facts, timed }) =>
        lived(
          { ...facts, ratings: facts.ratings.filter((one) => one.at < week.until) },
          timed.filter(([, when]) => when < week.until),
        ),
      )
      const later = stories.map(({ facts, timed }) => lived(facts, timed))

      const { tickets: _t, ...before } = ledgerOf(then, week)
      const { tickets: _l, ...afterwards } = ledgerOf(later, week)
      expect(afterwards).toEqual(before)
    }),
    { numRuns: 500 },
  )
})
