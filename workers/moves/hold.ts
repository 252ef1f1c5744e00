import type { Tx } from '../../prisma/db.ts'
import { lastAt } from '../../prisma/queries/events.ts'
import { type FullTicket, reasonOfLast } from '../../prisma/queries/tickets.ts'
import { isPersonal } from '../../rules/personal.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { dateText } from '../../rules/wording/subject.ts'
import { readHold } from '../../rules/words/hold-until.ts'
import { takeUp } from '../take-up.ts'
import { categoryOf, inPublic, tellReporters } from '../tell.ts'
import { type CarryOut, makeMove, refusalOf } from './order.ts'

/** 挂起, with a reason and until when; its clock brings it back. Once more on hold, the date is moved. */
export const hold: CarryOut = async (tx, order) => {
  const { ticket, words, now } = order
  const { id } = ticket
  const no = refusalOf(order, 'hold')
  if (no !== undefined) return no
  const asked = readHold(words, now, order.state === 'on-hold' ? await reasonSoFar(tx, id) : '')
  if (typeof asked === 'string') return refusals.holdDay(id, asked)
  const { reason, until } = asked
  const change = { holdUntil: until, reason: `${reason}（到 ${dateText(until)}）` }
  return makeMove(tx, order, { move: 'hold', ...change }, async ({ eventId }) => {
    const said = isPersonal(categoryOf(ticket)) ? '' : reason
    const text = toResidents.held(inPublic(ticket), said, until)
    await tellReporters(tx, ticket, { key: `held-${eventId}`, kind: 'news', text }, now)
    return toStaff.held(id, until)
  })
}

/** Why it is on hold, without until when. */
const reasonSoFar = async (tx: Tx, id: number) =>
  (await reasonOfLast(tx, id, 'hold')).replace(/（到 [^（）]{0,30}）$/, '')

/** 恢复: goes on with what is on hold, or takes back a hasty 办完. Who has been told that it is done hears that it is not. */
export const resume: CarryOut = async (tx, order) => {
  const { ticket, now, state } = order
  const no = refusalOf(order, 'resume')
  if (no !== undefined) return no
  const announced = state === 'done' && (await isAnnounced(tx, ticket))
  return makeMove(tx, order, { move: 'resume' }, async ({ eventId }) => {
    if (announced) {
      const text = toResidents.goesOn(inPublic(ticket))
      await tellReporters(tx, ticket, { key: `goes-on-${eventId}`, kind: 'news', text }, now)
    }
    const goesOn = await takeUp(tx, ticket.id, `resumed-${eventId}`, now)
    if (!goesOn) return toStaff.done(ticket.id, '已恢复，手上的人不在班，我另找人')
    return toStaff.done(ticket.id, state === 'done' ? '的“办完”已收回，接着办' : '已恢复')
  })
}

/** Whether the residents have been asked since it was finished. */
export async function isAnnounced(
  tx: Tx,
  { id, doneAt }: Pick<FullTicket, 'id' | 'doneAt'>,
): Promise<boolean> {
  const announced = await lastAt(tx, id, ['announce'])
  return announced !== null && doneAt !== null && announced >= doneAt
}
