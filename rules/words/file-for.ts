import { SURNAMES } from '../surnames.ts'

/** How a matter came to the community. */
export type Channel = 'chat' | 'phone' | 'walk-in' | 'visit'

/** A matter that staff file for somebody who called, came or was visited. */
export interface FileWord {
  readonly ask: 'file-for'
  readonly channel: Exclude<Channel, 'chat'>
  /** What it is about and where, in their words. */
  readonly text: string
  readonly name?: string
  /** Digits only. */
  readonly phone?: string
}

const channels: readonly (readonly [word: string, channel: FileWord['channel']])[] = [
  ['电话', 'phone'],
  ['来电', 'phone'],
  ['来访', 'walk-in'],
  ['走访', 'visit'],
  ['上门', 'visit'],
]

/** A channel other than the chat. */
export const isCallersChannel = (name: string): name is FileWord['channel'] =>
  channels.some(([, channel]) => channel === name)

const LONGEST = 400

/** Reads `代报 电话 3号楼2单元 下水道堵了 张阿姨 13800000000`; of channel, name and number any may be missing. */
export function readFileFor(plain: string): FileWord | undefined {
  const found = /^代报(?:$|(?=[\s:,\d]|电话|来电|来访|走访|上门))/.exec(plain)
  if (!found) return undefined
  const said = plain.slice(found[0].length, LONGEST).replace(/^[\s:,]+/, '')
  const named = channels.find(([word]) => said.startsWith(word))
  const rest = said.slice(named?.[0].length ?? 0).replace(/^[\s:,]+/, '')
  return { ask: 'file-for', channel: named?.[1] ?? 'phone', ...reporterIn(rest) }
}

const PHONE = /(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8}|[2-8]\d{6,7})(?!\d)/
const LABEL = /(?:联系电话|手机号?|电话|联系人|姓名|报修人|报事人)[\s:]*$/
const LABEL_BEFORE = /^(?:联系人|姓名|报修人|报事人)/
const TITLED = new RegExp(
  `^(?:[${SURNAMES}\\p{Script=Han}]\\p{Script=Han}?|老|小)(?:阿姨|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|叔叔|女士|先生|师傅|老师|阿婆|阿公|姐|哥|叔|婶|嫂)$|^[老小][${SURNAMES}]$`,
  'u',
)
const PLAIN = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u')

/** Takes the reporter's name and number off what they told. */
function reporterIn(rest: string): Pick<FileWord, 'text' | 'name' | 'phone'> {
  const found = PHONE.exec(rest)
  if (!found) {
    const { text, name } = nameAtEnd(rest, TITLED)
    return { text, ...(name !== undefined && { name }) }
  }
  const left = rest.slice(0, found.index).replace(LABEL, '').trim()
  const right = rest.slice(found.index + found[0].length).replace(/^[\s,:。()]+/, '')
  const before = nameAtEnd(left)
  const after = before.name === undefined ? nameAtFront(right) : { text: right }
  const text = [before.text, after.text].filter(Boolean).join(' ')
  const name = before.name ?? after.name
  return { text, phone: found[0].replace(/\D/g, ''), ...(name !== undefined && { name }) }
}

interface Named {
  readonly text: string
  readonly name?: string
}

const isName = (word: string) => TITLED.test(word) || PLAIN.test(word)

function nameAtEnd(text: string, form?: RegExp): Named {
  const at = Math.max(...[' ', ',', '。', ';', ':'].map((sign) => text.lastIndexOf(sign)))
  const word = text.slice(at + 1).replace(LABEL_BEFORE, '')
  const fits = form ? form.test(word) : isName(word)
  // A name alone tells no trouble.
  if (!fits || at < 0) return { text }
  const rest = text
    .slice(0, at)
    .replace(LABEL, '')
    .replace(/[\s,。;:]+$/, '')
  return { text: rest, name: word }
}

function nameAtFront(text: string): Named {
  const word = /^[^\s,。;:]{1,6}/.exec(text)?.[0] ?? ''
  return isName(word)
    ? { name: word, text: text.slice(word.length).replace(/^[\s,。;:]+/, '') }
    : { text }
}
