import { expect, it } from 'vitest'
import { trainClassifier } from '../../intents/classifier.ts'
import { clausesOf } from '../../intents/clauses.ts'
import { decide } from '../../intents/decide.ts'
import { explain } from '../../intents/explain.ts'
import { figuresOf } from '../../intents/figures.ts'
import { parseLexicon } from '../../intents/lexicon.ts'
import { categoryLabels, type Opinion } from '../../intents/model.ts'
import { acts } from '../../intents/taxonomy.ts'
import { wordFinder } from '../../intents/word-finder.ts'

const calibration = {
  temperature: { act: 1, category: 1, need: 1 },
  threshold: 0.7,
  urgentThreshold: 0.5,
  alarmThreshold: 0.2,
}

const opinion = (act: string, category: string, need: number): Opinion => ({
  act: acts.map((name) => (name === act ? 0.6 : 0.4 / 9)),
  category: categoryLabels.map((name) => (name === category ? 0.9 : 0.1 / 34)),
  need,
  alarmed: false,
  placed: false,
})

it('a ticket needs a matter and enough need; what sounds urgent or names a house needs less', () => {
  expect(decide(opinion('report', 'lighting', 0.95), calibration).opensTicket).toBe(true)
  expect(decide(opinion('report', 'lighting', 0.5), calibration).opensTicket).toBe(false)
  expect(decide(opinion('report', 'fire', 0.5), calibration).opensTicket).toBe(true)
  expect(
    decide({ ...opinion('report', 'lighting', 0.5), placed: true }, calibration),
  ).toMatchObject({
    act: 'report',
    opensTicket: true,
  })
  const weak = opinion('report', 'fire', 0.05)
  expect(decide(weak, calibration).opensTicket).toBe(false)
  expect(decide({ ...weak, alarmed: true }, calibration).opensTicket).toBe(true)
})

it('without a ticket a message is never taken for a report', () => {
  expect(decide(opinion('report', 'lighting', 0.1), calibration).act).not.toBe('report')
})

it('clauses end at sentence marks and commas, and their number is bounded', () => {
  expect(clausesOf('灯坏了，另外门也坏了。谢谢')).toEqual([
    { text: '灯坏了', from: 0, to: 3, fresh: true },
    { text: '另外门也坏了', from: 4, to: 10, fresh: true },
    { text: '谢谢', from: 11, to: 13, fresh: true },
  ])
  expect(clausesOf('水。'.repeat(1000)).length).toBe(12)
})

it('the longest word counts and hides the words inside it', () => {
  const lexicon = parseLexicon('[dead] 死\n死了\n[figure] 比喻\n热死了')
  const find = wordFinder(lexicon)
  expect(find('热死了').map(({ concept }) => lexicon.concepts[concept]?.name)).toEqual(['figure'])
  expect(find('花死了').map(({ concept }) => lexicon.concepts[concept]?.name)).toEqual(['dead'])
})

it('a wrong lexicon is refused with its line', () => {
  expect(() => parseLexicon('水')).toThrow(/line 1/)
  expect(() => parseLexicon('\n[water]')).toThrow(/line 2/)
})

it('macro-F1 is the mean over the labels that occur', () => {
  const said = [
    { truth: 'a', said: 'a' },
    { truth: 'a', said: 'b' },
    { truth: 'b', said: 'b' },
  ]
  expect(figuresOf(said).macroF1).toBeCloseTo(2 / 3)
  expect(figuresOf([{ truth: 'a', said: 'a' }]).accuracy).toBe(1)
})

it('the general trainer learns from a handful of texts, cut into words or not', () => {
  const cut = trainClassifier([
    { text: '公交 车站 线路', label: '交通' },
    { text: '医院 医生 看病', label: '卫生' },
  ])
  expect(cut('医生 在 医院')).toBe('卫生')
  const whole = trainClassifier([
    { text: '路灯不亮', label: '灯' },
    { text: '下水道堵了', label: '水' },
  ])
  expect(whole('灯不亮了')).toBe('灯')
})

it('an explanation names the words that decided and the next best', () => {
  const { need, categories, understanding } = explain(
    '对门奶奶两天没出门了，敲门也不应',
    '3-2-501 张',
  )
  expect(understanding.category).toBe('sick-elder')
  expect(need.reasons.some(({ what }) => /奶奶|没出门|敲门|不应/.test(what))).toBe(true)
  expect(categories).toHaveLength(3)
})
