import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { play, type ReplayEvent } from '../commands/replay/play.ts'
import { readChat } from '../commands/replay/read-chat.ts'
import { loadUnderstand } from '../intents/understand.ts'
import { type Figure, millisecondsOf } from './figures.ts'
import { type Ground, silent } from './ground.ts'

const FILE = join(import.meta.dirname, '../../shared/data/chat-dev.jsonl')
const LINES = 10_000

/** Plays the small talk of strangers through the whole pipeline; nothing where the file is not there. */
export async function replayChat(ground: Ground): Promise<readonly Figure[]> {
  const content = await readFile(FILE, 'utf8').catch(() => undefined)
  if (content === undefined) {
    process.stderr.write(
      'The replay of small talk is skipped: ../shared/data/chat-dev.jsonl is not there.\n',
    )
    return []
  }
  const chat = readChat(content.split('\n').slice(0, LINES).join('\n'))
  const events: ReplayEvent[] = []
  const options = {
    understand: loadUnderstand(),
    log: silent,
    emit: (event: ReplayEvent) => void events.push(event),
  }
  const ms = await millisecondsOf(() =>
    ground.withDatabase((url) => play(chat, { ...options, url }), false),
  )
  const opened = events.filter(({ event, move }) => event === 'ticket' && move === 'open').length
  const what = `replay of ${chat.lines.length} lines of small talk`
  return [
    { what, unit: 's', ours: ms / 1_000 },
    { what: `${what}: opened`, unit: 'tickets', ours: opened },
  ]
}
