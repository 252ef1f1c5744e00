import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Example } from '../intents/corpus.ts'
import { acts, type Category, isCategory } from '../intents/taxonomy.ts'
import { maskForGroup } from '../rules/masking.ts'
import { failWith } from './fail.ts'
import { linesOf } from './lines.ts'

/** A correction as a line of a file: the words without phones, ID numbers and flats, and what they really meant. */
const Line = z.object({
  text: z.string().trim().min(1).max(2_000),
  act: z.enum(acts),
  category: z
    .custom<Category>((name) => typeof name === 'string' && isCategory(name), 'is no category')
    .nullable(),
  by: z.string().optional(),
  at: z.string().optional(),
})
const wanted = '{"text","act","category","by","at"}'

/** As the database keeps it. */
interface Row {
  readonly text: string
  readonly act: string
  readonly category: string | null
  readonly by: string
  readonly at: Date
}

/** Corrections, oldest first, as lines; of several for the same words the last one holds. */
export function correctionLines(rows: readonly Row[]) {
  const lines = rows.map(({ text, act, category, by, at }) => ({
    text: maskForGroup(text),
    ...{ act, category, by, at },
  }))
  return [...new Map(lines.map((line) => [line.text, line])).values()]
}

const FOLDS = 5

/** Reads such lines as examples to train on. A line that is none is told on standard error and skipped. */
export const examplesOf = (content: string): readonly Example[] =>
  linesOf(Line, content, wanted).map(({ text, act, category }, index) => ({
    ...{ text, act, category },
    file: 'corrections',
    fold: index % FOLDS,
  }))

/** What is trained on beside the corpus. */
export interface Corrections {
  readonly examples: readonly Example[]
  /** The corpus' name with theirs: `3f…+a1b2c3d4`. */
  readonly nameOf: (corpus: string) => string
}

/** Reads the file of corrections that the trainer was given, if it was. */
export function readCorrections(file: string | undefined): Corrections {
  if (file === undefined) return { examples: [], nameOf: (corpus) => corpus }
  const content = contentOf(file)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return { examples: examplesOf(content), nameOf: (corpus) => `${corpus}+${hash}` }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return failWith(`${file} cannot be read; make it by: npm run -s intents:corrections > ${file}`)
  }
}
