import { type CorrectionWords, readCorrection } from './correcting.ts'
import type { Move } from './lifecycle.ts'

/** What a member of staff asked for in their own words. */
export type StaffWord =
  | {
      readonly ask: 'move'
      readonly move: StaffMove
      readonly ticket?: number
      readonly words: string
    }
  | { readonly ask: 'show'; readonly ticket?: number }
  | ({ readonly ask: 'correct' } & CorrectionWords)
  | { readonly ask: 'mine' | 'open' | 'on-duty' | 'off-duty' | 'recall' | 'help' }

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

const plainWords: Readonly<
  Record<string, Exclude<StaffWord, { ask: 'move' | 'show' | 'correct' }>['ask']>
> = {
  我的工单: 'mine',
  待办: 'open',
  上班: 'on-duty',
  下班: 'off-duty',
  撤回: 'recall',
  帮助: 'help',
}

/**
 * Reads `接单 12`, `12 接单`, `＃１２接单`, `退单12 家里有事`, `核查 12 不通过 还在漏`, `这是停车 12`.
 * @param quotedTicket the ticket of a quoted ping, which stands for a missing number
 * @param quotes whether anything was quoted, such as a resident's message
 * @returns `undefined` for words that are not meant for the assistant
 */
export function readStaffWord(
  text: string,
  quotedTicket?: number,
  quotes = quotedTicket !== undefined,
): StaffWord | undefined {
  const plain = text.normalize('NFKC').trim().slice(0, 500)
  const asked = Object.hasOwn(plainWords, plain) ? plainWords[plain] : undefined
  if (asked) return { ask: asked }
  const correction = readCorrection(plain, quotes)
  if (correction) {
    return {
      ask: 'correct',
      ...(quotedTicket !== undefined && { ticket: quotedTicket }),
      ...correction,
    }
  }

  const { number, rest } = splitNumber(plain)
  const ticket = number ?? quotedTicket
  const about = ticket === undefined ? {} : { ticket }
  if (rest === '工单') return { ask: 'show', ...about }

  for (const [word, move] of moveWords) {
    if (!rest.startsWith(word)) continue
    const words = rest.slice(word.length).replace(/^[\s,，。:：、]+/, '')
    // “接单吗” and “办完事了” are talk: without a number or a quote a word must stand alone.
    if (ticket === undefined && words !== '') return undefined
    return move === 'check' ? readCheck(about, words) : { ask: 'move', move, ...about, words }
  }
  return undefined
}

function readCheck(about: { ticket?: number }, words: string): StaffWord {
  const failed = /^(?:不通过|没通过|不合格|未通过)/.exec(words)
  const passed = /^(?:通过|合格)/.exec(words)
  const rest = words.slice((failed ?? passed)?.[0].length ?? 0).trim()
  if (!failed && !passed) return { ask: 'help' }
  return { ask: 'move', move: failed ? 'check-fail' : 'check-pass', ...about, words: rest }
}

/** Takes the ticket number off the front, from behind the first word, or off the end. */
function splitNumber(text: string): { number?: number; rest: string } {
  const front = /^(?:工单)?\s?#?\s?(\d{1,9})\s*(?=\D)/.exec(text)
  if (front?.[1]) return { number: Number(front[1]), rest: text.slice(front[0].length).trim() }
  const behind = /^(\p{Script=Han}{2})\s*#?\s*(\d{1,9})(?!\d)\s*/u.exec(text)
  if (behind?.[1] && behind[2]) {
    return {
      number: Number(behind[2]),
      rest: `${behind[1]} ${text.slice(behind[0].length)}`.trim(),
    }
  }
  return { rest: text }
}

/** Moves that are refused without a word of why. */
export const needsReason = (move: StaffMove) =>
  move === 'decline' || move === 'hold' || move === 'check-fail'

/** What staff type for a move; empty for moves that are not theirs. */
export const wordFor = (move: Move | StaffMove): string => {
  const staffWord = move === 'check' ? 'check-pass' : move
  if (staffWord === 'check-pass' || staffWord === 'check-fail') return '核查'
  return moveWords.find(([, one]) => one === staffWord)?.[0] ?? ''
}
