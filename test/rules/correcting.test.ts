import { describe, expect, it } from 'vitest'
import { labelOf, nearestTitles } from '../../rules/correcting.ts'
import { readStaffWord } from '../../rules/staff-words.ts'

describe('what staff say a message really was', () => {
  it.each([
    ['不是报修 12', { ticket: 12, meant: 'chat' }],
    ['12 不是报修', { ticket: 12, meant: 'chat' }],
    ['＃１２ 不是报修。', { ticket: 12, meant: 'chat' }],
    ['这是 停车 12', { ticket: 12, meant: 'parking' }],
    ['12这是停车问题', { ticket: 12, meant: 'parking' }],
    ['这是：Drain-Blocked #12', { ticket: 12, meant: 'drain-blocked' }],
    ['这是 停车位 12', { ticket: 12, words: '停车位' }],
    ['不是报修', { meant: 'chat' }],
  ])('%s', (text, meant) => {
    expect(readStaffWord(text)).toMatchObject({ ask: 'correct', ...meant })
  })

  it('stands under a quoted ping without a number, and its own number goes before the quoted one', () => {
    expect(readStaffWord('这是停车', 7)).toMatchObject({ ticket: 7, meant: 'parking' })
    expect(readStaffWord('这是停车 8', 7)).toMatchObject({ ticket: 8 })
  })

  it.each([
    '这是谁家的车',
    '这是3栋2单元的',
    '不是报修的吗',
    '这是 停车位',
    '这是12号的事',
    '这是',
    '12',
  ])('is not found in talk: %s', (text) => {
    expect(readStaffWord(text)).toBeUndefined()
  })

  it('may be misspelt, and the nearest titles come first', () => {
    expect(nearestTitles('漏水了')[0]).toBe('漏水')
    expect(nearestTitles('elevator-traped')[0]).toBe('电梯困人')
    expect(nearestTitles('')).toHaveLength(3)
  })
})

it('words corrected to a matter keep what the speaker did, unless that had no matter', () => {
  expect(labelOf('parking', 'still-broken')).toEqual({ act: 'still-broken', category: 'parking' })
  expect(labelOf('parking', 'chat')).toEqual({ act: 'report', category: 'parking' })
  expect(labelOf('chat', 'report')).toEqual({ act: 'chat', category: null })
  expect(labelOf('activity', 'report')).toEqual({ act: 'enquiry', category: 'activity' })
})
