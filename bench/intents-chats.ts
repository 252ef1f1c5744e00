import { f1, sum } from './chat-scores.ts'
import { chatsIn, folders, scoresOf, unread } from './chats.ts'
import type { Which } from './intents-sets.ts'

export interface ChatFigures {
  readonly chats: number
  /** Of the tickets of all chats together. */
  readonly f1: number
  readonly right: number
  readonly extra: number
  readonly missed: number
}

/** How right the tickets of whole chats are, played through the whole program; `undefined` where there are none. */
export async function chatFigures(which: Which): Promise<ChatFigures | undefined> {
  const files = which === 'clean' ? chatsIn(unread) : folders.flatMap(chatsIn)
  if (files.length === 0) return undefined
  const tickets = sum((await scoresOf(files, () => {})).map((score) => score.tickets))
  return { chats: files.length, f1: f1(tickets), ...tickets }
}
