import { describe, expect, it } from 'vitest'
import { type Ledger, ledgerOf } from '../../rules/figures.ts'
import { standingAt, type TicketLife } from '../../rules/figures-life.ts'
import { periodAt } from '../../rules/figures-period.ts'
import { byDay, openByBuilding, solveTimes } from '../../rules/figures-plots.ts'
import { type Figures, failures, worst } from '../../rules/figures-tally.ts'
import { moves } from '../../rules/lifecycle.ts'
import { lived, type Step } from './lives.ts'

/** October 2026: the 5th is a Monday. */
const at = (time: string) => new Date(`2026-10-${time}:00+08:00`)
const week = periodAt('week', at('07T12:00'))

/** “accept 05T09:10 张师傅” */
const step = (text: string): Step => {
  const [move, time, by] = text.split(' ')
  const known = moves.find((one) => one === move)
  if (!known || !time) throw new Error(`no step: ${text}`)
  return [known, at(time), by ?? 'linli']
}
const ticket = (facts: Partial<TicketLife> & { opened: string }, ...steps: string[]) =>
  lived({ category: 'lighting', ...facts, openedAt: at(facts.opened) }, steps.map(step))

/** A small week, counted by hand below. */
const drain = ticket(
  {
    ...{ id: 1, opened: '05T09:00', category: 'drain-blocked', ratingAskedAt: at('05T16:05') },
    reportedAt: [at('05T09:00'), at('05T09:02'), at('05T09:03')],
    ratings: [{ score: 1, staff: '张师傅', at: at('05T17:00') }],
  },
  ...['accept 05T09:10 张师傅', 'finish 05T15:00 张师傅', 'confirm 05T16:00'],
)
const lateLight = ticket(
  { id: 2, opened: '05T10:00', estate: '梧桐苑', building: '10' },
  ...['accept 05T11:00 张师傅', 'finish 07T10:00 张师傅', 'lapse 08T10:00'],
)
const heldParking = ticket(
  {
    ...{ id: 3, opened: '06T09:00', category: 'parking', class: 'P3' },
    respondDueAt: at('06T14:30'),
  },
  ...['offer 06T09:01 王芳', 'accept 06T10:00 王芳', 'hold 07T09:00 王芳'],
)
const withdrawnNoise = ticket(
  { id: 4, opened: '06T10:00', category: 'noise', estate: '梧桐苑' },
  'withdraw 06T10:20 住户',
)
const mergedDrain = ticket(
  { id: 5, opened: '05T09:05', category: 'drain-blocked' },
  'merge 05T09:20 王芳',
)
const disputedLeak = ticket(
  {
    ...{ id: 6, opened: '04T12:00', category: 'water-leak', building: '2' },
    ratingAskedAt: at('06T09:05'),
  },
  ...['accept 04T12:10 刘师傅', 'finish 04T20:00 刘师傅', 'dispute 05T08:00 住户'],
  ...['finish 05T18:00 刘师傅', 'check 06T09:00 王芳'],
)
const reopenedHeating = ticket(
  {
    ...{ id: 7, opened: '07T09:00', category: 'heating', estate: '梧桐苑', building: '2' },
    ...{ ratingAskedAt: at('07T13:05') },
    ratings: [{ score: 3, staff: '刘师傅', at: at('08T09:00') }],
  },
  ...['accept 07T09:05 刘师傅', 'finish 07T12:00 刘师傅', 'confirm 07T13:00'],
  ...['reopen 09T09:00 住户', 'finish 09T10:00 刘师傅'],
)
const newWish = ticket({
  ...{ id: 8, opened: '11T20:00', category: 'wish', class: 'P3', estate: null, building: null },
  respondDueAt: at('12T12:00'),
})
const lateLift = ticket(
  { id: 9, opened: '04T10:00', category: 'elevator-fault', respondDueAt: at('05T09:00') },
  'accept 05T08:50 刘师傅',
)
const all = [
  ...[drain, lateLight, heldParking, withdrawnNoise, mergedDrain],
  ...[disputedLeak, reopenedHeating, newWish, lateLift],
]

