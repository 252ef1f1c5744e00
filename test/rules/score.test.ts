import { describe, expect, it } from 'vitest'
import { scoreIn, wordsBeside } from '../../rules/score.ts'

describe('the answer to “您满意吗？”', () => {
  it.each([
    ['1', 1, 'number', null],
    ['２', 2, 'number', null],
    ['③', 3, 'number', null],
    ['1分', 1, 'number', null],
    ['1。', 1, 'number', null],
    ['1 满意', 1, 'number-and-words', null],
    ['3不满意', 3, 'number-and-words', null],
    ['3，拖了两天', 3, 'number-and-words', '拖了两天'],
    ['1 师傅很客气', 1, 'number-and-words', '师傅很客气'],
    ['满意', 1, 'plain', null],
    ['非常满意！', 1, 'plain', null],
    ['挺满意的，师傅辛苦', 1, 'plain', '挺满意的,师傅辛苦'],
    ['没什么不满意的', 1, 'plain', '没什么不满意的'],
    ['基本满意', 2, 'plain', null],
    ['还算满意吧', 2, 'plain', null],
    ['不满意', 3, 'plain', null],
    ['不太满意，地上一摊水没人扫', 3, 'plain', '不太满意,地上一摊水没人扫'],
    ['很不满意', 3, 'plain', '很不满意'],
    ['还行', 2, 'loose', '还行'],
    ['一般般', 2, 'loose', '一般般'],
    ['太差了', 3, 'loose', '太差了'],
  ] as const)('%s is %i (%s), with the words %s', (text, score, how, words) => {
    expect(scoreIn(text)).toEqual({ score, how })
    expect(wordsBeside(text)).toBe(words)
  })

  it.each([
    '',
    '4',
    '12',
    '1号楼没水了',
    '1栋也是',
    '2 个人',
    '3 3栋2单元下水道堵了',
    '2单元门禁坏了',
    '3天了还没人来',
    '1-2-301',
    '满意吗？',
    '你们满意不',
    '街道来做满意度调查了',
    '好了，谢谢',
    '今晚吃啥',
  ])('“%s” is none', (text) => {
    expect(scoreIn(text)).toBeUndefined()
  })
})
