import { conceptFinder } from './concept-finder.ts'
import { readLexicon, readThesaurus } from './knowledge.ts'
import { type Concept, parseLexicon } from './lexicon.ts'
import { type FindWords, wordFinder } from './word-finder.ts'

/** Concepts, and what finds their words in a text; the words themselves are not kept. */
export interface Words {
  readonly concepts: readonly Concept[]
  readonly find: FindWords
}

/** The words that are known beforehand: concepts that decide, and fine sorts by which a rare word is heard as its siblings are. */
export interface Vocabulary {
  readonly lexicon: Words
  readonly thesaurus: Words
}

/** Reads both from their files; throws with the line's number where one is wrong. */
export function readVocabulary(): Vocabulary {
  const lexicon = parseLexicon(readLexicon())
  const thesaurus = parseLexicon(readThesaurus())
  return {
    lexicon: { concepts: lexicon.concepts, find: conceptFinder(lexicon) },
    thesaurus: { concepts: thesaurus.concepts, find: wordFinder(thesaurus) },
  }
}
