import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withDatabase } from '../commands/database.ts'
import { loadUnderstand } from '../intents/understand.ts'
import { migrate } from '../prisma/migrate.ts'
import { createScratch } from '../prisma/scratch.ts'
import { expectedOf, outcomeOf } from './chat-plays.ts'
import { type ChatScore, f1, precision, recall, scoreChat, sum } from './chat-scores.ts'

/**
 * `npx tsx bench/chats.ts [FOLDER…]` plays every chat of the folders that has an expectation beside it, and prints how right the
 * tickets were, chat by chat and in all.
 */
export const folders = [
  'test/chats',
  'test/chats/short',
  'test/chats/context',
  'test/chats/tempting',
] as const
/** Chats that nobody who works on the model looks at: they are counted and never shown. */
export const unread = 'test/chats/unread'

/** The chats of a folder, in the order of their names; none where there is no such folder. */
export const chatsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(folder, name))
    : []

/** What is done with each chat's score as soon as it is there. */
type Tell = (file: string, score: ChatScore) => void

/** Plays chats, each on a database of its own, and gives their scores. */
export async function scoresOf(files: readonly string[], tell: Tell): Promise<ChatScore[]> {
  const scores: ChatScore[] = []
  await withDatabase(async (url) => {
    const scratch = await createScratch(url)
    try {
      await migrate(scratch.url)
      const ground = { url, template: new URL(scratch.url).pathname.slice(1) }
      for (const file of files) {
        const produced = await outcomeOf(file, ground, loadUnderstand())
        const score = scoreChat(produced.tickets, (await expectedOf(file)).tickets)
        scores.push(score)
        tell(file, score)
      }
    } finally {
      await scratch.drop()
    }
  })
  return scores
}

const share = (part: number) => part.toFixed(3)

const line = (name: string, { tickets, messages }: Pick<ChatScore, 'tickets' | 'messages'>) =>
  [
    name.padEnd(28),
    `F1 ${share(f1(tickets))}`,
    `right ${tickets.right} extra ${tickets.extra} missed ${tickets.missed}`,
    `messages P ${share(precision(messages))} R ${share(recall(messages))}`,
  ].join('  ')

const show: Tell = (file, score) => {
  if (file.startsWith(unread)) return
  console.log(line(basename(file, '.jsonl'), score))
  for (const one of score.extra) console.log(`  extra  ${told(file, one)}`)
  for (const one of score.missed) console.log(`  missed ${told(file, one)}`)
}

/** The words of the messages a ticket was made of, to see what was misheard. */
function told(file: string, { category, messages }: ChatScore['extra'][number]): string {
  const words = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => messages.slice(0, 3).some((id) => text.includes(`"id": "${id}"`)))
    .map((text) => /"text": "(.{1,60})/.exec(text)?.[1] ?? '')
  return `${category}: ${words.join(' / ')}`
}

const total = (scores: readonly ChatScore[]) => ({
  tickets: sum(scores.map(({ tickets }) => tickets)),
  messages: sum(scores.map(({ messages }) => messages)),
})

if (process.argv[1] === import.meta.filename) {
  const chosen = process.argv.slice(2)
  const all: ChatScore[] = []
  for (const folder of chosen.length > 0 ? chosen : folders) {
    const scores = await scoresOf(chatsIn(folder), show)
    console.log(`${line(`= ${folder}`, total(scores))}\n`)
    all.push(...scores)
  }
  console.log(line('= all', total(all)))
}