const of = (parts: Ledger['byWorker'], name: string | null) =>
  parts.find((part) => part.name === name)?.figures

describe('a week counted by hand', () => {
  const ledger = ledgerOf(all, week)

  it('has these figures', () => {
    expect(ledger.all).toEqual({
      // 1 three voices; 2, 3, 4, 7, 8 one each. 5 lives on in 1; 6 and 9 were reported before.
      received: 8,
      // 1, 2, 3, 4, 7, 8
      opened: 6,
      // 1, 3, 7, 9 of these and 2. 4 was withdrawn before; 6 fell due before, 8 does later.
      responded: { in: 4, of: 5 },
      // 1, 2, 6. 7 is open again.
      closed: 3,
      solved: { in: 2, of: 3 },
      unverified: { in: 1, of: 3 },
      // 1, 2, 6 (its 12 hours of waiting counted), 7 (a fresh limit), 9. 3 stands still, 4 is gone.
      due: 5,
      // 1, 6, 7. 2 was a day late, 9 is not done.
      solvedInTime: { in: 3, of: 5 },
      // 7 of 1, 2, 6, 7. What was sent back of 6 had been finished the week before.
      returned: { in: 1, of: 4 },
      // 3
      onHold: 1,
      // 1 of 1 and 7
      content: { in: 1, of: 2 },
      // 1 and 7 of 1, 6, 7
      answered: { in: 2, of: 3 },
    } satisfies Figures)
  })

  it('has each of them by category, estate and worker', () => {
    expect(of(ledger.byCategory, 'heating')).toMatchObject({
      ...{ received: 1, opened: 1, closed: 0, due: 1 },
      ...{ solvedInTime: { in: 1, of: 1 }, returned: { in: 1, of: 1 } },
      content: { in: 0, of: 1 },
    })
    expect(of(ledger.byCategory, 'drain-blocked')).toMatchObject({ received: 3, opened: 1 })
    expect(of(ledger.byEstate, '阳光花园')).toMatchObject({
      opened: 2,
      closed: 2,
      due: 3,
      onHold: 1,
    })
    expect(of(ledger.byEstate, '梧桐苑')).toMatchObject({ opened: 3, closed: 1, due: 2 })
    expect(of(ledger.byEstate, null)).toMatchObject({ received: 1, opened: 1, closed: 0 })
    expect(of(ledger.byWorker, '张师傅')).toMatchObject({
      ...{ opened: 2, closed: 2, solved: { in: 1, of: 2 }, solvedInTime: { in: 1, of: 2 } },
      content: { in: 1, of: 1 },
    })
    expect(of(ledger.byWorker, '王芳')).toMatchObject({ opened: 1, onHold: 1, closed: 0 })
    expect(of(ledger.byWorker, null)).toMatchObject({ opened: 2 })
  })

  it('has what was opened and closed on each day, and how long it took', () => {
    const days = byDay(ledger).map(({ opened, closed }) => `${opened} ${closed}`)
    expect(days).toEqual(['2 1', '2 1', '1 0', '0 1', '0 0', '0 0', '1 0'])
    // 1 took 6 hours, 6 took 30, 2 took 48.
    expect(solveTimes(ledger)).toEqual([0, 1, 0, 2, 0, 0, 0])
  })

  it('has what is open in each building, in the order of their numbers', () => {
    expect(openByBuilding(ledger)).toEqual([
      {
        estate: '梧桐苑',
        open: 1,
        buildings: [
          { building: '2', open: 1 },
          { building: '3', open: 0 },
          { building: '10', open: 0 },
        ],
      },
      {
        estate: '阳光花园',
        open: 2,
        buildings: [
          { building: '2', open: 0 },
          { building: '3', open: 2 },
        ],
      },
      { estate: null, open: 1, buildings: [{ building: null, open: 1 }] },
    ])
  })

  it('names those categories first in which most went wrong', () => {
    expect(worst(ledger.byCategory).map(({ name, figures }) => [name, failures(figures)])).toEqual([
      ['lighting', 2],
      ['heating', 2],
      ['elevator-fault', 1],
    ])
  })
})

