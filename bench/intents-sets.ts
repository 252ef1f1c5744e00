import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
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

const slot = z.string().optional()
const places = z.array(
  z.object({ estate: slot, building: slot, unit: slot, floor: slot, room: slot, spot: slot }),
)

/** A message and all the places in it. */
const LabelledPlaces = z.object({ text: z.string(), address: places })
export type LabelledPlaces = z.infer<typeof LabelledPlaces>

const Said = z.object({
  text: z.string(),
  room: z.string(),
  talker: z.string(),
  at: z.coerce.date(),
})

/** Two messages, and whether the second belongs to the ticket of the first. */
const LabelledPair = z.object({ id: z.string(), same: z.boolean(), a: Said, b: Said })
export type LabelledPair = z.infer<typeof LabelledPair>

const folder = new URL('../test/intents/held-out/', import.meta.url)
const taught = new URL('../rules/joining/pairs/', import.meta.url)
const shared = new URL('../../shared/data/', import.meta.url)

/** Known: read, and learned from, while the model was made. Clean: run once at the end, its lines never looked at. */
export type Which = 'known' | 'clean'

const messageFiles: Readonly<Record<Which, readonly string[]>> = {
  known: ['author-a.jsonl', 'author-b.jsonl', 'author-c.jsonl'],
  clean: ['author-d.jsonl', 'author-e.jsonl', 'author-f.jsonl'],
}

/** The held-out messages, known or clean; empty where none have been written. A wrong line is an error that names it. */
export const readHeldOut = (which: Which): HeldOut[] =>
  messageFiles[which].flatMap((name) => rowsOf(HeldOut, new URL(name, folder)))

/** Messages with all the places in them: those of the writers who noted them, and the clean set of its own. */
export const readPlaces = (which: Which): LabelledPlaces[] =>
  which === 'clean'
    ? rowsOf(LabelledPlaces, new URL('addresses-d.jsonl', folder))
    : messageFiles.known.flatMap((name) => rowsOf(LabelledPlaces, new URL(name, folder)))

/** The pairs that joining is learned from, by the writer who wrote them. */
export const taughtPairs = (): ReadonlyMap<string, readonly LabelledPair[]> =>
  new Map(
    readdirSync(taught)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => [name.replace('.jsonl', ''), rowsOf(LabelledPair, new URL(name, taught))]),
  )

/** Pairs of reports: those that joining was learned from, and those of writers whose lines were never read. */
export const readPairs = (which: Which): LabelledPair[] =>
  which === 'known'
    ? [...taughtPairs().values()].flat()
    : ['pairs-h.jsonl', 'pairs-k.jsonl', 'pairs-q.jsonl', 'pairs-r.jsonl'].flatMap((name) =>
        rowsOf(LabelledPair, new URL(name, folder)),
      )

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

/** None where the file is absent. */
function rowsOf<T>(schema: z.ZodType<T>, file: URL): T[] {
  if (!existsSync(file)) return []
  return linesOf(file).map((line, index) => {
    const parsed = schema.safeParse(JSON.parse(line))
    if (parsed.success) return parsed.data
    const { path = [], message } = parsed.error.issues[0] ?? {}
    throw new Error(`${basename(file.pathname)} line ${index + 1}: ${path.join('.')}: ${message}`)
  })
}

const linesOf = (file: URL) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
