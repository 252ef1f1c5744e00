/** A message as the rest of the program knows it. */
export interface Inbound {
  /** WeChat id of the logged-in account. */
  readonly account: string
  /** WeChat's message id. The same message can arrive twice, and again under a new id. */
  readonly id: string
  /** null: private chat. */
  readonly room: { readonly id: string; readonly topic: string } | null
  /** name: the alias in the group if set, else the contact's name; empty where WeChat would not tell. */
  readonly talker: { readonly id: string; readonly name: string }
  /** In a private chat the other person's contact id, also for own words; null in a group. */
  readonly peer: string | null
  /** The account's own words (echo). Some puppets give them, some do not. */
  readonly self: boolean
  readonly kind: 'text' | 'image' | 'other'
  /** Raw text including 「…」 quotes, at most `longestText` characters; a placeholder such as [图片] for what is not text. */
  readonly text: string
  /** When it was said; never after `receivedAt`. */
  readonly at: Date
  readonly receivedAt: Date
}

/** A message as a puppet gives it (Wechaty's message payload, as far as it is looked at). */
export interface RawMessage {
  readonly id: string
  readonly talkerId: string
  readonly type: number
  readonly text?: string
  readonly timestamp: number
  readonly roomId?: string
  readonly listenerId?: string
}

/** What has to be known beside the message itself. */
export interface Around {
  readonly account: string
  readonly topic: string
  readonly talkerName: string
  readonly receivedAt: Date
}

export const longestText = 5_000

/** Translates a puppet's message. Never throws: what cannot be read arrives as a placeholder, not as silence. */
export function toInbound(raw: RawMessage, around: Around): Inbound {
  const { account, receivedAt } = around
  return {
    account,
    id: raw.id,
    room: raw.roomId ? { id: raw.roomId, topic: cleanName(around.topic) } : null,
    talker: { id: raw.talkerId, name: cleanName(around.talkerName) },
    peer: peerOf(raw, account),
    self: raw.talkerId === account,
    ...wordsOf(raw),
    at: saidAt(raw.timestamp, receivedAt),
    receivedAt,
  }
}

/** Names the chat a message belongs to: the group, or the two who talk, whoever of them speaks. */
export const chatOf = ({ roomId, talkerId, listenerId }: RawMessage): string =>
  roomId || [talkerId, listenerId ?? ''].sort().join(' ')

/** The id of the message that this one takes back, or undefined where the puppet does not tell. */
export function recalledId({ text = '' }: RawMessage): string | undefined {
  return (
    between(text, '<msgid>', '</msgid>') ?? (text.includes('<') ? undefined : text || undefined)
  )
}

const peerOf = ({ roomId, talkerId, listenerId }: RawMessage, account: string) =>
  roomId ? null : talkerId === account ? listenerId || talkerId : talkerId

/** Wechaty's numbers for the kinds of messages, written out so that this file costs nothing to load; a test compares them. */
export const messageType = { image: 6, text: 7, groupNote: 10, recalled: 13 } as const

const placeholders: Readonly<Record<number, string>> = {
  1: '[文件]',
  2: '[语音]',
  3: '[名片]',
  4: '[聊天记录]',
  5: '[表情]',
  8: '[位置]',
  9: '[小程序]',
  11: '[转账]',
  12: '[红包]',
  14: '[链接]',
  15: '[视频]',
}

function wordsOf({ type, text = '' }: RawMessage): Pick<Inbound, 'kind' | 'text'> {
  const words = clean(text)
  switch (type) {
    case messageType.text:
      return { kind: 'text', text: words }
    case messageType.groupNote:
      return { kind: 'text', text: titleOf(words) }
    case messageType.image:
      return { kind: 'image', text: '[图片]' }
    default:
      return { kind: 'other', text: placeholders[type] ?? '[消息]' }
  }
}

/** PostgreSQL refuses NUL, and half a surrogate pair (left by cutting an emoji) is no UTF-8: both would lose the message. */
const clean = (text: string) =>
  Buffer.from(text.slice(0, longestText).replaceAll('\0', '')).toString()

/** A 接龙 comes as XML whose title holds the whole list; some puppets give the list itself. */
function titleOf(text: string): string {
  const title = between(text, '<title>', '</title>')
  if (title === undefined) return text
  const bare = title.replace('<![CDATA[', '').replace(']]>', '')
  return bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function between(text: string, open: string, close: string): string | undefined {
  const from = text.indexOf(open)
  const to = text.indexOf(close, from)
  return from < 0 || to < 0 ? undefined : text.slice(from + open.length, to)
}

const longestName = 64

/** Names hold emoji, line breaks and, from web puppets, `<span class="emoji …"></span>`. */
const cleanName = (name: string) =>
  clean(name)
    .slice(0, 8 * longestName)
    .replace(/<\/?(?:span|img|br)\b[^<>]{0,100}>/g, '')
    .replace(/\s{1,100}/g, ' ')
    .trim()
    .slice(0, longestName)
    .replace(/[\uD800-\uDBFF]$/, '')

/** Puppets give seconds or milliseconds, or nothing; clocks of phones run ahead. */
function saidAt(timestamp: number, receivedAt: Date): Date {
  if (!Number.isFinite(timestamp) || timestamp <= 0) return receivedAt
  const ms = timestamp > 100_000_000_000 ? timestamp : timestamp * 1_000
  return ms < receivedAt.getTime() ? new Date(ms) : receivedAt
}
