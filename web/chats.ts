import type { Town } from '../bot/simulator/town.ts'
import type { Db } from '../prisma/db.ts'
import { type ChatHead, type ChatLine, chatHeads, chatLines } from '../prisma/queries/console.ts'

/** One who may speak in a chat. */
export interface Speaker {
  readonly id: string
  /** As shown in that chat. */
  readonly name: string
}

/** A chat of the simulated phone. */
export interface Chat {
  /** A group's id, or in a private chat the id of the other person than the account. */
  readonly id: string
  readonly name: string
  readonly group: boolean
  readonly speakers: readonly Speaker[]
}

/** All chats of the town: its groups, then everybody's private chat with the assistant. */
export const chatsOf = (town: Town): readonly Chat[] => [
  ...town.groups.map((group) => ({
    id: group.id,
    name: group.topic,
    group: true,
    speakers: group.members
      .filter(({ contactId }) => contactId !== town.account.id)
      .map(({ contactId }) => ({ id: contactId, name: town.nameOf(contactId, group.id) })),
  })),
  ...town.contacts
    .filter(({ id }) => id !== town.account.id)
    .map(({ id, name }) => ({ id, name, group: false, speakers: [{ id, name }] })),
]

/** What the phone shows: the list of chats, one of them open, somebody about to speak in it. */
export interface PhoneView {
  readonly assistant: string
  readonly chats: readonly ListedChat[]
  readonly chat: ListedChat | undefined
  readonly speaker: Speaker | undefined
  readonly lines: readonly ChatLine[]
}

export interface ListedChat extends Chat {
  /** What the database knows of it; nothing before it is bound or spoken in. */
  readonly head: ChatHead | undefined
}

const LINES_SHOWN = 100

/** Reads the phone's state. An unknown chat or speaker gives way to the first there is. */
export async function phoneView(
  db: Db,
  town: Town,
  wanted: { readonly room?: string | undefined; readonly as?: string | undefined },
): Promise<PhoneView> {
  const known = chatsOf(town)
  const heads = await chatHeads(
    db,
    known.map(({ id }) => id),
  )
  const headOf = new Map(heads.map((head) => [head.wechatId, head]))
  const chats = known.map((chat) => ({ ...chat, head: headOf.get(chat.id) }))
  const chat = chats.find(({ id }) => id === wanted.room) ?? chats[0]
  return {
    assistant: town.account.name,
    chats,
    chat,
    speaker: chat?.speakers.find(({ id }) => id === wanted.as) ?? chat?.speakers[0],
    lines: chat?.head ? await chatLines(db, chat.head.id, LINES_SHOWN) : [],
  }
}
