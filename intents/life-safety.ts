import type { Concept } from './lexicon.ts'
import { type Category, classOf, isCategory } from './taxonomy.ts'

/** One line of `life-safety.txt`. Numbers are indices of concepts. */
export interface SafetyRule {
  readonly category: Category
  /** Of each group one concept must be there. */
  readonly groups: readonly (readonly number[])[]
  readonly silencers: readonly number[]
  readonly fires: string
  readonly silent: string
}

/** Reads the rules; throws with the line's number where one is wrong. */
export function parseRules(text: string, concepts: readonly Concept[]): SafetyRule[] {
  const numbers = new Map(concepts.map(({ name }, i) => [name, i]))
  const rules: SafetyRule[] = []
  let usual: readonly number[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    const number = (name: string) => numbers.get(name) ?? fail(index, `no concept “${name}”`)
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('unless ')) usual = words(line.slice(7)).map(number)
    else rules.push(parseRule(line, usual, number, index))
  }
  return rules
}

function parseRule(
  line: string,
  usual: readonly number[],
  number: (name: string) => number,
  index: number,
): SafetyRule {
  const [category = '', needed = '', silencing = '', fires = '', silent = ''] = line
    .split('|')
    .map((part) => part.trim())
  if (!isCategory(category) || classOf(category) !== 'P1')
    fail(index, `“${category}” is not urgent`)
  if (fires === '' || silent === '')
    fail(index, 'wants an example that fires and one that does not')
  const groups = needed.split('+').map((group) => group.trim().split('/').map(number))
  const needs = new Set(groups.flat())
  const silencers = [...usual, ...words(silencing).map(number)].filter((it) => !needs.has(it))
  return { category: category as Category, groups, silencers, fires, silent }
}

const words = (text: string) => text.split(/\s+/).filter(Boolean)

function fail(index: number, why: string): never {
  throw new Error(`life-safety.txt line ${index + 1}: ${why}`)
}

/** The rules that speak for a text in which these concepts stand. */
export const alarmsIn = (rules: readonly SafetyRule[], concepts: ReadonlySet<number>) =>
  rules.filter(
    ({ groups, silencers }) =>
      groups.every((group) => group.some((concept) => concepts.has(concept))) &&
      !silencers.some((concept) => concepts.has(concept)),
  )
