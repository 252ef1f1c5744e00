import { readLexicon, readThesaurus } from './knowledge.ts'
import { type Lexicon, parseLexicon } from './lexicon.ts'

/** The words that are known beforehand: concepts that decide, and fine sorts by which a rare word is heard as its siblings are. */
export interface Vocabulary {
  readonly lexicon: Lexicon
  readonly thesaurus: Lexicon
}

/** Reads both from their files; throws with the line's number where one is wrong. */
export const readVocabulary = (): Vocabulary => ({
  lexicon: parseLexicon(readLexicon()),
  thesaurus: parseLexicon(readThesaurus()),
})
