import type { PuppetInterface } from '../../bot/assemble.ts'
import type { ContactId, GroupId } from './cast.ts'

/** What the account said: in a group (`room`) or privately to a contact. */
export type Said =
  | { readonly room: string; readonly text: string }
  | { readonly contact: string; readonly text: string }

/** A WeChat to test against, with the people of `cast.ts`. `to` is a group, or `bot` for a private message. */
export interface World {
  /** To be given to `openWechat`; logs in as `bot`. */
  readonly puppet: PuppetInterface
  /** Gives the new message's id. */
  hear(to: GroupId | 'bot', from: ContactId, text: string): string
  showImage(to: GroupId | 'bot', from: ContactId): string
  takeBack(messageId: string): void
  deliverAgain(messageId: string): void
  /** Delivers it under a new id, which is given. */
  replay(messageId: string): string
  said(): readonly Said[]
  /** Frees what outlives the session. */
  close(): Promise<void>
}
