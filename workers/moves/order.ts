import type { Tx } from '../../prisma/db.ts'
import { answerOffer, handBack } from '../../prisma/queries/assignments.ts'
import {
  type FullTicket,
  type Moved,
  type Moving,
  moveTicket,
} from '../../prisma/queries/tickets.ts'
import type { HeardTurn } from '../../prisma/queries/turns.ts'
import { type Move, movesFrom, next, type State } from '../../rules/lifecycle.ts'
import { deedOf, may, standingsOf } from '../../rules/rights.ts'
import { wordFor } from '../../rules/staff-words.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'

/** A member of staff. */
export type Member = NonNullable<HeardTurn['person']['staff']>

/** In which turn it was asked for, and who was called with @; the key names its effects, the same on every retry. */
export interface Doing {
  readonly turn: HeardTurn
  readonly mentions: readonly string[]
  readonly now: Date
  readonly key: string
}

/** What a worker wants done with a ticket, which is locked. */
export interface Order extends Doing {
  readonly ticket: FullTicket
  readonly state: State
  readonly member: Member
  readonly words: string
}

/** Carries out an order, or says why not: the one line that answers it. */
export type CarryOut = (tx: Tx, order: Order) => Promise<string>

/** Why this move cannot be made now, or is not theirs to make; `undefined` where it may be. */
export function refusalOf(order: Order, move: Move): string | undefined {
  if (next(order.state, move) === undefined) return refuse(order)
  const deed = deedOf(move)
  const allowed = deed === undefined || may(standingsOf(order.member, order.ticket), deed)
  return allowed ? undefined : notYours(order)
}

const notYours = ({ ticket }: Order) =>
  ticket.assignee ? refusals.notYours(ticket.id, ticket.assignee.name) : refusals.nobodys(ticket.id)

type Change = Pick<Moving, 'move'> & Partial<Pick<Moving, 'assigneeId' | 'holdUntil' | 'reason'>>

/** Makes a move in the worker's name, with their words for its reason, and then what follows from it; or says why not. */
export async function makeMove(
  tx: Tx,
  order: Order,
  change: Change,
  then: (made: Extract<Moved, { moved: true }>) => Promise<string>,
): Promise<string> {
  const { ticket, member, words, now } = order
  const made = await moveTicket(tx, {
    ...{ ticketId: ticket.id, by: member.name, reason: words, now },
    ...change,
  })
  return made.moved ? then(made) : refuse(order)
}

/** The state does not allow it, or somebody was quicker: what is possible instead. */
export function refuse({ ticket, state, member }: Order): string {
  if (ticket.closedAs === 'merged') return incidents.mergeClosed(ticket.id, ticket.mergedIntoId)
  const standings = standingsOf(member, ticket)
  const can = movesFrom(state).flatMap((move) => {
    const deed = deedOf(move)
    const isOwnCheck = move === 'check' && ticket.assigneeId === member.id
    return deed !== undefined && may(standings, deed) && !isOwnCheck ? wordFor(move) || [] : []
  })
  return refusals.state(ticket.id, state, [...new Set(can)])
}

/** An unanswered offer is answered, an accepted ticket handed back: either way its row says why. */
export async function leaveHands(
  tx: Tx,
  { ticket, words, now }: Order,
  from: State,
  how: 'declined' | 'passed-on',
) {
  if (from === 'offered') await answerOffer(tx, ticket.id, how, now, words)
  else if (from !== 'open') await handBack(tx, ticket.id, how, words)
}
