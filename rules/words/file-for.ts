import { callerIn } from './caller.ts'

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

/** Reads `代报 电话 3号楼2单元 下水道堵了 张阿姨 13800000000`; name and number may stand anywhere, and any may be missing. */
export function readFileFor(plain: string): FileWord | undefined {
  const found = /^代报(?:$|(?=[\s:,\d]|电话|来电|来访|走访|上门))/.exec(plain)
  if (!found) return undefined
  const said = plain.slice(found[0].length, LONGEST).replace(/^[\s:,]+/, '')
  const named = channels.find(([word]) => said.startsWith(word))
  const rest = said.slice(named?.[0].length ?? 0).replace(/^[\s:,]+/, '')
  return { ask: 'file-for', channel: named?.[1] ?? 'phone', ...callerIn(rest) }
}
