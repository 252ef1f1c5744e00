import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsReason, readStaffWord, wordFor } from '../../rules/staff-words.ts'

const move = (what: string, ticket: number | undefined, words = '') => ({
  ...{ ask: 'move', move: what, words },
  ...(ticket !== undefined && { ticket }),
})

describe('what staff type', () => {
  it.each([
    ['接单 12', move('accept', 12)],
    ['接单12', move('accept', 12)],
    ['12 接单', move('accept', 12)],
    ['12接单', move('accept', 12)],
    ['#12 接单', move('accept', 12)],
    ['接单 #12', move('accept', 12)],
    ['＃１２接单', move('accept', 12)],
    ['工单12 接单', move('accept', 12)],
    ['抢单 12', move('accept', 12)],
    ['退单 12 家里有事', move('decline', 12, '家里有事')],
    ['退单12，家里有事', move('decline', 12, '家里有事')],
    ['挂起 12 等配件', move('hold', 12, '等配件')],
    ['恢复 12', move('resume', 12)],
    ['办完 12 换了 3 米管子', move('finish', 12, '换了 3 米管子')],
    ['核查 12 通过', move('check-pass', 12)],
    ['核查12不通过 还在漏', move('check-fail', 12, '还在漏')],
    ['接单', move('accept', undefined)],
    ['工单 12', { ask: 'show', ticket: 12 }],
    ['我的工单', { ask: 'mine' }],
    ['待办', { ask: 'open' }],
    ['上班', { ask: 'on-duty' }],
    ['下班', { ask: 'off-duty' }],
    ['撤回', { ask: 'recall' }],
    ['帮助', { ask: 'help' }],
  ])('%s', (text, word) => {
    expect(readStaffWord(text)).toEqual(word)
  })

  it.each([
    '接单吗',
    '办完事了',
    '今天上班吗',
    '12',
    '在吗',
    '',
    '明天 12 点开会',
    '退单的规矩改了',
  ])('%s is talk', (text) => {
    expect(readStaffWord(text)).toBeUndefined()
  })

  it('a quoted ping stands for its number', () => {
    expect(readStaffWord('接单', 7)).toEqual(move('accept', 7))
    expect(readStaffWord('退单 家里有事', 7)).toEqual(move('decline', 7, '家里有事'))
    expect(readStaffWord('接单 12', 7)).toEqual(move('accept', 12))
  })

  it('is read from any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        expect(() => readStaffWord(text)).not.toThrow()
      }),
    )
  })
})

it.each(['accept', 'decline', 'transfer', 'hold', 'resume', 'finish'] as const)(
  'the word for %s is one that is understood',
  (what) => {
    expect(readStaffWord(`${wordFor(what)} 12 张`)).toMatchObject({ move: what })
  },
)

it('giving back, holding and failing want a word of why', () => {
  const asking = (
    [
      'accept',
      'decline',
      'transfer',
      'hold',
      'resume',
      'finish',
      'check-pass',
      'check-fail',
    ] as const
  ).filter(needsReason)
  expect(asking).toEqual(['decline', 'hold', 'check-fail'])
})
