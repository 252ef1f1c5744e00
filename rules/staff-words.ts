import { type CorrectionWords, readCorrection } from './correcting.ts'
import type { Move } from './lifecycle.ts'
import { type FurtherWord, furtherIn } from './words/further.ts'

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
  const asked = Object.hasOwn(plainWords, plain) ? plainWords[plain] : undefined
  if (asked) return { ask: asked }
  const tickets = typeof quoted === 'number' ? [quoted] : quoted
  return (
    correctionIn(plain, tickets, quotes) ??
    furtherIn(plain, tickets, quotes) ??
    orderIn(plain, tickets)
  )
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
  return ordered(word, number ?? quoted[0], words(typed.rest))
}

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
const asksBack = /^[\s,，]*了?[吗嘛么呢?]+$/

const words = (rest: string) => rest.replace(/^[\s,，。.:：、]+/, '').trim()

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

interface Numbered {
  readonly numbers: readonly number[]
  readonly rest: string
}

/** “12”, “#12”, “工单12”, “(12)”, “12号”; not the number of a building, a time or an amount. */
const NUMBER =
  '\\(?\\s?(?:工单)?\\s?#?\\s?(\\d{1,9})(?!\\d|号[楼院线]|[栋幢座楼层室户点个米元月年]|单元|小时|分钟|[:.~-]\\d)(?:\\s?号)?\\)?'
const FRONT = new RegExp(`^[\\s,、和及]{0,5}${NUMBER}[\\s,:、]{0,5}`)
const BEHIND = new RegExp(`^[\\s,:、。]{0,5}${NUMBER}`)
const LAST = new RegExp(`(?:[\\s,:、。]|(?=[#(工]))${NUMBER}[。!.]?$`)
/** “、13” after a number is one more; “ 13 米” may be anything. */
const ONE_MORE = new RegExp(`^\\s?[、和及与&+]\\s?${NUMBER}`)
const MOST_NUMBERS = 10

/** Takes the numbers off the front: “12号接单”, “12、13 接单”. */
function takeFront(text: string): Numbered {
  const numbers: number[] = []
  let rest = text
  while (numbers.length < MOST_NUMBERS) {
    const found = FRONT.exec(rest)
    // A number that ends the text belongs to the word before it: “工单 12”.
    if (!found || found[0].length === rest.length) break
    numbers.push(Number(found[1]))
    rest = rest.slice(found[0].length)
  }
  // “12号工单 接单”: the noun goes with the number, unless it is all there is.
  const noun = numbers.length > 0 && /^(?:工单|单)[\s,:]*(?=\S)/.exec(rest)
  return { numbers: distinct(numbers), rest: noun ? rest.slice(noun[0].length) : rest }
}

/** Takes the numbers behind the word, or the one at the end where neither front, word nor quote has one. */
function takeBehind({ numbers }: Numbered, tail: string, quoted: readonly number[]): Numbered {
  const first = numbers.length === 0 ? BEHIND.exec(tail) : null
  if (numbers.length > 0 || first) {
    const before = first ? [Number(first[1])] : numbers
    return takeMore(before, first ? tail.slice(first[0].length) : tail)
  }
  const last = /^\s|^[,:、。(#工]|^(?:不|没|未)?通过/.test(tail) ? LAST.exec(tail.slice(-40)) : null
  const number = Number(last?.[1])
  if (!last || (quoted.length > 0 && !quoted.includes(number))) return { numbers, rest: tail }
  return { numbers: [number], rest: tail.slice(0, tail.length - last[0].length) }
}

function takeMore(numbers: readonly number[], rest: string): Numbered {
  if (/\d/.test(rest) && /^[\s,、和及与&+#()工单号\d]+$/.test(rest)) {
    const more = rest.match(/\d{1,9}/g) ?? []
    return { numbers: distinct([...numbers, ...more.map(Number)]), rest: '' }
  }
  const more = ONE_MORE.exec(rest)
  return more ? { numbers: distinct([...numbers, Number(more[1])]), rest } : { numbers, rest }
}

const distinct = (numbers: readonly number[]) => [...new Set(numbers)]

/** Moves that are refused without a word of why. */
export const needsReason = (move: StaffMove) =>
  move === 'decline' || move === 'hold' || move === 'check-fail'

/** What staff type for a move; empty for moves that are not theirs. */
export const wordFor = (move: Move | StaffMove): string => {
  const staffWord = move === 'check' ? 'check-pass' : move
  if (staffWord === 'check-pass' || staffWord === 'check-fail') return '核查'
  return moveWords.find(([, one]) => one === staffWord)?.[0] ?? ''
}
