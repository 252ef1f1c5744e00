/** Where a ticket stands. */
export const states = ['open', 'offered', 'accepted', 'on-hold', 'done', 'closed'] as const
export type State = (typeof states)[number]

/** What can be done with a ticket. The staff's own words for them are in `staff-words.ts`. */
export const moves = [
  'offer',
  'accept',
  'decline',
  'transfer',
  'hold',
  'resume',
  'release',
  'finish',
  'check',
  'confirm',
  'dispute',
  'lapse',
  'withdraw',
  'refuse',
  'merge',
  'reopen',
  'unmerge',
] as const
export type Move = (typeof moves)[number]

/** How a ticket came to be closed. */
export type ClosedAs = 'confirmed' | 'checked' | 'unverified' | 'withdrawn' | 'not-ours' | 'merged'

const beforeWork = {
  offer: 'offered',
  accept: 'accepted',
  withdraw: 'closed',
  refuse: 'closed',
  merge: 'closed',
} as const satisfies Partial<Record<Move, State>>

const inHand = {
  decline: 'open',
  release: 'open',
  transfer: 'offered',
  finish: 'done',
  withdraw: 'closed',
  refuse: 'closed',
  merge: 'closed',
} as const satisfies Partial<Record<Move, State>>

/**
 * The whole life of a ticket on one screen. A missing cell is a refusal: nothing else knows which move is legal.
 * `dispute` covers the resident's “没修好” and a check that failed; both lead back to work and count as a return. `release` is the
 * assistant's own: whoever had it is off duty, or nobody is left to offer it to. `resume` also takes back a hasty “办完”; `hold` of what is
 * on hold moves its date. `unmerge` is for what
 * was closed as merged alone (`workers/words/split.ts`).
 */
const table: Record<State, Partial<Record<Move, State>>> = {
  open: beforeWork,
  offered: { ...beforeWork, decline: 'open', release: 'open', transfer: 'offered' },
  accepted: { ...inHand, hold: 'on-hold' },
  'on-hold': { ...inHand, hold: 'on-hold', resume: 'accepted' },
  done: {
    resume: 'accepted',
    check: 'closed',
    confirm: 'closed',
    lapse: 'closed',
    dispute: 'accepted',
    merge: 'closed',
  },
  closed: { reopen: 'accepted', unmerge: 'open' },
}

const closings: Partial<Record<Move, ClosedAs>> = {
  confirm: 'confirmed',
  check: 'checked',
  lapse: 'unverified',
  withdraw: 'withdrawn',
  refuse: 'not-ours',
  merge: 'merged',
}

/** The state after `move`, or `undefined` where it is not allowed. */
export const next = (state: State, move: Move): State | undefined => table[state][move]

/** How a ticket is closed by `move`, or `null` where that move does not close it. */
export const closedBy = (move: Move): ClosedAs | null => closings[move] ?? null

/** A move that sends finished work back counts as a return (返工). */
export const isReturn = (move: Move) => move === 'dispute' || move === 'reopen'

/** Where the solve clock stands still: on hold, while residents are asked, and once closed. */
export const standsStill: ReadonlySet<State> = new Set(['on-hold', 'done', 'closed'])

/** The moves possible from `state`, in the table's order. */
export const movesFrom = (state: State): readonly Move[] =>
  moves.filter((move) => table[state][move] !== undefined)

export const isState = (name: string): name is State => (states as readonly string[]).includes(name)
