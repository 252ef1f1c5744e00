import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UrgencyClass } from '../../intents/taxonomy.ts'
import { officeHours } from '../../rules/duty-hours.ts'
import { closedBy, type Move, states } from '../../rules/lifecycle.ts'
import { nextTick, type Step, steps, type Taken, type Ticking } from '../../rules/tick.ts'

const calendar = officeHours()
/** 2026-01-05 is a Monday. */
const at = (time: string) => new Date(`2026-01-${time}:00+08:00`)
const OPENED = at('05T10:00')

const ticket = (over: Partial<Ticking>): Ticking => ({
  state: 'open',
  class: 'P2',
  closedAs: null,
  waitsSince: OPENED,
  offeredAt: null,
  backSince: null,
  solveDueAt: at('06T10:00'),
  holdUntil: null,
  ratingAsked: false,
  stateSince: OPENED,
  taken: [],
  solveTaken: [],
  ...over,
})

const took = (...list: readonly (readonly [Step, string])[]): readonly Taken[] =>
  list.map(([step, time]) => ({ step, at: at(time) }))

const next = (over: Partial<Ticking>) => nextTick(ticket(over), calendar)

describe('while nobody has accepted', () => {
  const P1 = { class: 'P1', solveDueAt: at('05T12:00') } as const
  const P3 = { class: 'P3', solveDueAt: at('12T10:00') } as const
  const P4 = { class: 'P4', solveDueAt: at('20T10:00') } as const
  const offered = { state: 'offered', offeredAt: OPENED } as const
  const late = [
    ['respond-breach', '05T10:10'],
    ['respond-escalate', '05T10:20'],
  ] as const
  const over = took(
    ['solve-warn', '05T11:30'],
    ['solve-breach', '05T12:00'],
    ['solve-escalate', '05T12:30'],
  )

  it.each<readonly [string, Partial<Ticking>, Step, string]>([
    ['an emergency rings again after two minutes', P1, 'ring', '05T10:02'],
    [
      'and two minutes after the last ring',
      { ...P1, taken: took(['ring', '05T10:04']) },
      'ring',
      '05T10:06',
    ],
    [
      'so for two hours',
      {
        ...P1,
        taken: took(...late, ['ring', '05T10:00'], ['ring', '05T11:58']),
        solveTaken: over.slice(0, 1),
      },
      'ring',
      '05T12:00',
    ],
    [
      'then the office has heard of it, and it rings every ten minutes',
      { ...P1, taken: took(...late, ['ring', '05T10:00'], ['ring', '05T12:00']), solveTaken: over },
      'ring',
      '05T12:10',
    ],
    [
      'what was found to be an emergency a day later rings from then on',
      { ...P1, waitsSince: at('04T10:00'), taken: took(...late, ['ring', '05T10:00']) },
      'ring',
      '05T10:02',
    ],
    [
      'its response is missed after ten minutes, between two rings',
      { ...P1, taken: took(['ring', '05T10:09']) },
      'respond-breach',
      '05T10:10',
    ],
    [
      'and brought to the office after twenty',
      { ...P1, taken: took(['respond-breach', '05T10:10'], ['ring', '05T10:19']) },
      'respond-escalate',
      '05T10:20',
    ],
    ['P2 goes to the next after a quarter of an hour', offered, 'pass-on', '05T10:15'],
    ['what was offered to nobody is not passed on', {}, 'respond-breach', '05T10:30'],
    [
      'the second has as long as the first, but the promise runs on',
      { ...offered, offeredAt: at('05T10:20') },
      'respond-breach',
      '05T10:30',
    ],
    [
      'P2 is brought to the office after an hour',
      { taken: took(['respond-breach', '05T10:30']) },
      'respond-escalate',
      '05T11:00',
    ],
    [
      'then it is in time for the warning of the solve time',
      { taken: took(['respond-breach', '05T10:30'], ['respond-escalate', '05T11:00']) },
      'solve-warn',
      '06T06:00',
    ],
    ['P3 goes to the next after two hours', { ...P3, ...offered }, 'pass-on', '05T12:00'],
    ['P3 is missed after four, with lunch between', P3, 'respond-breach', '05T15:30'],
    [
      'P3 is brought to the office after eight',
      { ...P3, taken: took(['respond-breach', '05T15:30']) },
      'respond-escalate',
      '06T10:00',
    ],
    [
      'and called again every working day from then on',
      { ...P3, taken: took(['respond-breach', '05T15:30'], ['respond-escalate', '06T10:00']) },
      'call-again',
      '07T10:00',
    ],
    [
      'also after the first of these calls',
      {
        ...P3,
        taken: took(['respond-breach', '05T15:30'], ['respond-escalate', '06T10:00']),
        solveTaken: took(['call-again', '09T10:00']),
      },
      'solve-warn',
      '11T10:00',
    ],
    ['P4 goes to the next after half a day', { ...P4, ...offered }, 'pass-on', '05T15:30'],
    ['P4 is missed after a working day', P4, 'respond-breach', '06T10:00'],
  ])('%s', (_, over, step, time) => {
    expect(next(over)).toEqual({ step, at: at(time) })
  })
})

