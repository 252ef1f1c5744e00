import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Said = z.object({
  text: z.string(),
  room: z.string(),
  talker: z.string(),
  at: z.coerce.date(),
})

/** Two messages, and whether the second belongs to the ticket of the first. */
const LabelledPair = z.object({ id: z.string(), same: z.boolean(), a: Said, b: Said })
export type LabelledPair = z.infer<typeof LabelledPair>

const folder = new URL('../rules/joining/pairs/', import.meta.url)

/** The pairs that joining is learned from, by the writer who wrote them. */
export const taughtPairs = (): ReadonlyMap<string, readonly LabelledPair[]> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => [name.replace('.jsonl', ''), pairsIn(new URL(name, folder))]),
  )

/** The pairs of one file, a line each; a wrong line is an error that names it. */
export const pairsIn = (file: URL): readonly LabelledPair[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const parsed = LabelledPair.safeParse(JSON.parse(line))
      if (parsed.success) return parsed.data
      const { path = [], message } = parsed.error.issues[0] ?? {}
      throw new Error(`${file.pathname} line ${index + 1}: ${path.join('.')}: ${message}`)
    })
