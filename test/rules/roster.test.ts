import { describe, expect, it } from 'vitest'
import { isAtWork, lastStandIn, leansOn, type Rota } from '../../rules/roster.ts'
import { readCap } from '../../rules/words/cap.ts'
import { readPlan, readRotaWord } from '../../rules/words/rota.ts'
import { readStandIn } from '../../rules/words/stand-in.ts'

const at = (time: string) => new Date(`2026-01-0${time}:00+08:00`)
const shift = (from: string, until: string) => ({ from: at(from), until: at(until) })

const byWord: Rota = {
  onDuty: true,
  dutySaidAt: null,
  byShift: false,
  shifts: [],
  standInId: null,
}
const byShift: Rota = { ...byWord, byShift: true, shifts: [shift('5T08:00', '5T17:00')] }
const said = (onDuty: boolean, time: string) => ({ onDuty, dutySaidAt: at(time) })

describe('somebody is on duty', () => {
  it.each<readonly [rule: string, rota: Rota, now: string, onDuty: boolean]>([
    ['without shifts, as long as they have not said 下班', byWord, '5T10:00', true],
    ['without shifts, not after 下班', { ...byWord, ...said(false, '5T09:00') }, '5T10:00', false],
    ['not before their first shift', byShift, '5T07:59', false],
    ['from the minute it begins', byShift, '5T08:00', true],
    ['not from the minute it ends', byShift, '5T17:00', false],
    ['not after 下班 within a shift', { ...byShift, ...said(false, '5T15:00') }, '5T16:00', false],
    [
      'again when the next shift begins',
      {
        ...byShift,
        ...said(false, '5T15:00'),
        shifts: [...byShift.shifts, shift('6T08:00', '6T17:00')],
      },
      '6T08:00',
      true,
    ],
    ['after 上班 beyond a shift', { ...byShift, ...said(true, '5T18:00') }, '5T20:00', true],
    ['before any shift by their word', { ...byShift, ...said(true, '4T20:00') }, '5T07:00', true],
    [
      'not by a word from before the shift',
      { ...byShift, ...said(true, '4T20:00') },
      '5T18:00',
      false,
    ],
    [
      'through two shifts that touch',
      { ...byShift, shifts: [shift('5T17:00', '5T22:00'), ...byShift.shifts] },
      '5T17:00',
      true,
    ],
    [
      'not by the end of a shift within another: 下班 said before it stands',
      {
        ...byShift,
        ...said(false, '5T16:30'),
        shifts: [...byShift.shifts, shift('5T12:00', '5T20:00')],
      },
      '5T18:00',
      false,
    ],
    ['not while another covers for them', { ...byShift, standInId: 2 }, '5T10:00', false],
  ])('%s', (_, rota, now, onDuty) => {
    expect(isAtWork(rota, at(now))).toBe(onDuty)
  })
})

describe('who covers for whom', () => {
  const staff = (...pairs: readonly (readonly [id: number, standInId: number | null])[]) =>
    new Map(pairs.map(([id, standInId]) => [id, { id, standInId }]))

  it('is found through any number of hands, also in a circle', () => {
    expect(lastStandIn(staff([1, 2], [2, 3], [3, null]), 1)).toBe(3)
    expect(lastStandIn(staff([1, null]), 1)).toBe(1)
    expect(lastStandIn(staff([1, 2], [2, 3], [3, 2]), 1)).toBe(3)
  })

  it.each([
    ['oneself', 1, 1, true],
    ['who leans on the one who asks', 2, 1, true],
    ['who leans on another who does', 3, 1, true],
    ['who leans on nobody', 4, 1, false],
  ])('%s would make a circle', (_, to, from, circle) => {
    expect(leansOn(staff([1, null], [2, 1], [3, 2], [4, null]), to, from)).toBe(circle)
  })
})

/** Monday, ten in the morning. */
const now = at('5T10:00')
const span = (from: string, until: string) => ({
  from: new Date(`2026-01-${from}:00+08:00`),
  until: new Date(`2026-01-${until}:00+08:00`),
})

