import { readFile } from 'node:fs/promises'
import { loadUnderstand } from '../intents/understand.ts'
import { migrate } from '../prisma/migrate.ts'
import { createScratch } from '../prisma/scratch.ts'
import { createLog } from '../workers/runtime/log.ts'
import { withDatabase } from './database.ts'
import { failWith } from './fail.ts'
import { print, readerGone } from './print.ts'
import { play } from './replay/play.ts'
import { readChat } from './replay/read-chat.ts'

/**
 * `npm run -s replay -- FILE…` plays each chat through the real pipeline on a database of its own that is removed at the end, and prints
 * an event a line. Exit status 1 where a line could not be read.
 */
const files = process.argv.slice(2)
if (files.length === 0)
  failWith('name a chat to play: npm run -s replay -- test/chats/quiet-day.jsonl')

await withDatabase(async (url) => {
  for (const file of files) await playFile(file, url)
}).catch((err: unknown) => failWith(err))

async function playFile(file: string, url: string) {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`cannot read ${file}`, { cause })
  })
  const chat = readChat(content)
  for (const fault of chat.faults) console.error(`${file}: ${fault}`)
  if (chat.faults.length > 0) process.exitCode = 1

  const scratch = await createScratch(url)
  try {
    await migrate(scratch.url)
    await play(chat, {
      url: scratch.url,
      understand: loadUnderstand(),
      log: createLog('replay', process.env.LOG_LEVEL ?? 'error'),
      // What is being said just now is no fault of its speaker's: the play itself stops.
      emit: (event) => readerGone.aborted || print(JSON.stringify(event)),
      signal: readerGone,
    })
  } finally {
    await scratch.drop()
  }
}
