import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { play } from '../commands/replay/play.ts'
import { readChat } from '../commands/replay/read-chat.ts'
import type { Understand } from '../intents/understand.ts'
import { createScratch } from '../prisma/scratch.ts'
import { createLog } from '../workers/runtime/log.ts'

/** A server, and the name of a migrated database on it to copy. */
interface Ground {
  readonly url: string
  readonly template: string
}

const Told = z.object({ category: z.string(), messages: z.array(z.string()) })
const Signup = z.object({
  activity: z.string(),
  name: z.string(),
  people: z.number(),
  state: z.string(),
})

/** As much of an expectation, and of a replay's summary, as is compared. */
const Outcome = z.object({
  tickets: z
    .array(
      Told.extend({
        reporters: z.array(z.string()),
        closedAs: z.string().optional(),
        returns: z.number().optional(),
      }),
    )
    .default([]),
  signups: z.array(Signup).default([]),
})
export type Outcome = z.output<typeof Outcome>

/** The expectation written beside a chat, NAME.expected.json. */
export const expectedOf = async (file: string): Promise<Outcome> =>
  Outcome.parse(JSON.parse(await readFile(file.replace(/\.jsonl$/, '.expected.json'), 'utf8')))

/** Plays a chat on a copy of the template database and gives its summary. */
export async function outcomeOf(
  file: string,
  { url, template }: Ground,
  understand: Understand,
): Promise<Outcome> {
  const chat = readChat(await readFile(file, 'utf8'))
  if (chat.faults.length > 0) throw new Error(`${file}: ${chat.faults.join('; ')}`)
  const scratch = await createScratch(url, template)
  let summary: unknown
  try {
    await play(chat, {
      url: scratch.url,
      understand,
      log: createLog('chats', 'error'),
      emit: (event) => {
        if (event.event === 'summary') summary = event
      },
    })
  } finally {
    await scratch.drop()
  }
  return Outcome.parse(summary)
}
