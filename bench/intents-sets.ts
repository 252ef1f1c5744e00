import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { acts, type Category, isCategory } from '../intents/taxonomy.ts'

const category = z.custom<Category>((name) => typeof name === 'string' && isCategory(name))

/** A labelled message that the model has never been trained on. */
const HeldOut = z.object({
  text: z.string(),
  talker: z.string().optional(),
  act: z.enum(acts),
  category: category.nullable(),
  opensTicket: z.boolean().optional(),
  kind: z.string().optional(),
  author: z.string().optional(),
})
export type HeldOut = z.infer<typeof HeldOut>

const folder = new URL('../test/intents/held-out/', import.meta.url)
const shared = new URL('../../shared/data/', import.meta.url)

/** The writers whose lines were read, and learned from, while the model was made; the others' were not. */
const known = ['author-a.jsonl', 'author-b.jsonl']

/** The held-out sets, known or clean; empty where none has been written. A wrong line is an error that names it. */
export function readHeldOut(which: 'known' | 'clean'): HeldOut[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.jsonl') && known.includes(name) === (which === 'known'),
  )
  return files.sort().flatMap((name) =>
    linesOf(new URL(name, folder)).map((line, index) => {
      const parsed = HeldOut.safeParse(JSON.parse(line))
      if (parsed.success) return parsed.data
      throw new Error(`${name} line ${index + 1}: ${parsed.error.issues[0]?.message}`)
    }),
  )
}

/** Small talk that nobody here wrote, or `undefined` where the shared data is absent. */
export function readSmallTalk(): string[] | undefined {
  const file = new URL('chat-dev.jsonl', shared)
  const Line = z.object({ text: z.string() })
  return existsSync(file)
    ? linesOf(file).map((line) => Line.parse(JSON.parse(line)).text)
    : undefined
}

/** Letters with their topics, every fifth of them to test on; `undefined` where the shared data is absent. */
export function readLetters() {
  const file = new URL('letters-train.jsonl', shared)
  const Line = z.object({ text: z.string(), label: z.string() })
  if (!existsSync(file)) return undefined
  const rows = linesOf(file).map((line) => Line.parse(JSON.parse(line)))
  return { train: rows.filter((_, i) => i % 5 !== 0), test: rows.filter((_, i) => i % 5 === 0) }
}

const linesOf = (file: URL) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