describe('a roster as people write it', () => {
  it.each([
    ['1月6日 8:00-17:00', [span('06T08:00', '06T17:00')]],
    ['明天 上午八点半到晚上十点', [span('06T08:30', '06T22:00')]],
    ['明天 8点-17点半', [span('06T08:00', '06T17:30')]],
    ['周三 20:00-次日8:00', [span('07T20:00', '08T08:00')]],
    ['1月7日 20:00-8:00', [span('07T20:00', '08T08:00')]],
    ['1月7日 0:00-24:00', [span('07T00:00', '08T00:00')]],
    ['明天 8:00-12:00 14:00到18:00', [span('06T08:00', '06T12:00'), span('06T14:00', '06T18:00')]],
    ['今天 8:00-9:00', []],
  ])('%s', (text, shifts) => {
    expect(readPlan(text, now)).toMatchObject({ shifts, weekly: false })
  })

  it.each([
    ['周一至周五 8:00-17:00', 20, '05T08:00'],
    ['周一到周五早八点到下午五点', 20, '05T08:00'],
    ['周末 9:00-12:00', 8, '10T09:00'],
    ['周六周日 9:00-12:00', 8, '10T09:00'],
    ['每周六 9:00-12:00', 4, '10T09:00'],
    ['周六、周日 9:00-12:00', 8, '10T09:00'],
    ['周五到周一 20:00-8:00', 16, '05T20:00'],
    ['每天 6:00-14:00', 28, '05T06:00'],
    ['工作日 8:30-12:00 13:30-18:00', 40, '05T08:30'],
  ])('%s: for four weeks, %i shifts', (text, count, first) => {
    const plan = readPlan(text, now)
    expect(plan).toMatchObject({ weekly: true })
    expect(plan?.shifts).toHaveLength(count)
    expect(plan?.shifts[0]?.from).toEqual(new Date(`2026-01-${first}:00+08:00`))
  })

  it.each([
    '周一至周五',
    '8:00-17:00',
    '周一 25:00-26:00',
    '周一 8:00-8:70',
    '明天 8:00-17:00 可以吗',
  ])('%s is not one', (text) => {
    expect(readPlan(text, now)).toBeUndefined()
  })
})

it.each([
  ['排班', { ask: 'rota', text: '' }],
  ['排班 张师傅 取消', { ask: 'rota', text: '张师傅 取消' }],
  ['排班 出来了吗', undefined],
  ['排班表发了', undefined],
  ['排班 张师傅 周末 8点-12点', { ask: 'rota', text: '张师傅 周末 8点-12点' }],
  [
    '张师傅排班周一到周五早八点到下午五点',
    { ask: 'rota', text: '张师傅 周一到周五早八点到下午五点' },
  ],
  ['咱们的排班 3号出来', undefined],
  ['张师傅排班周一改了', undefined],
])('%s is a word about the roster, or talk', (text, word) => {
  expect(readRotaWord(text)).toEqual(word)
})

it.each([
  ['上限 张师傅 6', { ask: 'set-cap', name: '张师傅', cap: 6 }],
  ['上限 6', { ask: 'set-cap', cap: 6 }],
  ['上限 张师傅 六', undefined],
  ['上限是多少', undefined],
])('%s is a cap, or talk', (text, word) => {
  expect(readCap(text)).toEqual(word)
})

it.each([
  ['代班', { ask: 'stand-in', text: '' }],
  ['代班 刘师傅', { ask: 'stand-in', text: '刘师傅' }],
  ['代班给刘师傅', { ask: 'stand-in', text: '刘师傅' }],
  ['代班@刘师傅', { ask: 'stand-in', text: '刘师傅' }],
  ['代班给@刘师傅', { ask: 'stand-in', text: '@刘师傅' }],
  ['代班的人呢', undefined],
])('%s asks for a stand-in, or is talk', (text, word) => {
  expect(readStandIn(text)).toEqual(word)
})
