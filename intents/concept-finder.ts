import { type Age, agesIn } from './ages.ts'
import type { Lexicon } from './lexicon.ts'
import { type FindWords, type Sighting, wordFinder } from './word-finder.ts'

/** The concept that an age tells. */
const conceptOf: Readonly<Record<Age, string>> = { child: 'child', adult: 'adult', old: 'elder' }

/** Makes a finder of the lexicon's concepts, by their words and by the ages that stand in numbers. */
export function conceptFinder(lexicon: Lexicon): FindWords {
  const find = wordFinder(lexicon)
  const numberOf = new Map(lexicon.concepts.map(({ name }, i) => [name, i]))
  return (text) => {
    const ages = agesIn(text).flatMap(({ age, start, end }): Sighting[] => {
      const concept = numberOf.get(conceptOf[age])
      return concept === undefined ? [] : [{ concept, start, end }]
    })
    return ages.length === 0 ? find(text) : [...find(text), ...ages]
  }
}
