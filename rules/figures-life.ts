import type { UrgencyClass } from '../intents/taxonomy.ts'
import { limits, plusMinutes } from './clocks.ts'
import { type ClosedAs, closedBy, type Move, type State, standsStill } from './lifecycle.ts'

/** What a ticket was and when: as much of it as the figures need, as it stands today. */
export interface TicketLife {
  readonly id: number
  readonly category: string
  readonly class: UrgencyClass
  readonly estate: string | null
  readonly building: string | null
  /** How it came: chat, phone, walk-in or visit. */
  readonly channel: string
  readonly openedAt: Date
  readonly respondDueAt: Date
  /** The first time somebody accepted it. */
  readonly respondedAt: Date | null
  readonly solveDueAt: Date
  /** Who finished it last. */
  readonly finisher: string | null
  /** The moves that brought it into a state, in their order. */
  readonly moves: readonly LifeMove[]
  readonly reportedAt: readonly Date[]
  readonly ratingAskedAt: Date | null
  readonly ratings: readonly LifeRating[]
}

export interface LifeMove {
  readonly move: Move
  readonly to: State
  readonly by: string
  readonly at: Date
}

export interface LifeRating {
  /** 1 content, 2 fairly, 3 not. */
  readonly score: number
  readonly staff: string | null
  readonly at: Date
}

/** How a ticket stood at a moment. */
export interface Standing {
  readonly state: State
  /** How and when it was closed, where it is. */
  readonly closedAs: ClosedAs | null
  readonly closedAt: Date | null
  /** When it was finished, where that has neither been sent back nor taken back. */
  readonly finishedAt: Date | null
  readonly solveDueAt: Date
  /** Who finished it; where nobody has, who has it in hand. */
  readonly worker: string | null
}

/** How a ticket stood just before `until`, whatever has happened since. */
export function standingAt(life: TicketLife, until: Date): Standing {
  const moves = life.moves.filter(({ at }) => at < until)
  const last = moves.at(-1)
  const state = last?.to ?? 'open'
  const finish = state === 'done' || state === 'closed' ? finishes(moves).at(-1) : undefined
  const closing = state === 'closed' ? last : undefined
  return {
    state,
    closedAs: closing ? closedBy(closing.move) : null,
    closedAt: closing?.at ?? null,
    finishedAt: finish?.at ?? null,
    solveDueAt: dueAt(life, moves, until),
    worker: workerOf(life, moves),
  }
}

/** The times a ticket was finished; one that the worker took back was never said. */
export const finishes = (moves: readonly LifeMove[]): readonly LifeMove[] =>
  moves.filter(({ move }, at) => move === 'finish' && moves[at + 1]?.move !== 'resume')

/**
 * When the solution was due, as one knew it at `until`. On hold the clock stands still; a finished ticket has the time at which it
 * was finished, also straight from a hold. What was over before the hold stays over.
 */
function dueAt(life: TicketLife, moves: readonly LifeMove[], until: Date): Date {
  const due = dueOnPaper(life, moves, until)
  const run = moves.slice(moves.findLastIndex(({ to }) => !standsStill.has(to)) + 1)
  const stillSince = run[0]?.at
  if (stillSince === undefined || due <= stillSince) return due
  const goesOn = run.find(({ to }) => to !== 'on-hold')?.at ?? until
  return later(due, goesOn.getTime() - stillSince.getTime())
}

/** What stood in the ticket: what stands there now without the pauses that ended since, or made anew where it was replaced since. */
function dueOnPaper(life: TicketLife, moves: readonly LifeMove[], until: Date): Date {
  const since = life.moves.slice(moves.length)
  if (!since.some(({ move }) => move === 'reopen')) {
    const ended = pauses(life.moves).filter((pause) => pause.until >= until)
    return later(life.solveDueAt, -lengthOf(ended))
  }
  const from = moves.findLast(({ move }) => move === 'reopen')?.at ?? life.openedAt
  const ended = pauses(moves).filter((pause) => pause.from >= from)
  return later(plusMinutes(from, limits[life.class].solveMinutes), lengthOf(ended))
}

interface Pause {
  readonly from: Date
  readonly until: Date
}

/** While the clock stood still, and went on afterwards where it had stood. */
function pauses(moves: readonly LifeMove[]): readonly Pause[] {
  return moves.flatMap(({ move, to, at }, index) => {
    if (standsStill.has(to) || move === 'reopen' || move === 'unmerge') return []
    const run = moves.slice(0, index)
    const first = run[run.findLastIndex((one) => !standsStill.has(one.to)) + 1]
    return first ? [{ from: first.at, until: at }] : []
  })
}

const lengthOf = (all: readonly Pause[]) =>
  all.reduce((sum, { from, until }) => sum + until.getTime() - from.getTime(), 0)

const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

function workerOf(life: TicketLife, moves: readonly LifeMove[]): string | null {
  const finish = finishes(moves).at(-1)
  if (!finish) return handsAfter(moves)
  const isTheLast = finish === life.moves.findLast(({ move }) => move === 'finish')
  const hands = handsAfter(moves.slice(0, moves.indexOf(finish)))
  return (isTheLast ? life.finisher : null) ?? hands ?? finish.by
}

/** Who had accepted it last, unless it was given back or passed on since: an offer is not yet in anybody's hands. */
function handsAfter(moves: readonly LifeMove[]): string | null {
  const last = moves.findLast(
    ({ move, to }) => move === 'accept' || to === 'open' || to === 'offered',
  )
  return last?.move === 'accept' ? last.by : null
}
