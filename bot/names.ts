import type { Logger } from 'pino'
import { within } from './time-limit.ts'

/** Who somebody is in a group, and what a group is called, as a puppet tells it. */
export interface AddressBook {
  roomPayload(roomId: string): Promise<{ readonly topic: string }>
  roomMemberPayload(
    roomId: string,
    contactId: string,
  ): Promise<{ readonly roomAlias?: string; readonly name: string }>
  contactPayload(contactId: string): Promise<{ readonly name: string }>
}

/** Names by id. They never throw: an unknown name is empty, for a message is worth more than its sender's name. */
export interface Names {
  topic(roomId: string): Promise<string>
  /** The alias in the group if set, else the contact's name. */
  talker(roomId: string | undefined, contactId: string): Promise<string>
  renamed(roomId: string, topic: string): void
}

const KEPT_MS = 10 * 60_000
const KEPT_AFTER_FAILURE_MS = 30_000
const PATIENCE_MS = 5_000
const CAPACITY = 5_000

/**
 * Remembers names for a while. Puppets ask the server for a group alias at every message, and accounts that look up
 * people too fast get locked.
 */
export function createNames(book: AddressBook, clock: () => Date, log: Logger): Names {
  const known = new Map<string, { readonly name: string; readonly until: number }>()

  const keep = (key: string, name: string, ms: number) => {
    known.delete(key)
    known.set(key, { name, until: clock().getTime() + ms })
    const oldest = known.size > CAPACITY ? known.keys().next() : undefined
    if (oldest && !oldest.done) known.delete(oldest.value)
    return name
  }

  const name = async (key: string, ask: () => Promise<string>) => {
    const kept = known.get(key)
    if (kept && kept.until > clock().getTime()) return kept.name
    try {
      return keep(key, await within(PATIENCE_MS, 'name', ask()), KEPT_MS)
    } catch (err) {
      log.warn({ key, err }, 'name not told')
      return keep(key, kept?.name ?? '', KEPT_AFTER_FAILURE_MS)
    }
  }

  const ofContact = (id: string) =>
    name(`contact ${id}`, async () => (await book.contactPayload(id)).name)

  const inRoom = async (roomId: string, id: string) =>
    (await name(`member ${roomId} ${id}`, async () => {
      const { roomAlias, name } = await book.roomMemberPayload(roomId, id)
      return roomAlias || name
    })) || ofContact(id)

  return {
    topic: (id) => name(`topic ${id}`, async () => (await book.roomPayload(id)).topic),
    talker: (roomId, id) => (roomId ? inRoom(roomId, id) : ofContact(id)),
    renamed: (id, topic) => void keep(`topic ${id}`, topic, KEPT_MS),
  }
}
