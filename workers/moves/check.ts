import type { Tx } from '../../prisma/db.ts'
import { lastMove } from '../../prisma/queries/tickets.ts'
import { next } from '../../rules/lifecycle.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { takeUp } from '../take-up.ts'
import { inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import { isAnnounced } from './hold.ts'
import { type CarryOut, makeMove, type Order, refuse } from './order.ts'

/** 核查 通过: the second key, never in the hand of whoever did the work. */
export const pass: CarryOut = async (tx, order) => {
  const { ticket, now } = order
  const no = await mayNotCheck(tx, order, 'check')
  if (no !== undefined) return no
  return makeMove(tx, order, { move: 'check' }, async ({ eventId }) => {
    const text = toResidents.checked(inPublic(ticket))
    await tellReporters(tx, ticket, { key: `checked-${eventId}`, kind: 'confirm', text }, now)
    return toStaff.done(ticket.id, '核查通过，已办结')
  })
}

/** 核查 不通过: back to whoever did the work; who has been told that it is done hears that it is not. */
export const fail: CarryOut = async (tx, order) => {
  const { ticket, member, words, now } = order
  const no = await mayNotCheck(tx, order, 'dispute')
  if (no !== undefined) return no
  const announced = await isAnnounced(tx, ticket)
  return makeMove(tx, order, { move: 'dispute' }, async ({ eventId }) => {
    const key = `check-${eventId}`
    if (announced) {
      const text = toResidents.goesOn(inPublic(ticket))
      await tellReporters(tx, ticket, { key: `${key}-news`, kind: 'news', text }, now)
    }
    const { assignee } = (await takeUp(tx, ticket.id, key, now)) ?? { assignee: null }
    if (!assignee) return toStaff.done(ticket.id, '核查没通过，另找人重办')
    const text = toStaff.checkFailed(inFull(ticket), member.name, words)
    const urgent = ticket.class === 'P1'
    await tellPerson(tx, assignee, { key, kind: 'ping', ticketId: ticket.id, urgent, text }, now)
    return toStaff.done(ticket.id, `核查没通过，退回${assignee.name}重办`)
  })
}

/** Why they may not check it, or why it cannot be checked now. */
async function mayNotCheck(tx: Tx, order: Order, move: 'check' | 'dispute') {
  const { ticket, member } = order
  if (next(order.state, move) === undefined) {
    return order.state === 'closed' ? refuse(order) : refusals.checkLater(ticket.id)
  }
  // A ticket that waits to be checked was last moved by whoever finished it.
  const finished = await lastMove(tx, ticket.id)
  if (ticket.assigneeId === member.id || finished?.by === member.name) {
    return refusals.ownCheck(ticket.id)
  }
  return may(standingsOf(member, ticket), 'check') ? undefined : refusals.right('check')
}
