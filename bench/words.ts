import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Inbound } from '../bot/inbound.ts'
import { parseCorpus } from '../intents/corpus.ts'
import { ids } from '../test/flow/setup.ts'

/** What is said to the program. */
export type Kind = 'small talk' | 'reports' | 'emergencies'

/** Somebody's words, not yet said. */
export interface Words {
  readonly room: string
  readonly talker: string
  readonly text: string
}

/** Estates with a group each: as many rooms talk at the same time. */
export const rooms = Array.from({ length: 10 }, (_, index) => `第${index + 1}小区业主群`)

/** `count` messages, spread evenly over the first `width` rooms. Each report is of another building: none joins another. */
export function wordsOf(kind: Kind, count: number, width = rooms.length): readonly Words[] {
  const say = sayings[kind]
  return Array.from({ length: count }, (_, index) => {
    const room = rooms[index % width] ?? ''
    return { room, ...say(index, Math.floor(index / width) + 1) }
  })
}

/** The words as WeChat brings them at this moment. */
export function inboundOf({ room, talker, text }: Words, id: string): Inbound {
  const now = new Date()
  return {
    account: 'linli',
    id,
    room: { id: ids.room(room), topic: room },
    talker: { id: ids.contact(talker), name: talker },
    peer: null,
    self: false,
    kind: 'text',
    text,
    at: now,
    receivedAt: now,
  }
}

type Saying = (index: number, building: number) => Omit<Words, 'room'>

const sayings: Readonly<Record<Kind, Saying>> = {
  // As many talkers as lines would hide that people are known after their first word.
  'small talk': (index) => ({ talker: `邻居${index % 397}`, text: smallTalk(index) }),
  reports: (index, building) => ({
    talker: `报修人${index}`,
    text: `${building}栋下水道堵了，脏水都漫出来了，麻烦派人来看看`,
  }),
  emergencies: (index, building) => ({
    talker: `求助人${index}`,
    text: `${building}栋电梯困人了，快来人`,
  }),
}

let lines: readonly string[] | undefined

/** Lines of the corpus that nobody has to answer. */
function smallTalk(index: number): string {
  lines ??= readSmallTalk()
  return lines[index % lines.length] ?? ''
}

function readSmallTalk() {
  const file = join(import.meta.dirname, '..', 'intents', 'corpus', 'chat.txt')
  const { examples } = parseCorpus([{ name: 'chat', content: readFileSync(file, 'utf8') }])
  return examples.filter(({ act }) => act === 'chat').map(({ text }) => text)
}
