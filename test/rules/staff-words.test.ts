import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsReason, readStaffWord, wordFor } from '../../rules/staff-words.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { guessIn } from '../../rules/words/guess.ts'
import { asTaught } from '../../rules/words/own-words.ts'

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
    ['接单：12', move('accept', 12)],
    ['接单 工单12', move('accept', 12)],
    ['接单（12）', move('accept', 12)],
    ['接单#12', move('accept', 12)],
    ['12号接单', move('accept', 12)],
    ['12号工单 接单', move('accept', 12)],
    ['接单 12 3栋我去', move('accept', 12, '3栋我去')],
    ['接单 12 12', move('accept', 12)],
    ['退单 不归我管 12', move('decline', 12, '不归我管')],
    ['退单 不归我管（12）', move('decline', 12, '不归我管')],
    ['办完 12号 通了', move('finish', 12, '通了')],
    ['12 办完 3 米管子换了', move('finish', 12, '3 米管子换了')],
    ['转单 12 给张师傅', move('transfer', 12, '给张师傅')],
    ['核查 通过 12', move('check-pass', 12)],
    ['核查 12 没问题', { ask: 'how-to-check', ticket: 12 }],
    ['核查 12 可以', { ask: 'how-to-check', ticket: 12 }],
    ['接单 12、13', { ask: 'one-at-a-time', word: '接单' }],
    ['接单 12 13', { ask: 'one-at-a-time', word: '接单' }],
    ['12和13接单', { ask: 'one-at-a-time', word: '接单' }],
    ['办完 12、13 都通了', { ask: 'one-at-a-time', word: '办完' }],
    ['接单', move('accept', undefined)],
    ['12号工单', { ask: 'show', ticket: 12 }],
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
    '办完事了再说',
    '这是3栋的',
    '接单 12 了吗',
    '办完 3栋的再去5栋',
    '退单 3号楼的我不去',
    '今天上班吗',
    '12',
    '在吗',
    '',
    '明天 12 点开会',
    '退单的规矩改了',
  ])('%s is talk', (text) => {
    expect(readStaffWord(text)).toBeUndefined()
  })

  it.each([
    ['已办完1号 换了灯泡', move('finish', 1, '换了灯泡')],
    ['办好了1 换了灯泡', move('finish', 1, '换了灯泡')],
    ['1号修好了', move('finish', 1)],
    ['弄好了1', move('finish', 1)],
    ['搞定1', move('finish', 1)],
    ['1完成', move('finish', 1)],
    ['1号办完了', move('finish', 1)],
    ['办完 一号 换了灯泡', move('finish', 1, '换了灯泡')],
    ['接单 一号', move('accept', 1)],
    ['接单 第1单', move('accept', 1)],
    ['接单 十二', move('accept', 12)],
    ['二十三号接单', move('accept', 23)],
    ['接1', move('accept', 1)],
    ['1号我接', move('accept', 1)],
    ['我来抢1号', move('accept', 1)],
    ['1号我去', move('accept', 1)],
    ['退单 第3单 太远', move('decline', 3, '太远')],
    ['1号先挂起等配件到周五', move('hold', 1, '等配件到周五')],
    ['我下班了', { ask: 'off-duty' }],
    ['下班了', { ask: 'off-duty' }],
    ['下班啦。', { ask: 'off-duty' }],
    ['本周台账', { ask: 'ledger', which: { kind: 'week', last: false } }],
    ['上个月的台账', { ask: 'ledger', which: { kind: 'month', last: true } }],
    ['上班了', { ask: 'on-duty' }],
    ['我上班了', { ask: 'on-duty' }],
  ])('%s means what was taught', (text, word) => {
    expect(readStaffWord(text) ?? readStaffWord(asTaught(text) ?? '')).toEqual(word)
  })

  it.each([
    ['1号那个我接了', { order: '接单', ticket: 1 }],
    ['1号灯换好了', { order: '办完', ticket: 1 }],
    ['5号完成', { order: '办完', ticket: 5 }],
    ['1号的退了吧', { order: '退单', ticket: 1, rest: '原因' }],
    ['李队长代我班', { order: '代班 @李队长' }],
    ['我请个假', { order: '下班' }],
    ['我先下班了', { order: '下班' }],
  ])('%s is near an order', (text, guess) => {
    expect(asTaught(text)).toBeUndefined()
    expect(guessIn(text)).toEqual(guess)
  })

  it.each([
    ...['12号楼那边我去看看', '12点下班', '明天上班', '谁下班了', '3号来了新人', '1号线停了'],
    ...['接一下孩子', '接3号楼的', '1号电梯修好了', '修好了2盏', '我12点下班', '3号开会我去'],
    ...['王师傅请假了', '1号修好了吗', '12月1号我去', '接12号来的快递', '今天谁请假'],
  ])('%s is talk, and not asked back', (text) => {
    expect([readStaffWord(text), asTaught(text), guessIn(text)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each(['办完3送了轮椅 办完4车挪走了', '接单 1，2号接单', '办完 1 通了；退单 2 太远'])(
    '%s: two orders in one line',
    (text) => {
      expect(readStaffWord(text)).toMatchObject({ ask: 'one-at-a-time' })
    },
  )

  it('a quoted ping stands for its number', () => {
    expect(readStaffWord('接单', 7)).toEqual(move('accept', 7))
    expect(readStaffWord('退单 家里有事', 7)).toEqual(move('decline', 7, '家里有事'))
    expect(readStaffWord('接单 12', 7)).toEqual(move('accept', 12))
  })

  it('a quoted post with several tickets leaves open which, unless one of them is typed', () => {
    expect(readStaffWord('接单', [7, 8])).toEqual({ ask: 'which', word: '接单' })
    expect(readStaffWord('退单 太远 8', [7, 8])).toEqual(move('decline', 8, '太远'))
    expect(readStaffWord('办完 花了 30', [7])).toEqual(move('finish', 7, '花了 30'))
    expect(readStaffWord('接单吗', [7])).toBeUndefined()
    expect(readStaffWord('不是报修', [7, 8])).toMatchObject({ ask: 'which' })
  })

  it('is read from any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        expect(() => [readStaffWord(text), asTaught(text), guessIn(text)]).not.toThrow()
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

it.each([
  ['decline', refusals.reason('decline', 12)],
  ['hold', refusals.reason('hold', 12)],
  ['check-fail', refusals.reason('check-fail', 12)],
  ['hold', refusals.holdDay(12, 'past')],
  ['check-fail', refusals.howToCheck(12)],
] as const)('the example of how to %s is an order that is carried out', (what, refusal) => {
  const example = refusal.split(/[：，]/).findLast((part) => /^\S{2} 12 \S{2}/.test(part)) ?? ''
  const word = readStaffWord(example)
  expect(word).toMatchObject({ move: what, ticket: 12, words: expect.stringMatching(/\S/) })
})

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

describe('what staff are told', () => {
  const about = { ticket: 12, category: 'lighting', place: '阳光花园' } as const

  it.each([
    ['2026-01-05T10:20:30+08:00', '请21分钟内回：接单 12'],
    ['2026-01-05T15:30:00+08:00', /请在 1月5日.*15:30 前回：接单 12/],
    ['2026-01-05T09:00:00+08:00', '请马上回：接单 12'],
  ])('the moment an answer is due: %s', (due, text) => {
    const brief = { ...about, class: 'P3', words: '灯坏了', reporter: '李阿姨' } as const
    const now = new Date('2026-01-05T10:00:00+08:00')
    expect(toStaff.ping(brief, { at: new Date(due), now })).toMatch(text)
  })

  it('that the place is not clear while only the estate is known', () => {
    expect(toStaff.detail(about, false, '灯坏了', null)).toContain('位置：阳光花园，具体在哪儿')
    expect(toStaff.detail(about, true, '灯坏了', null)).toContain('位置：阳光花园\n')
  })

  it('what they can do where no move is left', () => {
    expect(refusals.state(12, 'closed', [])).toContain('可以：工单 12')
  })
})

it('residents hear that somebody hurries only where somebody must', () => {
  const about = { ticket: 12, category: 'parking', place: '3栋' } as const
  expect(toResidents.accepted(about, '张师傅', true)).toContain('正赶过去')
  expect(toResidents.accepted(about, '张师傅', false)).toContain('已接单，会尽快处理')
})
