import type { Tx } from '../../prisma/db.ts'
import { isStillThere, type Merge, mergeOf, unmergeReports } from '../../prisma/queries/merges.ts'
import { put } from '../../prisma/queries/outbox.ts'
import {
  type FullTicket,
  lockTicket,
  moveTicket,
  note,
  ticketById,
} from '../../prisma/queries/tickets.ts'
import { urgencyOf } from '../../prisma/queries/urgency.ts'
import { isState } from '../../rules/lifecycle.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { changeMatter } from '../change-matter.ts'
import type { Doing, Member } from '../moves/order.ts'
import { inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import { moreUrgent } from './merge.ts'

/** 拆分 of a merged ticket: it is open again with its reports, and owed what it was owed from its opening. */
export async function unmerge(
  tx: Tx,
  seen: FullTicket,
  member: Member,
  doing: Doing,
): Promise<string> {
  const { now, key } = doing
  const into = seen.mergedIntoId ?? seen.id
  for (const id of [seen.id, into].sort((a, b) => a - b)) await lockTicket(tx, id)
  const merge = seen.closedAt ? await mergeOf(tx, seen.id, seen.closedAt) : undefined
  if (!merge) return incidents.tooLateToUndo(seen.id)
  if (!(await isStillThere(tx, merge))) return incidents.goneOn(seen.id, into)
  const reason = `从工单${into}拆出来`
  const back = { ticketId: seen.id, move: 'unmerge', by: member.name, reason, now } as const
  const moved = await moveTicket(tx, { ...back, assigneeId: null })
  if (!moved.moved) return refusals.noTicket(seen.id)
  await unmergeReports(tx, merge)
  const dispatch = { name: 'ticket.dispatch', data: { ticketId: seen.id } } as const
  await put(tx, dispatch, `${key}/dispatch`, now)
  await giveBack(tx, merge, member, doing)
  const ticket = await ticketById(tx, seen.id)
  if (ticket) {
    const heard = { key: `${key}/apart`, kind: 'news', urgent: ticket.class === 'P1' } as const
    const text = incidents.apartAgain(inPublic(ticket))
    await tellReporters(tx, ticket, { ...heard, text }, now, { called: ticket.reports })
  }
  return incidents.unmerged(seen.id, into)
}

/** The other ticket is again what it was, as far as the merge changed it and nobody has since. */
async function giveBack(tx: Tx, { from, into: id, before }: Merge, member: Member, doing: Doing) {
  const { now, key } = doing
  const reason = `工单${from}拆出去`
  await note(tx, { ticketId: id, move: 'split', by: member.name, reason, at: now })
  const into = await ticketById(tx, id)
  const other = await ticketById(tx, from)
  if (!into || !other || !isState(into.state) || into.state === 'closed') return
  const was = urgencyOf({ ...into, class: before.class })
  const isAsMerged = into.class === moreUrgent(was, urgencyOf(other))
  const isOlder = into.openedAt < before.openedAt
  if ((isAsMerged && into.class !== was) || isOlder) {
    const urgency = isAsMerged ? was : urgencyOf(into)
    const change = { class: urgency, openedAt: before.openedAt, move: 'edit', reason } as const
    const by = { by: member.name, now, key: `${key}/into` }
    await changeMatter(tx, { ticket: into, state: into.state }, { ...change, ...by })
  }
  if (!into.assignee || into.assignee.id === member.id) return
  const words = { key: `${key}/owner`, kind: 'nudge', ticketId: id } as const
  const text = incidents.gaveBack(inFull(into), from)
  await tellPerson(tx, into.assignee, { ...words, text }, now)
}
