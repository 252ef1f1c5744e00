import { normalise } from './text.ts'

/** A concept: a thing, state or manner of speaking that many words stand for. */
export interface Concept {
  readonly name: string
  /** As a community secretary reads it in an explanation. */
  readonly title: string
}

export interface Lexicon {
  readonly concepts: readonly Concept[]
  /** Word to the indices of its concepts; a word may stand for several. */
  readonly words: ReadonlyMap<string, readonly number[]>
}

/**
 * Reads the lexicon's text: `[name] title` opens a concept, the lines below it hold its words, parted by
 * blanks; `_` stands for a blank inside a word, `#` begins a remark. Throws with the line's number where it is wrong.
 */
export function parseLexicon(text: string): Lexicon {
  const concepts: Concept[] = []
  const words = new Map<string, number[]>()
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('[')) concepts.push(parseHeading(line, index + 1))
    else if (concepts.length === 0)
      throw new Error(`lexicon line ${index + 1}: words before any [concept]`)
    else for (const word of line.split(/\s+/)) addWord(words, word, concepts.length - 1)
  }
  return { concepts, words }
}

function parseHeading(line: string, number: number): Concept {
  const end = line.indexOf(']')
  const name = line.slice(1, end)
  const title = line.slice(end + 1).trim()
  if (end < 2 || title === '') throw new Error(`lexicon line ${number}: write [name] title`)
  return { name, title }
}

function addWord(words: Map<string, number[]>, raw: string, concept: number) {
  const word = normalise(raw.replaceAll('_', ' '))
  const known = words.get(word)
  if (!known) words.set(word, [concept])
  else if (!known.includes(concept)) known.push(concept)
}
