import { expect, it } from 'vitest'
import { agesIn } from '../../intents/ages.ts'

it.each([
  ['八十二岁的老母亲', ['old']],
  ['30多岁的男的', ['adult']],
  ['七十来岁', ['old']],
  ['三岁半', ['child']],
  ['十二岁', ['child']],
  ['两个孩子，4岁和9岁', ['child', 'child']],
  ['岁月如梭', []],
  ['吾皇万岁', []],
  ['1500岁的古树', []],
])('%s tells %j', (text, ages) => {
  expect(agesIn(text).map(({ age }) => age)).toEqual(ages)
})

it('a run of ages is read in no time and only its beginning', () => {
  expect(agesIn('9岁'.repeat(50_000))).toHaveLength(8)
})
