import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closedBy,
  isReturn,
  isState,
  type Move,
  moves,
  movesFrom,
  next,
  type State,
  states,
} from '../../rules/lifecycle.ts'

/** Where a ticket ends up, or `undefined` where one of the moves is refused. */
const play = (...made: readonly Move[]) =>
  made.reduce<State | undefined>((state, move) => state && next(state, move), 'open')

describe('the life of a ticket', () => {
  it.each([
    ['the usual life', ['offer', 'accept', 'finish', 'confirm'], 'closed'],
    ['a colleague takes it unasked', ['accept'], 'accepted'],
    ['declined, and offered to the next', ['offer', 'decline', 'offer'], 'offered'],
    ['passed on while it is offered', ['offer', 'transfer'], 'offered'],
    ['passed on after it was taken', ['offer', 'accept', 'transfer'], 'offered'],
    ['put on hold and taken up again', ['accept', 'hold', 'resume'], 'accepted'],
    ['finished from hold', ['accept', 'hold', 'finish'], 'done'],
    ['a resident who is not content', ['accept', 'finish', 'dispute'], 'accepted'],
    ['checked by a colleague', ['accept', 'finish', 'check'], 'closed'],
    ['nobody answers', ['accept', 'finish', 'lapse'], 'closed'],
    ['back again after it was closed', ['accept', 'finish', 'confirm', 'reopen'], 'accepted'],
    ['taken back by the reporter', ['withdraw'], 'closed'],
    ['finishing what nobody has taken', ['offer', 'finish'], undefined],
    ['confirming what is not finished', ['accept', 'confirm'], undefined],
    ['taking what somebody has', ['accept', 'accept'], undefined],
    ['withdrawing what is done', ['accept', 'finish', 'withdraw'], undefined],
    ['taking what is closed', ['withdraw', 'accept'], undefined],
    ['reopening what is open', ['reopen'], undefined],
  ] as const)('%s', (_, made, state) => {
    expect(play(...made)).toBe(state)
  })

  it('is told where a move is possible', () => {
    for (const state of states) {
      for (const move of moves) {
        expect(movesFrom(state).includes(move)).toBe(next(state, move) !== undefined)
      }
    }
  })
})

/** A ticket that remembers its history, as the database does. */
interface Ticket {
  readonly state: State
  readonly closedAs: string | null
  readonly returns: number
  readonly history: readonly Move[]
}

const begun: Ticket = { state: 'open', closedAs: null, returns: 0, history: [] }

function step(ticket: Ticket, move: Move): Ticket {
  const state = next(ticket.state, move)
  if (state === undefined) return ticket
  const returns = ticket.returns + Number(isReturn(move))
  return { state, closedAs: closedBy(move), returns, history: [...ticket.history, move] }
}

const anyMoves = fc.array(fc.constantFrom(...moves), { maxLength: 60 })

describe('whatever anybody does to it', () => {
  it('it is in a known state, and its history leads there', () => {
    fc.assert(
      fc.property(anyMoves, (made) => {
        const ticket = made.reduce(step, begun)
        expect(isState(ticket.state)).toBe(true)
        expect(play(...ticket.history)).toBe(ticket.state)
      }),
    )
  })

  it('it is told how it was closed exactly when it is closed', () => {
    fc.assert(
      fc.property(anyMoves, (made) => {
        const ticket = made.reduce(step, begun)
        expect(ticket.closedAs !== null).toBe(ticket.state === 'closed')
      }),
    )
  })

  it('a return follows finished work only, and leads back to work', () => {
    fc.assert(
      fc.property(anyMoves, (made) => {
        const { history, returns } = made.reduce(step, begun)
        const back = history.flatMap((move, index) => (isReturn(move) ? [index] : []))
        expect(back).toHaveLength(returns)
        for (const index of back) {
          expect(['done', 'closed']).toContain(play(...history.slice(0, index)))
          expect(play(...history.slice(0, index + 1))).toBe('accepted')
        }
      }),
    )
  })

  it('it can always be brought to an end', () => {
    const ends = (state: State, seen: ReadonlySet<State> = new Set()): boolean =>
      state === 'closed' ||
      (!seen.has(state) &&
        movesFrom(state).some((move) => {
          const to = next(state, move)
          return to !== undefined && ends(to, new Set([...seen, state]))
        }))
    expect(states.filter((state) => !ends(state))).toEqual([])
  })
})
