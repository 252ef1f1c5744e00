/** A text as numbers: ids of the terms in it, ascending, and their weights. */
export interface Vector {
  readonly ids: Int32Array
  readonly values: Float32Array
}

/** Turns texts into vectors with what it learned from the training texts. */
export type Vectorise = (text: string) => Vector

const mostCharacters = 6_000
const leastTexts = 2

/**
 * Learns the terms of some texts: single characters to threes everywhere, and words and pairs of words where the texts are
 * cut into words by blanks. Weights are tf-idf; each family of terms has the same say however many terms it has.
 */
export function learnTerms(texts: readonly string[]): { vectorise: Vectorise; size: number } {
  const families = areCut(texts)
    ? [wordTerms, wordPairs, openingTerms, characterTerms]
    : [characterTerms]
  const books = families.map((family) => bookOf(texts, family))
  let offset = 0
  const starts = books.map((book) => {
    offset += book.size
    return offset - book.size
  })
  const vectorise = (text: string) =>
    join(families.map((family, i) => weigh(family(text), books[i] ?? new Map(), starts[i] ?? 0)))
  return { vectorise, size: offset }
}

/** Are most texts written as words with blanks between them? */
function areCut(texts: readonly string[]): boolean {
  const cut = texts.filter((text) => text.split(' ').length > text.length / 8 + 1)
  return cut.length > texts.length / 2
}

type Family = (text: string) => Map<string, number>
type Book = ReadonlyMap<string, { readonly id: number; readonly rarity: number }>

const wordsOf = (text: string) => text.slice(0, mostCharacters).split(/\s+/).filter(Boolean)

const wordTerms: Family = (text) => counted(wordsOf(text))

const wordPairs: Family = (text) => {
  const words = wordsOf(text)
  return counted(words.slice(1).map((word, i) => `${words[i]} ${word}`))
}

/** Letters say at once what they are about: the words of the opening count once more, by themselves. */
const openingTerms: Family = (text) => {
  const words = wordsOf(text).slice(0, openingWords)
  return counted([...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)])
}

const openingWords = 16

const characterTerms: Family = (text) => {
  const joined = text.slice(0, mostCharacters).toLowerCase().replace(/\s+/g, '')
  const terms: string[] = []
  for (let n = 1; n <= 3; n++) {
    for (let i = 0; i + n <= joined.length; i++) terms.push(joined.slice(i, i + n))
  }
  return counted(terms)
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function bookOf(texts: readonly string[], family: Family): Book {
  const seen = new Map<string, number>()
  for (const text of texts) {
    for (const term of family(text).keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  }
  const least = texts.length < 200 ? 1 : leastTexts
  const kept = [...seen].filter(([, count]) => count >= least)
  return new Map(
    kept.map(([term, count], id) => [
      term,
      { id, rarity: Math.log((1 + texts.length) / (1 + count)) + 1 },
    ]),
  )
}

function weigh(counts: ReadonlyMap<string, number>, book: Book, start: number) {
  const terms: { id: number; weight: number }[] = []
  let sum = 0
  for (const [term, count] of counts) {
    const entry = book.get(term)
    if (!entry) continue
    const weight = (1 + Math.log(count)) * entry.rarity
    sum += weight * weight
    terms.push({ id: start + entry.id, weight })
  }
  const norm = Math.sqrt(sum) || 1
  return terms.map(({ id, weight }) => ({ id, weight: weight / norm }))
}

function join(parts: readonly (readonly { id: number; weight: number }[])[]): Vector {
  const terms = parts.flat().sort((a, b) => a.id - b.id)
  return {
    ids: Int32Array.from(terms, ({ id }) => id),
    values: Float32Array.from(terms, ({ weight }) => weight),
  }
}
