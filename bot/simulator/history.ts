import type { TownMessage } from './town-plan.ts'

const PER_CHAT = 500
const INDEXED = 5_000

/** What was said, by chat and by id; the oldest is forgotten. */
export interface History {
  add(message: TownMessage): void
  /** Makes a message findable without writing it into its chat. */
  index(message: TownMessage): void
  /** Empties a message and marks it; gives it as it stands now. */
  recall(message: TownMessage): TownMessage
  readonly find: (id: string) => TownMessage | undefined
  readonly chat: (id: string) => readonly TownMessage[]
}

export function createHistory(): History {
  const chats = new Map<string, readonly TownMessage[]>()
  const byId = new Map<string, TownMessage>()

  const chat = (id: string) => chats.get(id) ?? []
  const index = (message: TownMessage) => {
    byId.set(message.id, message)
    const oldest = byId.size > INDEXED ? byId.keys().next().value : undefined
    if (oldest !== undefined) byId.delete(oldest)
  }

  return {
    index,
    chat,
    find: (id) => byId.get(id),
    add(message) {
      index(message)
      chats.set(message.chat, [...chat(message.chat), message].slice(-PER_CHAT))
    },
    recall(message) {
      const emptied = { ...message, text: '', recalled: true }
      byId.set(message.id, emptied)
      const others = chat(message.chat)
      chats.set(
        message.chat,
        others.map((one) => (one.id === message.id ? emptied : one)),
      )
      return emptied
    },
  }
}
