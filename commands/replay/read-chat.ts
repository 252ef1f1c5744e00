import { z } from 'zod'
import { Setup } from '../../prisma/queries/setup.ts'

/** One line of a chat: somebody speaks, or time passes. */
export type ChatLine =
  | {
      readonly do: 'say'
      readonly id: string
      readonly at: Date
      readonly room: string
      readonly talker: string
      readonly text: string
    }
  | { readonly do: 'wait'; readonly until: Date }

export interface Chat {
  readonly setup: Setup
  readonly lines: readonly ChatLine[]
  /** What could not be read, a clear line each. */
  readonly faults: readonly string[]
}

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  at: z.coerce.date().optional(),
  room: z.string().optional(),
  talker: z.string().optional(),
  text: z.string().optional(),
  until: z.coerce.date().optional(),
})

/** Where a chat without times begins, and how far its lines lie apart. */
const BEGIN = new Date('2026-01-05T09:00:00+08:00')
const APART_MS = 30_000

/** Reads a chat of JSON Lines as CONTRACTS describes it. A line that cannot be read is told and skipped. */
export function readChat(content: string): Chat {
  const faults: string[] = []
  const lines: ChatLine[] = []
  let setup = Setup.parse({})
  let now = BEGIN
  for (const [index, text] of content.split('\n').entries()) {
    if (text.trim() === '') continue
    const json = parse(text)
    if (index === 0 && isSetup(json)) {
      const parsed = Setup.safeParse(json.setup)
      if (parsed.success) setup = parsed.data
      else faults.push(`line 1: bad setup: ${z.prettifyError(parsed.error)}`)
      continue
    }
    const line = read(
      json,
      index + 1,
      lines.length === 0 ? now : new Date(now.getTime() + APART_MS),
    )
    if (typeof line === 'string') faults.push(`line ${index + 1}: ${line}`)
    else {
      lines.push(line)
      now = line.do === 'say' ? line.at : line.until
    }
  }
  return { setup, lines, faults }
}

function read(json: unknown, number: number, now: Date): ChatLine | string {
  const parsed = Line.safeParse(json)
  if (!parsed.success) return 'is no JSON object of a chat line'
  const { id, at = now, room = '居民群', talker = '居民', text, until } = parsed.data
  if (text !== undefined) return { do: 'say', id: String(id ?? number), at, room, talker, text }
  return until ? { do: 'wait', until } : 'has neither "text" nor "until"'
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isSetup = (json: unknown): json is { setup: unknown } =>
  typeof json === 'object' && json !== null && 'setup' in json
