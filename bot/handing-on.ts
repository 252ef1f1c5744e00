import type { Logger } from 'pino'
import {
  chatOf,
  type Inbound,
  messageType,
  type RawMessage,
  recalledId,
  toInbound,
} from './inbound.ts'
import type { Lanes } from './lanes.ts'
import type { Names } from './names.ts'

export interface HandingOnDeps {
  /** Settles with the account's id once somebody is logged in and welcome; messages wait for it. */
  readonly account: () => Promise<string>
  readonly log: Logger
  readonly message: (message: Inbound) => Promise<void>
  readonly recalled: (account: string, messageId: string) => Promise<void>
}

/** From what a message says to who said it where, one after another in each chat. Gives false where too many wait. */
export function createHandingOn(
  { account, log, message, recalled }: HandingOnDeps,
  names: Names,
  chats: Lanes,
) {
  const tellRecalled = async (me: string, raw: RawMessage) => {
    const original = recalledId(raw)
    if (original) await recalled(me, original)
    else log.warn({ messageId: raw.id }, 'a message was taken back, but not said which')
  }

  const tell = async (raw: RawMessage, receivedAt: Date) => {
    const me = await account()
    if (raw.type === messageType.recalled) return tellRecalled(me, raw)
    const { roomId, talkerId } = raw
    const topic = roomId ? await names.topic(roomId) : ''
    const talkerName = await names.talker(roomId, talkerId)
    await message(toInbound(raw, { account: me, topic, talkerName, receivedAt }))
  }

  return (raw: RawMessage, receivedAt: Date) => chats.run(chatOf(raw), () => tell(raw, receivedAt))
}
