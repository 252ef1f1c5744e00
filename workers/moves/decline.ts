import { put } from '../../prisma/queries/outbox.ts'
import { moveTicket } from '../../prisma/queries/tickets.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { type CarryOut, leaveHands, refusalOf, refuse } from './order.ts'

/** 退单, with a reason: another is looked for. */
export const decline: CarryOut = async (tx, order) => {
  const { ticket, member, words, now, key } = order
  const no = refusalOf(order, 'decline')
  if (no !== undefined) return no
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move: 'decline',
    by: member.name,
    reason: words,
    assigneeId: null,
    now,
  })
  if (!moved.moved) return refuse(order)
  await leaveHands(tx, order, moved.from, 'declined')
  await put(tx, { name: 'ticket.dispatch', data: { ticketId: ticket.id } }, `${key}/dispatch`, now)
  return toStaff.done(ticket.id, '已退单，我另找人')
}