describe('a ticket is due', () => {
  it.each([
    ['a day after it was opened', '10T00:00', [], '06T09:00'],
    [
      'later by the time it was on hold',
      '10T00:00',
      ['hold 05T12:00', 'resume 05T15:00'],
      '06T12:00',
    ],
    ['not while it is on hold', '08T00:00', ['hold 05T12:00'], '08T21:00'],
    ['when it was, where that was over before the hold', '08T00:00', ['hold 06T12:00'], '06T09:00'],
    [
      'as before, where the hold ended later',
      '06T10:00',
      ['hold 06T08:00', 'resume 07T08:00'],
      '06T11:00',
    ],
    [
      'later by the hold it was finished from',
      '10T00:00',
      ['hold 05T12:00', 'finish 07T12:00'],
      '08T09:00',
    ],
    [
      'later by what residents took to dispute it',
      '10T00:00',
      ['finish 05T10:00', 'dispute 05T20:00'],
      '06T19:00',
    ],
    [
      'as it was when finished, not by the wait since',
      '10T00:00',
      ['finish 05T10:00', 'lapse 06T10:00'],
      '06T09:00',
    ],
    [
      'a day after it was reopened',
      '10T00:00',
      ['finish 05T10:00', 'confirm 05T11:00', 'reopen 07T09:00'],
      '08T09:00',
    ],
    [
      'as before, where it was reopened later',
      '07T00:00',
      [
        'hold 05T10:00',
        'resume 05T11:00',
        'finish 05T12:00',
        'confirm 05T13:00',
        'reopen 07T09:00',
      ],
      '06T10:00',
    ],
  ] as const)('%s', (_, until, steps, due) => {
    const life = ticket({ opened: '05T09:00' }, 'accept 05T09:10 张师傅', ...steps)

    expect(standingAt(life, at(until)).solveDueAt).toEqual(at(due))
  })
})

describe('a ticket belongs to', () => {
  it.each([
    ['nobody while it is open', '05T09:01', null],
    ['nobody while it is only offered', '05T09:03', null],
    ['who has accepted it', '05T09:30', '张师傅'],
    ['nobody again when it was given back', '05T10:30', null],
    ['the next who accepted it', '05T11:30', '刘师傅'],
    ['who finished it, also when it was sent back and is in other hands', '05T15:00', '刘师傅'],
    ['who finished it last', '05T17:00', '王芳'],
  ] as const)('%s', (_, until, worker) => {
    const life = ticket(
      { opened: '05T09:00' },
      ...['offer 05T09:02 张师傅', 'accept 05T09:10 张师傅', 'decline 05T10:00 张师傅'],
      ...['accept 05T11:00 刘师傅', 'finish 05T12:00 刘师傅', 'dispute 05T13:00 住户'],
      ...['transfer 05T14:00 王芳', 'accept 05T14:30 王芳', 'finish 05T16:00 王芳'],
    )

    expect(standingAt(life, at(until)).worker).toBe(worker)
  })
})

it('a finish that the worker took back was never said', () => {
  const hasty = ticket(
    { opened: '05T09:00' },
    ...['accept 05T09:10 张师傅', 'finish 05T10:00 张师傅', 'resume 05T10:01 张师傅'],
  )

  expect(ledgerOf([hasty], week).all).toMatchObject({
    ...{ due: 1, solvedInTime: { in: 0, of: 1 }, returned: { in: 0, of: 0 } },
  })
  expect(standingAt(hasty, week.until)).toMatchObject({ state: 'accepted', finishedAt: null })
})
