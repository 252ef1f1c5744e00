import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** The files that people edit and the model is made of, read from beside this file. */
export const knowledgeFolder = new URL('.', import.meta.url)

export const modelFile = new URL('model.bin', knowledgeFolder)

export const readLexicon = () => readFileSync(new URL('lexicon.txt', knowledgeFolder), 'utf8')

export const readThesaurus = () => readFileSync(new URL('thesaurus.txt', knowledgeFolder), 'utf8')

export const readRules = () => readFileSync(new URL('life-safety.txt', knowledgeFolder), 'utf8')

/** The corpus files by name, in the order of their names. */
export function readCorpus(): { name: string; content: string }[] {
  const folder = new URL('corpus/', knowledgeFolder)
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => ({
    name: name.slice(0, -'.txt'.length),
    content: readFileSync(new URL(name, folder), 'utf8'),
  }))
}

/** Names the state of corpus, words and rules; a model carries the one it was trained on. */
export function knowledgeHash(): string {
  const hash = createHash('sha256')
    .update(readLexicon())
    .update(readThesaurus())
    .update(readRules())
  for (const { name, content } of readCorpus()) hash.update(`\0${name}\0${content}`)
  return hash.digest('hex').slice(0, 16)
}
