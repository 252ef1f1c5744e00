import { createInterface } from 'node:readline'
import { z } from 'zod'
import { loadUnderstand } from '../intents/understand.ts'
import { claimFrom, type Said as Words } from '../rules/claims.ts'
import { sameIncident } from '../rules/joining.ts'

/** `npm run -s same-incident`: two reports a line on standard input; would the second join the ticket of the first? */
const Said = z.object({
  text: z.string(),
  room: z.string().default('居民群'),
  talker: z.string().default('居民'),
  at: z.coerce.date().default(() => new Date(0)),
})
const Pair = z.object({ id: z.union([z.string(), z.number()]), a: Said, b: Said })

const understand = loadUnderstand()
let line = 0

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

const answer = ({ id, a, b }: z.infer<typeof Pair>) => ({ id, ...sameIncident(claim(a), claim(b)) })

function claim(said: Words) {
  const heard = understand(said.text)
  return claimFrom(said, heard, heard.quoted === undefined ? undefined : understand(heard.quoted))
}

function refuse(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
) {
  const where = issue?.path.join('.') || 'the whole line'
  process.stderr.write(
    `line ${line}: ${where}: ${issue?.message}; expected {"id","a":{"text","room","talker","at"},"b":{…}}\n`,
  )
  process.exitCode = 1
}

for await (const text of createInterface({
  input: process.stdin,
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  line++
  if (text.trim() === '') continue
  const pair = Pair.safeParse(parsed(text))
  if (pair.success) process.stdout.write(`${JSON.stringify(answer(pair.data))}\n`)
  else refuse(pair.error.issues[0])
}
