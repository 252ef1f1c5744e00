import type { Tx } from '../../prisma/db.ts'
import { holdWorker, roster } from '../../prisma/queries/staff.ts'
import { fitting } from '../../rules/dispatch.ts'
import { aboutDuty } from '../../rules/wording/duty.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { matterOf } from '../dispatch.ts'
import { offerTo } from '../offer.ts'
import { firstStaff, namesIn } from '../words/named.ts'
import { type CarryOut, leaveHands, type Order, refusalOf, refuse } from './order.ts'

const { refused } = aboutDuty

/** 转单: handed over by hand, to be accepted by the other; whoever is on duty may be given it, at their cap or not. */
export const transfer: CarryOut = async (tx, order) => {
  const { ticket, member, now } = order
  const no = refusalOf(order, order.state === 'open' ? 'offer' : 'transfer')
  if (no !== undefined) return no
  const names = namesIn(order.mentions, order.words)
  const to = await firstStaff(tx, names)
  const last = names.at(-1)
  if (!to) return last === undefined ? refusals.whom(ticket.id) : refusals.nobodyCalled(last)
  const unfit = await whyNotTo(tx, order, to)
  if (unfit !== undefined) return unfit
  await leaveHands(tx, order, order.state, 'passed-on')
  const moved = await offerTo(tx, ticket, to, { now, by: member })
  return moved.moved ? toStaff.done(ticket.id, `已转给${to.name}，等他/她接单`) : refuse(order)
}

interface Recipient {
  readonly id: number
  readonly name: string
  readonly personId: number | null
}

/** Why it cannot go there; `undefined` where it may. */
async function whyNotTo(tx: Tx, { ticket, now }: Order, to: Recipient) {
  if (to.id === ticket.assigneeId) return refused.alreadyTheirs(ticket.id, to.name)
  if (to.personId === null) return refused.notEnrolled(to.name)
  if ((await holdWorker(tx, to.id, now))?.onDuty) return undefined
  const fit = fitting(await roster(tx, now), matterOf(ticket))
  const others = fit.filter(({ id }) => id !== ticket.assigneeId)
  return refused.recipientOff(
    to.name,
    others.slice(0, MOST_NAMED).map(({ name }) => name),
  )
}

const MOST_NAMED = 10