describe('in hand', () => {
  const accepted = { state: 'accepted', stateSince: at('05T10:10') } as const
  const warned = took(['solve-warn', '06T06:00'])
  const late = [...warned, ...took(['solve-breach', '06T10:00'])]
  const later = [...late, ...took(['solve-escalate', '06T14:00'])]

  it.each<readonly [string, Partial<Ticking>, Step, string]>([
    [
      'P1 is warned half an hour before',
      { class: 'P1', solveDueAt: at('05T12:00') },
      'solve-warn',
      '05T11:30',
    ],
    ['P2 four hours before', {}, 'solve-warn', '06T06:00'],
    ['P3 a day before', { class: 'P3', solveDueAt: at('12T10:00') }, 'solve-warn', '11T10:00'],
    ['P4 two days before', { class: 'P4', solveDueAt: at('20T10:00') }, 'solve-warn', '18T10:00'],
    ['once: then the end of the time is next', { solveTaken: warned }, 'solve-breach', '06T10:00'],
    ['then, as long after it, the office', { solveTaken: late }, 'solve-escalate', '06T14:00'],
    ['then every working day', { solveTaken: later }, 'call-again', '07T14:00'],
    [
      'and again the next',
      { solveTaken: [...later, ...took(['call-again', '07T14:00'])] },
      'call-again',
      '08T14:00',
    ],
    [
      'over the weekend not at all',
      { solveTaken: [...later, ...took(['call-again', '09T14:00'])] },
      'call-again',
      '12T14:00',
    ],
    [
      'a time that was moved on by a hold is not warned of twice',
      { solveTaken: warned, solveDueAt: at('09T10:00') },
      'solve-breach',
      '09T10:00',
    ],
    [
      'what is late already is not warned of',
      { solveTaken: took(['solve-breach', '06T10:00']) },
      'solve-escalate',
      '06T14:00',
    ],
  ])('%s', (_, over, step, time) => {
    expect(next({ ...accepted, ...over })).toEqual({ step, at: at(time) })
  })
})

