import { within } from './time-limit.ts'
import type { Mention, Voice } from './voice.ts'

/** As far as a puppet is needed for speaking. */
interface Speaker {
  readonly isLoggedIn: boolean
  /** Gives the new message's id, or nothing: not every puppet tells. */
  messageSendText(to: string, text: string, mentionIds?: string[]): Promise<unknown>
  messageRecall(messageId: string): Promise<boolean>
}

const PATIENCE_MS = 30_000

/**
 * Speaks through a puppet. Not through Wechaty's `room.say`, which looks up every member of the group before the first
 * word and asks for the message again after it.
 */
export function createMouthpiece(
  puppet: Speaker,
  log: { warn(what: object, text: string): void },
): Voice & { readonly blocked: () => boolean } {
  let blocked = false

  const say: Voice['say'] = async (to, direct, text, mentions) => {
    if (!puppet.isLoggedIn) throw new Error('WeChat is not logged in: scan the QR code first')
    const words = direct ? text : called(mentions, text)
    const ids = direct ? [] : mentions.map(({ wechatId }) => wechatId)
    try {
      const id = await within(PATIENCE_MS, 'say', puppet.messageSendText(to, words, ids))
      blocked = false
      return typeof id === 'string' && id !== '' ? id : null
    } catch (err) {
      blocked ||= saysTooOften(err)
      throw err
    }
  }

  const recall = async (messageId: string) => {
    try {
      return await within(PATIENCE_MS, 'recall', puppet.messageRecall(messageId))
    } catch (err) {
      log.warn({ messageId, err }, 'not taken back')
      return false
    }
  }

  return { say, recall, blocked: () => blocked }
}

/** The names stand in the text too: many clients show no mark for a mention. U+2005 ends a name, as phones write it. */
function called(mentions: readonly Mention[], text: string): string {
  const missing = mentions.filter(({ name }) => name !== '' && !text.includes(`@${name}`))
  return missing.map(({ name }) => `@${name}\u2005`).join('') + text
}

/** WeChat's 操作频繁, 发送消息过于频繁. */
const saysTooOften = (err: unknown) => String(err).includes('频繁')
