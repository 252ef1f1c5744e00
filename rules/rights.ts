import type { Move } from './lifecycle.ts'

/** As what somebody stands before a ticket. One person may be several of these at once. */
export type Standing =
  | 'resident'
  | 'reporter'
  /** Anybody who works for the community. */
  | 'worker'
  /** Who has the ticket in hand, or is offered it. */
  | 'assignee'
  | 'supervisor'
  /** The office: secretary and admin. */
  | 'admin'

const leaders = ['supervisor', 'admin'] as const
const handlers = ['assignee', ...leaders] as const

/**
 * Who may do what: the one table. Whether a ticket's state allows it is the life cycle's matter, and nobody checks their own work
 * (`workers/moves/check.ts`).
 */
const table = {
  accept: ['worker'],
  offer: leaders,
  decline: handlers,
  transfer: handlers,
  hold: handlers,
  resume: handlers,
  finish: handlers,
  check: ['worker'],
  recall: ['worker'],
  correct: ['worker'],
  edit: handlers,
  split: ['worker'],
  merge: ['worker'],
  'file-for': ['worker'],
  'stand-in': ['worker'],
  'see-rota': ['worker'],
  'set-rota': leaders,
  'set-cap': leaders,
  'set-day': leaders,
  ledger: leaders,
  notice: ['admin'],
  /** A reporter's word alone is enough; of other residents it takes two. */
  confirm: ['reporter', 'resident'],
  dispute: ['reporter', 'resident'],
  reopen: ['reporter', 'resident'],
  withdraw: ['reporter'],
  rate: ['reporter'],
} as const satisfies Readonly<Record<string, readonly Standing[]>>

export type Deed = keyof typeof table

/** Whether somebody who stands so may do it. */
export const may = (standings: readonly Standing[], deed: Deed): boolean =>
  standings.some((one) => (table[deed] as readonly Standing[]).includes(one))

/** Who may: for the answer to somebody who may not. */
export const whoMay = (deed: Deed): readonly Standing[] => table[deed]

interface Member {
  readonly id: number
  readonly role: string
  readonly supervisor: boolean
}

/** As what a member of staff stands before a ticket, or before none. */
export function standingsOf(
  { id, role, supervisor }: Member,
  ticket?: { readonly assigneeId: number | null },
): readonly Standing[] {
  return [
    'worker',
    ...(ticket?.assigneeId === id ? (['assignee'] as const) : []),
    ...(supervisor ? (['supervisor'] as const) : []),
    ...(role === 'secretary' || role === 'admin' ? (['admin'] as const) : []),
  ]
}

/** As what a resident stands before a ticket. */
export const residentStandings = (isReporter: boolean): readonly Standing[] =>
  isReporter ? ['resident', 'reporter'] : ['resident']

/** The deed behind a move of a ticket, where people make that move. */
export const deedOf = (move: Move): Deed | undefined =>
  Object.hasOwn(table, move) ? (move as Deed) : undefined
