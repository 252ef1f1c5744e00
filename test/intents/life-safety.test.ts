import { expect, it } from 'vitest'
import { featureExtractor } from '../../intents/features.ts'
import { conceptsOf } from '../../intents/heed.ts'
import { readRules } from '../../intents/knowledge.ts'
import { alarmsIn, parseRules } from '../../intents/life-safety.ts'
import { normalise } from '../../intents/text.ts'
import { understand } from '../../intents/understand.ts'
import { soundsUrgent } from '../../intents/urgent.ts'
import { readVocabulary } from '../../intents/vocabulary.ts'

const vocabulary = readVocabulary()
const { concepts } = vocabulary.lexicon
const rules = parseRules(readRules(), concepts)
const extract = featureExtractor(vocabulary)
const firing = (text: string) => alarmsIn(rules, conceptsOf(extract(normalise(text))))

it.each(rules.map((rule) => [rule.category, rule.fires, rule] as const))(
  '%s: “%s” fires its rule and is heard as urgent',
  (_category, text, rule) => {
    expect(firing(text)).toContain(rule)
    expect(soundsUrgent(understand(text))).toBe(true)
  },
)

it.each(rules.map((rule) => [rule.category, rule.silent, rule] as const))(
  '%s: “%s” does not fire its rule and opens nothing urgent',
  (_category, text, rule) => {
    expect(firing(text)).not.toContain(rule)
    expect(soundsUrgent(understand(text))).toBe(false)
  },
)

it('a rule without examples, or about nothing urgent, is refused with its line', () => {
  expect(() => parseRules('fire | smoke | | 冒烟', concepts)).toThrow(/line 1/)
  expect(() => parseRules('\nparking | smoke | | 冒烟 | 不', concepts)).toThrow(/line 2/)
  expect(() => parseRules('fire | smok | | 冒烟 | 不', concepts)).toThrow(/smok/)
})
