import { setTimeout as pause } from 'node:timers/promises'
import { createHandingOn, type HandingOnDeps } from './handing-on.ts'
import type { RawMessage } from './inbound.ts'
import { createLanes } from './lanes.ts'
import { type AddressBook, createNames } from './names.ts'
import { within } from './time-limit.ts'

interface Deps extends HandingOnDeps {
  readonly source: AddressBook & { messagePayload(messageId: string): Promise<RawMessage> }
  readonly clock: () => Date
  readonly fault: (err: Error) => void
  /** Pauses before a message whose content was not told is asked for again. */
  readonly askAgainMs?: readonly number[]
}

export interface Hearing {
  /** WeChat says there is a new message. */
  heard(messageId: string): void
  renamed(roomId: string, topic: string): void
  /** Settles when everything heard so far has been handed on. */
  settled(): Promise<void>
  /** Messages heard but not handed on yet. */
  readonly waiting: () => number
  /** No further asking for messages whose content was not told. */
  close(): void
}

const MOST_WAITING = 10_000
const PATIENCE_MS = 5_000

/**
 * From the id of a message to what it says, in the order of arrival: one message after another in each chat, the chats
 * side by side. Contents are asked for at once but handed on in line, because a content that comes late must not be
 * overtaken. Only a content that fails to come leaves the line, is asked for again, and arrives after the others.
 */
export function createHearing(deps: Deps): Hearing {
  const { source, clock, log, fault, askAgainMs = [1_000, 3_000, 9_000] } = deps
  const failed = (err: unknown) => fault(err instanceof Error ? err : new Error(String(err)))
  const lanes = () => createLanes(MOST_WAITING, failed)
  const [arrivals, late, chats] = [lanes(), lanes(), lanes()]
  const names = createNames(source, clock, log)
  const handOn = createHandingOn(deps, names, chats)
  const closed = new AbortController()

  const taken = (id: string, accepted: boolean) => {
    if (!accepted) fault(new Error(`message ${id} lost: ${MOST_WAITING} are waiting`))
  }
  const read = (id: string) => within(PATIENCE_MS, `message ${id}`, source.messagePayload(id))

  const readLater = async (id: string, receivedAt: Date) => {
    for (const ms of askAgainMs) {
      await pause(ms, undefined, { signal: closed.signal }).catch(() => undefined)
      if (closed.signal.aborted) break
      const raw = await read(id).catch(() => undefined)
      if (raw) return taken(id, handOn(raw, receivedAt))
    }
    throw new Error(`message ${id} was announced, but WeChat never told what it says`)
  }

  const heard = (id: string) => {
    const receivedAt = clock()
    const content = read(id).catch((err: unknown) => log.warn({ messageId: id, err }, 'not told'))
    const arrive = async () => {
      const raw = await content
      if (raw) taken(id, handOn(raw, receivedAt))
      else
        taken(
          id,
          late.run(id, () => readLater(id, receivedAt)),
        )
    }
    taken(id, arrivals.run('all', arrive))
  }

  return {
    heard,
    renamed: names.renamed,
    settled: async () => {
      for (const each of [arrivals, late, chats]) await each.idle()
    },
    waiting: () => [arrivals, late, chats].reduce((sum, each) => sum + each.waiting(), 0),
    close: () => closed.abort(),
  }
}
