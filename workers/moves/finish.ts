import { toStaff } from '../../rules/wording/staff.ts'
import { photosBefore } from '../photo.ts'
import { type CarryOut, makeMove, refusalOf } from './order.ts'

/** 办完. The ticket's clock announces it in a minute: what is undone until then is never heard of. */
export const finish: CarryOut = async (tx, order) => {
  const { ticket, member, turn, now } = order
  const no = refusalOf(order, 'finish')
  if (no !== undefined) return no
  return makeMove(tx, order, { move: 'finish' }, async () => {
    await photosBefore(tx, ticket.id, { name: member.name, personId: turn.personId }, now)
    return toStaff.done(ticket.id, '已办完，一会儿在群里请大家确认')
  })
}