describe('waiting for something', () => {
  const done = { state: 'done', stateSince: at('05T16:00') } as const
  const asked = { ...done, taken: took(['announce', '05T16:01']) }

  it.each<readonly [string, Partial<Ticking>, Step, string]>([
    [
      'on hold it is taken up at the date, and no limit is told before',
      { state: 'on-hold', holdUntil: at('19T08:30') },
      'resume',
      '19T08:30',
    ],
    ['without a date at once', { state: 'on-hold' }, 'resume', '05T10:00'],
    ['finished it is announced after a minute', done, 'announce', '05T16:01'],
    ['P1 waits a day for an answer', { ...asked, class: 'P1' }, 'lapse', '06T16:00'],
    ['P2 a day', { ...asked, class: 'P2' }, 'lapse', '06T16:00'],
    ['P3 three days', { ...asked, class: 'P3' }, 'lapse', '08T16:00'],
    ['P4 a week', { ...asked, class: 'P4' }, 'lapse', '12T16:00'],
    [
      'confirmed, a rating is asked for after five minutes',
      { state: 'closed', closedAs: 'confirmed' },
      'ask-rating',
      '05T10:05',
    ],
    ['checked as well', { state: 'closed', closedAs: 'checked' }, 'ask-rating', '05T10:05'],
  ])('%s', (_, over, step, time) => {
    expect(next(over)).toEqual({ step, at: at(time) })
  })

  it.each(['unverified', 'withdrawn', 'not-ours', 'merged'] as const)(
    'closed as %s nothing is due any more',
    (closedAs) => expect(next({ state: 'closed', closedAs })).toBeNull(),
  )

  it('a rating is asked for once, also after a return', () => {
    expect(next({ state: 'closed', closedAs: 'confirmed', ratingAsked: true })).toBeNull()
    const taken = took(['ask-rating', '05T10:05'])
    expect(next({ state: 'closed', closedAs: 'confirmed', taken })).toBeNull()
  })
})

it('what came back and is not heard of is asked for after the time for a response, then after twice that', () => {
  const back = { state: 'accepted', backSince: OPENED } as const
  expect(next(back)).toEqual({ step: 'call-back', at: at('05T10:30') })
  expect(next({ ...back, taken: took(['call-back', '05T10:30']) })).toEqual({
    ...{ step: 'call-back-breach', at: at('05T11:00') },
  })
  expect(next({ state: 'accepted' })).toMatchObject({ step: 'solve-warn' })
})

describe('whatever has happened to a ticket', () => {
  const classes: readonly UrgencyClass[] = ['P1', 'P2', 'P3', 'P4']
  const moment = fc
    .integer({ min: 0, max: 60 * 24 * 60 })
    .map((m) => new Date(OPENED.getTime() + m * 60_000))
  const taken = fc.array(fc.record({ step: fc.constantFrom(...steps), at: moment }), {
    maxLength: 20,
  })
  const closing = fc.constantFrom<Move>('confirm', 'check', 'lapse', 'withdraw', 'refuse', 'merge')
  const any = fc.record({
    state: fc.constantFrom(...states),
    class: fc.constantFrom(...classes),
    closedAs: closing.map(closedBy),
    waitsSince: moment,
    offeredAt: fc.option(moment),
    backSince: fc.option(moment),
    solveDueAt: moment,
    holdUntil: fc.option(moment),
    ratingAsked: fc.boolean(),
    stateSince: moment,
    taken,
    solveTaken: taken,
  })

  it('something is due unless it is closed, and it is one thing', () => {
    fc.assert(
      fc.property(any, (one) => {
        if (one.state === 'closed') return
        expect(nextTick(one, calendar)).toMatchObject({
          step: expect.any(String),
          at: expect.any(Date),
        })
      }),
    )
  })

  it('steps that are taken once each come to an end, and no clock stands still or runs back', () => {
    fc.assert(
      fc.property(any, (one) => {
        const dated = (list: readonly Taken[]) => list.filter(({ at }) => at <= one.stateSince)
        let now = one.stateSince
        let ticking: Ticking = {
          ...one,
          taken: dated(one.taken),
          solveTaken: dated(one.solveTaken),
        }
        for (let i = 0; i < 40; i++) {
          const tick = nextTick(ticking, calendar)
          if (!tick) return
          now = new Date(Math.max(tick.at.getTime(), now.getTime()))
          const done = { step: tick.step, at: now }
          if (['lapse', 'resume'].includes(tick.step)) return
          ticking = {
            ...ticking,
            offeredAt: tick.step === 'pass-on' ? now : ticking.offeredAt,
            taken: [...ticking.taken, done],
            solveTaken: [...ticking.solveTaken, done],
          }
        }
        const last = ticking.taken.slice(-30).map(({ at }) => at.getTime())
        expect((last.at(-1) ?? 0) - (last[0] ?? 0)).toBeGreaterThan(20 * 60_000)
      }),
      { numRuns: 200 },
    )
  })
})
