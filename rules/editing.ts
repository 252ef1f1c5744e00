import { addressesIn } from '../intents/address.ts'
import type { UrgencyClass } from '../intents/taxonomy.ts'
import { isEmpty } from './places.ts'
import { classWords } from './wording/subject.ts'

/** The new value, and the reason behind it. */
export function apart(words: string): readonly [value: string, reason: string] {
  const value = /^[^\s,。;]+/.exec(words)?.[0] ?? ''
  return [
    value,
    words
      .slice(value.length)
      .replace(/^[\s,。;:]+/, '')
      .trim(),
  ]
}

/** So many words name a place: “3栋 2单元 501”. */
const MOST_WORDS = 4

/** As many words as name a place, and the reason behind them. */
export function placeAhead(words: string) {
  let value = ''
  let rest = words
  for (let count = 0; count < MOST_WORDS; count++) {
    const [word, behind] = apart(rest)
    if (word === '' || !namesPlace(word, value)) break
    value = `${value}${word}`
    rest = behind
  }
  return { address: addressesIn(value)[0], value, reason: rest }
}

/** “601” names a door behind a house. */
const namesPlace = (word: string, before: string) =>
  !isEmpty(addressesIn(word)[0] ?? {}) || (before !== '' && /^\d{3,4}室?$/.test(word))

const classNames: Readonly<Record<string, UrgencyClass>> = {
  P1: 'P1',
  P2: 'P2',
  P3: 'P3',
  P4: 'P4',
  [classWords.P1]: 'P1',
  [classWords.P2]: 'P2',
  [classWords.P3]: 'P3',
  [classWords.P4]: 'P4',
}

/** The class that is called so; `undefined` where none is. */
export function classCalled(words: string): UrgencyClass | undefined {
  const name = words.toUpperCase()
  return Object.hasOwn(classNames, name) ? classNames[name] : undefined
}
