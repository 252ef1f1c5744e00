import type { Lexicon } from './lexicon.ts'

/** Where a word of the lexicon stands in a text, and one concept of it. */
export interface Sighting {
  readonly concept: number
  readonly start: number
  readonly end: number
}

export type FindWords = (text: string) => Sighting[]

const maxSightings = 64

/**
 * Makes a finder that reads a text once, in time linear in its length. At each place the longest word counts, and a
 * word inside a longer one does not: “热死了” hides “死了”.
 */
export function wordFinder({ words }: Lexicon): FindWords {
  const trie = trieOf(words)
  return (text) => {
    const found: Sighting[] = []
    let covered = 0
    for (let start = 0; start < text.length && found.length < maxSightings; start++) {
      const hit = longestAt(trie, text, start)
      if (!hit || hit.end <= covered) continue
      covered = hit.end
      for (const concept of hit.concepts) found.push({ concept, start, end: hit.end })
    }
    return found
  }
}

/** All words laid over each other: where a character leads from a node, and what ends there. One map, not one for each node. */
interface Trie {
  readonly next: ReadonlyMap<number, number>
  readonly concepts: readonly (readonly number[] | undefined)[]
}

const edgeOf = (node: number, code: number) => node * 65_536 + code

function trieOf(words: Lexicon['words']): Trie {
  const next = new Map<number, number>()
  const concepts: (readonly number[] | undefined)[] = [undefined]
  for (const [word, meant] of words) {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const edge = edgeOf(node, word.charCodeAt(i))
      node = next.get(edge) ?? concepts.push(undefined) - 1
      next.set(edge, node)
    }
    concepts[node] = meant
  }
  return { next, concepts }
}

function longestAt({ next, concepts }: Trie, text: string, start: number) {
  let node: number | undefined = 0
  let best: { concepts: readonly number[]; end: number } | undefined
  for (let at = start; at < text.length; at++) {
    node = next.get(edgeOf(node, text.charCodeAt(at)))
    if (node === undefined) break
    const meant = concepts[node]
    if (meant) best = { concepts: meant, end: at + 1 }
  }
  return best
}
