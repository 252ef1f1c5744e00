import type { Understand } from '../intents/understand.ts'
import type { Address, Understanding } from '../intents/understanding.ts'
import { complete } from './places.ts'

/** What was made of a turn, and whether the talker's earlier words were needed for it. */
export interface Pieced {
  readonly heard: Understanding
  readonly withEarlier: boolean
}

/** Only what is plain may be read out of pieces; what is said in one go is heard as it stands. */
const plain = 0.7
/** So much surer than the turn alone must the pieces make it. */
const better = 0.2
/** Longer lines are stories, not fragments. */
const longestFragment = 60
/** More lines than this are not tried one by one. */
const mostLines = 6

/**
 * What was said in one turn, `heard` as one text. Where nothing comes of it, a single line of it may tell the trouble
 * alone, or the talker's last words, said before others spoke, may be its beginning.
 */
export function pieceTogether(
  understand: Understand,
  lines: readonly string[],
  earlier: string,
  heard: Understanding,
): Pieced {
  const text = lines.join('\n')
  if (isEnough(heard)) return { heard, withEarlier: false }

  const line =
    lines.length > 1 ? plainest(lines.slice(0, mostLines).map((one) => understand(one))) : undefined
  if (line)
    return { heard: { ...line, address: joined(line.address, heard.address) }, withEarlier: false }

  const whole =
    isFragment(earlier) && isFragment(text)
      ? plainest([understand(`${earlier}\n${text}`)])
      : undefined
  return whole && whole.confidence >= heard.confidence + better
    ? { heard: whole, withEarlier: true }
    : { heard, withEarlier: false }
}

/** What opens a ticket more surely than not, or says what it says whatever went before. */
const isEnough = ({ act, opensTicket, confidence }: Understanding) =>
  opensTicket ? confidence >= sure : settled.has(act)

const sure = 0.5

/** These say what they say, whatever went before. */
const settled: ReadonlySet<string> = new Set(['fixed', 'rate', 'thanks', 'signup', 'me-too'])

const isFragment = (text: string) => text.length > 0 && text.length <= longestFragment

const plainest = (candidates: readonly Understanding[]): Understanding | undefined =>
  candidates
    .filter(({ opensTicket, confidence }) => opensTicket && confidence >= plain)
    .sort((a, b) => b.confidence - a.confidence)[0]

/** The place told with the trouble, completed by the one in the other lines. */
const joined = (
  [first, ...rest]: readonly Address[],
  all: readonly Address[],
): readonly Address[] => (first ? [complete(first, all[0]), ...rest] : all)
