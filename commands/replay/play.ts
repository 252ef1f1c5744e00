import type { Inbound } from '../../bot/inbound.ts'
import { intake } from '../../bot/intake.ts'
import { mouth } from '../../bot/mouth.ts'
import { connect, transact } from '../../prisma/db.ts'
import { signupLines, ticketLines } from '../../prisma/queries/printed.ts'
import { type Ids, type Setup, settle } from '../../prisma/queries/setup.ts'
import { newMoves } from '../../prisma/queries/tickets.ts'
import { humanPace } from '../../rules/gate.ts'
import { doDue } from '../../workers/by-hand.ts'
import { handlers } from '../../workers/handlers.ts'
import { keepLedgers } from '../../workers/ledger.ts'
import { perform } from '../../workers/perform.ts'
import type { Logger } from '../../workers/runtime/log.ts'
import type { Understand } from '../../workers/turn.ts'
import type { Chat, ChatLine } from './read-chat.ts'
import { recorder } from './recorder.ts'

export type ReplayEvent = Record<string, unknown> & { readonly event: string }

interface Options {
  /** An empty, migrated database that nobody else uses. */
  readonly url: string
  readonly understand: Understand
  readonly log: Logger
  readonly emit: (event: ReplayEvent) => void
  /** Aborted, it stops the play before the next line. */
  readonly signal?: AbortSignal
}

const ACCOUNT = 'linli'
const ids: Ids = { room: (name) => `room:${name}`, contact: (name) => `person:${name}` }
/** Time that passes after the last line, so that what it set going is seen. */
const AFTERWARDS_MS = 5 * 60_000

/** Plays a chat through the real pipeline with the clock of the file, and a recorder in place of WeChat. */
export async function play(
  chat: Chat,
  { url, understand, log, emit, signal }: Options,
): Promise<void> {
  const prisma = connect(url, 4)
  let now = startOf(chat)
  const clock = () => now
  const setClock = (at: Date) => {
    if (at > now) now = at
  }
  try {
    await transact(prisma, (tx) => settle(tx, withRooms(chat), ids, now))
    await transact(prisma, (tx) => keepLedgers(tx, now))
    const deps = { prisma, clock, log }
    const record = recorder({ prisma, clock, emit })
    const say = mouth({
      ...deps,
      voice: record.voice,
      pace: humanPace(() => 0.5),
      dryRun: false,
      pause: async () => {},
      breaker: { silentUntil: null },
    })
    let told = 0
    const look = async () => {
      for (const { id, at, ticketId, move, to, by } of await newMoves(prisma, told)) {
        told = id
        emit({ event: 'ticket', at, ticket: ticketId, move, state: to, by })
      }
    }
    const hand = { prisma, work: perform(deps, handlers({ understand })), say, setClock, look }
    const hear = intake({ prisma, understand, log })
    for (const line of chat.lines) {
      signal?.throwIfAborted()
      await doDue(hand, line.do === 'say' ? line.at : line.until)
      setClock(line.do === 'say' ? line.at : line.until)
      if (line.do === 'say') await hear(inboundOf(line, now))
    }
    await doDue(hand, new Date(now.getTime() + AFTERWARDS_MS))
    await look()
    emit({
      event: 'summary',
      tickets: (await ticketLines(prisma, false)).map(withoutTimes),
      signups: await signupLines(prisma),
      posts: record.posts(),
    })
  } finally {
    await prisma.$disconnect()
  }
}

const startOf = ({ lines }: Chat) => {
  const first = lines[0]
  return first ? (first.do === 'say' ? first.at : first.until) : new Date(0)
}

const inboundOf = (
  { id, room, talker, text, at }: Extract<ChatLine, { do: 'say' }>,
  now: Date,
): Inbound => ({
  account: ACCOUNT,
  id,
  room: { id: ids.room(room), topic: room },
  talker: { id: ids.contact(talker), name: talker },
  peer: null,
  self: false,
  kind: 'text',
  text,
  at,
  receivedAt: now,
})

/** A room that the set-up does not name is a residents' group of its own estate. */
function withRooms({ setup, lines }: Chat): Setup {
  const known = new Set(setup.rooms.map(({ name }) => name))
  const spoken = new Set(lines.flatMap((line) => (line.do === 'say' ? [line.room] : [])))
  const more = [...spoken].filter((name) => !known.has(name))
  return {
    ...setup,
    rooms: [...setup.rooms, ...more.map((name) => ({ name, kind: 'residents' as const }))],
  }
}

type Line = Awaited<ReturnType<typeof ticketLines>>[number]

const withoutTimes = ({
  openedAt: _,
  acceptedAt: _a,
  doneAt: _d,
  closedAt: _c,
  events: _e,
  ...rest
}: Line) => rest
