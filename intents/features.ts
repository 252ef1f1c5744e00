import type { Vocabulary } from './vocabulary.ts'
import type { Sighting } from './word-finder.ts'

/** What a feature is made of; `a` and `b` depend on it. */
export type FeatureKind =
  | 'characters'
  | 'gapped'
  | 'concept'
  | 'sort'
  | 'denied'
  | 'pair'
  | 'sequence'
  | 'first'
  | 'last'
  | 'shape'

/** A feature of one text. The trainer and the model know it by `hash` only; the rest serves explanations. */
export interface Feature {
  readonly hash: number
  readonly value: number
  readonly kind: FeatureKind
  /** Characters, gapped: start. Concepts, sorts: index. Shape: index into `shapes`. */
  readonly a: number
  /** Characters, gapped: end. Pairs and sequences: index of the second concept. */
  readonly b: number
}

/** How a text looks from afar. */
export const shapes = [
  'question-mark',
  'exclamation',
  'many-exclamations',
  'very-short',
  'short',
  'middling',
  'long',
  'very-long',
  'several-lines',
  'link',
  'telephone',
  'digits',
  'no-concept',
  'one-concept',
  'many-concepts',
  'ends-as-question',
  'mention',
] as const

export type Extract = (text: string) => Feature[]

const longestGram = 3
const maxPairConcepts = 14
const conceptValue = 2
const pairValue = 1
const gappedValue = 0.7
const sortValue = 1.4

/** Makes the extractor: normalised text in, its features out, each hash once. */
export function featureExtractor({ lexicon, thesaurus }: Vocabulary): Extract {
  return (text) => {
    const features: Feature[] = []
    const seen = new Set<number>()
    const add = (hash: number, value: number, kind: FeatureKind, a: number, b: number) => {
      if (seen.has(hash)) return
      seen.add(hash)
      features.push({ hash, value, kind, a, b })
    }
    addCharacters(text, add)
    const sightings = lexicon.find(text)
    const concepts = addConcepts(text, sightings, add)
    addOrder(sightings, add)
    addSorts(thesaurus.find(text), add)
    addPairs(concepts, add)
    addShapes(text, concepts.length, add)
    return features
  }
}

type Add = (hash: number, value: number, kind: FeatureKind, a: number, b: number) => void

const mix = (hash: number, code: number) => {
  const h = Math.imul(hash ^ code, 0x5bd1e995)
  return h ^ (h >>> 15)
}

const gramSeed = 0x1234567
/** Two characters with any one between: “没…水” of “没热水” and “没凉水”. */
const gappedSeed = 0x5151515
const edge = 2
const digit = 3

/** Digits count as one sign, whatever their number: flats and prices teach nothing. */
function codesOf(text: string): { codes: number[]; at: number[] } {
  const codes = [edge]
  const at = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isDigit = code >= 48 && code <= 57
    if (isDigit && codes.at(-1) === digit) continue
    codes.push(isDigit ? digit : code)
    at.push(i)
  }
  codes.push(edge)
  at.push(text.length)
  return { codes, at }
}

function addCharacters(text: string, add: Add) {
  const { codes, at } = codesOf(text)
  for (let start = 0; start < codes.length; start++) {
    let hash = gramSeed
    for (let n = 1; n <= longestGram && start + n <= codes.length; n++) {
      hash = mix(hash, codes[start + n - 1] ?? 0)
      if (n === 1 && codes[start] === edge) continue
      add(hash, 1, 'characters', at[start] ?? 0, at[start + n] ?? text.length)
    }
  }
  for (let i = 1; i + 3 < codes.length; i++) {
    const hash = mix(mix(gappedSeed, codes[i] ?? 0), codes[i + 2] ?? 0)
    add(hash, gappedValue, 'gapped', at[i] ?? 0, at[i + 3] ?? text.length)
  }
  if (text.length <= 8) add(mix(hashText(text), 0x77), 1, 'characters', 0, text.length)
}

function hashText(text: string): number {
  let hash = 0x7654321
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i))
  return hash
}

const denials = '没不别未无莫冇'

function addConcepts(text: string, sightings: readonly Sighting[], add: Add): number[] {
  const concepts: number[] = []
  for (const { concept, start } of sightings) {
    if (!concepts.includes(concept)) concepts.push(concept)
    add(mix(0x9e3779b, concept), conceptValue, 'concept', concept, -1)
    const before = text.slice(Math.max(0, start - 2), start)
    if ([...before].some((char) => denials.includes(char))) {
      add(mix(0x51ab3c1, concept), pairValue, 'denied', concept, -1)
    }
  }
  return concepts
}

function addSorts(sightings: readonly Sighting[], add: Add) {
  for (const { concept } of sightings) add(mix(0x2468ace, concept), sortValue, 'sort', concept, -1)
}

/** Within so many characters one concept follows upon another. */
const nextWithin = 6

/** Which concept follows which, and with which the text begins and ends: “门开了” is not “开了门”. */
function addOrder(sightings: readonly Sighting[], add: Add) {
  for (const [i, next] of sightings.entries()) {
    const one = sightings[i - 1]
    const gap = one ? next.start - one.end : -1
    if (!one || gap < 0 || gap > nextWithin) continue
    const hash = mix(mix(0x7171717, one.concept), next.concept)
    add(hash, pairValue, 'sequence', one.concept, next.concept)
  }
  const first = sightings[0]
  const last = sightings.at(-1)
  if (first) add(mix(0x8181811, first.concept), pairValue, 'first', first.concept, -1)
  if (last) add(mix(0x9191911, last.concept), pairValue, 'last', last.concept, -1)
}

function addPairs(all: readonly number[], add: Add) {
  const concepts = all.slice(0, maxPairConcepts).sort((x, y) => x - y)
  for (const [i, a] of concepts.entries()) {
    for (const b of concepts.slice(i + 1)) add(mix(mix(0x3c6ef37, a), b), pairValue, 'pair', a, b)
  }
}

function addShapes(text: string, concepts: number, add: Add) {
  for (const [index, holds] of shapesOf(text, concepts).entries()) {
    if (holds) add(mix(0x1b873593, index), 1, 'shape', index, -1)
  }
}

function shapesOf(text: string, concepts: number): boolean[] {
  const n = text.length
  const last = text.charAt(n - 1)
  return [
    text.includes('?'),
    text.includes('!'),
    text.includes('!!'),
    n <= 4,
    n > 4 && n <= 9,
    n > 9 && n <= 20,
    n > 20 && n <= 50,
    n > 50,
    text.includes('\n'),
    text.includes('http') || text.includes('www.'),
    /1[3-9]\d{9}/.test(text),
    /\d/.test(text),
    concepts === 0,
    concepts === 1,
    concepts > 4,
    '?吗呢么不没'.includes(last) && last !== '',
    text.includes('@'),
  ]
}
