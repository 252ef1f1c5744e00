import { put } from '../../prisma/queries/outbox.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { type CarryOut, leaveHands, makeMove, refusalOf } from './order.ts'

/** 退单, with a reason: another is looked for. */
export const decline: CarryOut = async (tx, order) => {
  const { ticket, now, key } = order
  const no = refusalOf(order, 'decline')
  if (no !== undefined) return no
  return makeMove(tx, order, { move: 'decline', assigneeId: null }, async ({ from }) => {
    await leaveHands(tx, order, from, 'declined')
    const data = { ticketId: ticket.id }
    await put(tx, { name: 'ticket.dispatch', data }, `${key}/dispatch`, now)
    return toStaff.done(ticket.id, '已退单，我另找人')
  })
}
