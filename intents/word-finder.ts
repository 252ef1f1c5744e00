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
  const root = trieOf(words)
  return (text) => {
    const found: Sighting[] = []
    let covered = 0
    for (let start = 0; start < text.length && found.length < maxSightings; start++) {
      const hit = longestAt(root, text, start)
      if (!hit || hit.end <= covered) continue
      covered = hit.end
      for (const concept of hit.concepts) found.push({ concept, start, end: hit.end })
    }
    return found
  }
}

interface Node {
  readonly next: Map<number, Node>
  concepts: readonly number[]
}

function trieOf(words: Lexicon['words']): Node {
  const root: Node = { next: new Map(), concepts: [] }
  for (const [word, concepts] of words) {
    let node = root
    for (let i = 0; i < word.length; i++) node = childOf(node, word.charCodeAt(i))
    node.concepts = concepts
  }
  return root
}

function childOf(node: Node, code: number): Node {
  const known = node.next.get(code)
  if (known) return known
  const child: Node = { next: new Map(), concepts: [] }
  node.next.set(code, child)
  return child
}

function longestAt(root: Node, text: string, start: number) {
  let node: Node | undefined = root
  let best: { concepts: readonly number[]; end: number } | undefined
  for (let at = start; at < text.length; at++) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) break
    if (node.concepts.length > 0) best = { concepts: node.concepts, end: at + 1 }
  }
  return best
}
