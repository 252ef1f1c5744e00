import { createInterface } from 'node:readline'
import type { z } from 'zod'

/**
 * Reads JSON Lines from standard input and hands on those that fit. What does not gets a line on standard error with its
 * number and makes the exit status 1.
 */
export async function eachLine<T>(schema: z.ZodType<T>, wanted: string, handle: (line: T) => void) {
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const text of input) {
    number++
    if (text.trim() === '') continue
    const parsed = schema.safeParse(jsonOf(text))
    if (parsed.success) handle(parsed.data)
    else refuse(number, parsed.error.issues[0], wanted)
  }
}

/** Parses a file of JSON Lines the same way. */
export function linesOf<T>(schema: z.ZodType<T>, content: string, wanted: string): T[] {
  return content.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return []
    const parsed = schema.safeParse(jsonOf(text))
    if (parsed.success) return [parsed.data]
    refuse(index + 1, parsed.error.issues[0], wanted)
    return []
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string } | undefined

function refuse(number: number, issue: Issue, wanted: string) {
  const where = issue?.path.join('.') || 'the whole line'
  process.stderr.write(`line ${number}: ${where}: ${issue?.message}; expected ${wanted}\n`)
  process.exitCode = 1
}
