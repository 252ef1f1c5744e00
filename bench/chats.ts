import { readdirSync, readFileSync } from 'node:fs'
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
export const folders = ['test/chats', 'test/chats/short', 'test/chats/context'] as const

/** The chats of a folder, in the order of their names. */
export const chatsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name))

const share = (part: number) => part.toFixed(3)

const line = (name: string, { tickets, messages }: Pick<ChatScore, 'tickets' | 'messages'>) =>
  [
    name.padEnd(28),
    `F1 ${share(f1(tickets))}`,
    `right ${tickets.right} extra ${tickets.extra} missed ${tickets.missed}`,
    `messages P ${share(precision(messages))} R ${share(recall(messages))}`,
  ].join('  ')

/** The words of the messages a ticket was made of, to see what was misheard. */
function told(file: string, { category, messages }: ChatScore['extra'][number]): string {
  const words = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => messages.slice(0, 3).some((id) => text.includes(`"id": "${id}"`)))
    .map((text) => /"text": "(.{1,60})/.exec(text)?.[1] ?? '')
  return `${category}: ${words.join(' / ')}`
}

async function scoreFolder(folder: string, ground: { url: string; template: string }) {
  const scores: ChatScore[] = []
  for (const file of chatsIn(folder)) {
    const produced = await outcomeOf(file, ground, loadUnderstand())
    const score = scoreChat(produced.tickets, (await expectedOf(file)).tickets)
    scores.push(score)
    console.log(line(basename(file, '.jsonl'), score))
    for (const one of score.extra) console.log(`  extra  ${told(file, one)}`)
    for (const one of score.missed) console.log(`  missed ${told(file, one)}`)
  }
  console.log(`${line(`= ${folder}`, total(scores))}\n`)
  return scores
}

const total = (scores: readonly ChatScore[]) => ({
  tickets: sum(scores.map(({ tickets }) => tickets)),
  messages: sum(scores.map(({ messages }) => messages)),
})

if (process.argv[1] === import.meta.filename) {
  const chosen = process.argv.slice(2)
  await withDatabase(async (url) => {
    const scratch = await createScratch(url)
    try {
      await migrate(scratch.url)
      const ground = { url, template: new URL(scratch.url).pathname.slice(1) }
      const all: ChatScore[] = []
      for (const folder of chosen.length > 0 ? chosen : folders) {
        all.push(...(await scoreFolder(folder, ground)))
      }
      console.log(line('= all', total(all)))
    } finally {
      await scratch.drop()
    }
  })
}
