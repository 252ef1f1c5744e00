import { type CorrectionWords, readCorrection } from './correcting.ts'
import type { Move } from './lifecycle.ts'
import { type FurtherWord, furtherIn } from './words/further.ts'
import { takeBehind, takeFront } from './words/numbers-around.ts'

/** What a member of staff asked for in their own words. */
export type StaffWord =
  | {
      readonly ask: 'move'
      readonly move: StaffMove
      readonly ticket?: number
      readonly words: string
    }
  | { readonly ask: 'show' | 'how-to-check'; readonly ticket?: number }
  /** Several numbers were typed, or stand in the quoted post. */
  | { readonly ask: 'one-at-a-time' | 'which'; readonly word: string }
  | ({ readonly ask: 'correct' } & CorrectionWords)
  | FurtherWord
  | { readonly ask: PlainAsk }

type PlainAsk = 'mine' | 'open' | 'on-duty' | 'off-duty' | 'recall' | 'help'

export type StaffMove =
  | Extract<Move, 'accept' | 'decline' | 'transfer' | 'hold' | 'resume' | 'finish'>
  | 'check-pass'
  | 'check-fail'

const moveWords: readonly (readonly [word: string, move: StaffMove | 'check'])[] = [
  ['接单', 'accept'],
  ['抢单', 'accept'],
  ['退单', 'decline'],
  ['转单', 'transfer'],
  ['挂起', 'hold'],
  ['恢复', 'resume'],
  ['办完', 'finish'],
  ['核查', 'check'],
]

const orderWords = moveWords.map(([word]) => word).join('|')

const plainWords: Readonly<Record<string, PlainAsk>> = {
  我的工单: 'mine',
  待办: 'open',
  上班: 'on-duty',
  下班: 'off-duty',
  撤回: 'recall',
  帮助: 'help',
}

/**
 * Reads `接单 12`, `12号接单`, `接单：工单12`, `退单 不归我管 12`, `核查 12 不通过 还在漏`, `这是停车 12`.
 * @param quoted the tickets of a quoted post, one of which stands for a missing number
 * @param quotes whether anything was quoted, such as a resident's message
 * @returns `undefined` for words that are not meant for the assistant
 */
export function readStaffWord(
  text: string,
  quoted: number | readonly number[] = [],
  quotes = typeof quoted === 'number' || quoted.length > 0,
): StaffWord | undefined {
  const plain = text.normalize('NFKC').trim().slice(0, 500)
  const bare = plain.replace(/[。.!~]{1,3}$/, '')
  const asked = Object.hasOwn(plainWords, bare) ? plainWords[bare] : undefined
  if (asked) return { ask: asked }
  const tickets = typeof quoted === 'number' ? [quoted] : quoted
  return (
    correctionIn(plain, tickets, quotes) ??
    furtherIn(plain, tickets, quotes) ??
    orderIn(plain, tickets)
  )
}

/** Whether it is an order beyond doubt, whoever says it: `接单 12`, `待办`; “恢复” alone may be said of the water. */
export function isOrder(text: string): boolean {
  const word = readStaffWord(text)
  if (word?.ask === 'move') return word.ticket !== undefined || word.move === 'accept'
  return word?.ask === 'open' || word?.ask === 'on-duty' || word?.ask === 'off-duty'
}

function correctionIn(plain: string, quoted: readonly number[], quotes: boolean) {
  const correction = readCorrection(plain, quotes)
  if (!correction) return undefined
  if (correction.ticket === undefined && quoted.length > 1) return which('不是报修')
  return { ask: 'correct', ...about(quoted[0]), ...correction } as const
}

function orderIn(plain: string, quoted: readonly number[]): StaffWord | undefined {
  const front = takeFront(plain)
  const known = [...moveWords.map(([word]) => word), '工单']
  const word = known.find((one) => front.rest.startsWith(one))
  if (word === undefined) return undefined
  const typed = takeBehind(front, front.rest.slice(word.length), quoted)
  if (typed.numbers.length > 1) return { ask: 'one-at-a-time', word }
  const [number] = typed.numbers
  if (number === undefined && !standsAlone(typed.rest, quoted)) return undefined
  if (word === '工单' && words(typed.rest) !== '') return undefined
  if (asksBack.test(typed.rest)) return undefined
  if (number === undefined && quoted.length > 1) return which(word)
  if (another.test(typed.rest)) return { ask: 'one-at-a-time', word }
  return ordered(word, number ?? quoted[0], words(typed.rest))
}

/** “办完 3 送了轮椅 办完 4”, “…，4号也办完了”: a second order in the same message. */
const another = new RegExp(
  `[\\s,。;](?:(?:${orderWords})\\s?#?\\d|\\d{1,9}号?\\s?也?(?:${orderWords}))`,
)

function ordered(word: string, ticket: number | undefined, words: string): StaffWord | undefined {
  const move = moveWords.find(([one]) => one === word)?.[1]
  if (move === undefined) return { ask: 'show', ...about(ticket) }
  if (move === 'check') return readCheck(about(ticket), words)
  return { ask: 'move', move, ...about(ticket), words }
}

const about = (ticket: number | undefined) => (ticket === undefined ? {} : { ticket })

const which = (word: string) => ({ ask: 'which', word }) as const

/** “接单吗” and “办完事了” are talk: without a number or a quote a word must stand alone. */
const standsAlone = (rest: string, quoted: readonly number[]) =>
  quoted.length > 0 ? !/^[事没的]/.test(rest) : words(rest) === ''

/** “接单 12 了吗”: somebody wants to know. */
const asksBack = /^[\s,，]*了?(?:没有|[吗嘛么呢没?])+$/

/** “1号办完了，换了灯泡”: what was done stands behind the 了. */
const words = (rest: string) =>
  rest
    .replace(/^[了啦](?=[\s,。!]|$)|^\s+[了啦]$/, '')
    .replace(/^[\s,，。.:：、!]+/, '')
    .trim()

function readCheck(about: { ticket?: number }, words: string): StaffWord {
  const failed = /^(?:不通过|没通过|不合格|未通过)/.exec(words)
  const passed = /^(?:通过|合格)(?![吗嘛么没?])/.exec(words)
  const rest = words
    .slice((failed ?? passed)?.[0].length ?? 0)
    .replace(/^[\s,，。:：、]+/, '')
    .trim()
  if (!failed && !passed) return { ask: 'how-to-check', ...about }
  return { ask: 'move', move: failed ? 'check-fail' : 'check-pass', ...about, words: rest }
}

export type ReasonedMove = Extract<StaffMove, 'decline' | 'hold' | 'check-fail'>

/** Moves that are refused without a word of why. */
export const needsReason = (move: StaffMove): move is ReasonedMove =>
  move === 'decline' || move === 'hold' || move === 'check-fail'

/** What staff type for a move; empty for moves that are not theirs. */
export const wordFor = (move: Move | StaffMove): string => {
  const staffWord = move === 'check' ? 'check-pass' : move
  if (staffWord === 'check-pass' || staffWord === 'check-fail') return '核查'
  return moveWords.find(([, one]) => one === staffWord)?.[0] ?? ''
}
