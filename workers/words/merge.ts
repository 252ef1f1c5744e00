import type { UrgencyClass } from '../../intents/taxonomy.ts'
import type { Tx } from '../../prisma/db.ts'
import { asAddress } from '../../prisma/json.ts'
import { answerOffer, handBack } from '../../prisma/queries/assignments.ts'
import { mergeReports, rememberMerge } from '../../prisma/queries/merges.ts'
import {
  type FullTicket,
  lockTicket,
  moveTicket,
  note,
  setPlace,
  ticketById,
} from '../../prisma/queries/tickets.ts'
import { urgencyOf } from '../../prisma/queries/urgency.ts'
import { isState } from '../../rules/lifecycle.ts'
import { isPlace } from '../../rules/places.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { MergeWord } from '../../rules/words/merge.ts'
import { changeMatter } from '../change-matter.ts'
import { keepFilings } from '../filings.ts'
import type { Doing, Member } from '../moves/order.ts'
import { inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import { raise } from '../voices.ts'

interface Two {
  readonly from: FullTicket
  readonly into: FullTicket
}

/** 合并: one ticket goes on as another, with its reports; the more urgent class and the earlier opening hold for both. */
export async function merge(
  tx: Tx,
  { from, into }: MergeWord,
  member: Member,
  doing: Doing,
): Promise<string> {
  if (!may(standingsOf(member), 'merge')) return refusals.right('merge')
  if (from === undefined || into === undefined) return incidents.mergeHow
  if (from === into) return incidents.mergeSame(into)
  const two = await lockBoth(tx, from, into)
  if (typeof two === 'string') return two
  const before = urgencyOf(two.into)
  await takeIn(tx, two, member, doing)
  const whole = (await ticketById(tx, into)) ?? two.into
  await raise(tx, whole, doing.now, false)
  await tell(tx, { from: two.from, into: whole }, member, doing)
  const urgency = urgencyOf(whole)
  const news = urgency === before ? undefined : urgency
  return incidents.merged(from, inPublic(whole), whole.reports.length, news)
}

/** The two tickets, locked in the order in which everybody locks; or why they cannot be one. */
async function lockBoth(tx: Tx, from: number, into: number): Promise<Two | string> {
  for (const id of [from, into].sort((a, b) => a - b)) await lockTicket(tx, id)
  const [one, other] = [await ticketById(tx, from), await ticketById(tx, into)]
  if (!one || !other) return refusals.noTicket(one ? into : from)
  const closed = [one, other].find(({ state }) => state === 'closed')
  if (closed) return incidents.mergeClosed(closed.id, closed.mergedIntoId)
  const isElsewhere =
    one.estateId !== null && other.estateId !== null && one.estateId !== other.estateId
  return isElsewhere ? incidents.mergeEstates(from, into) : { from: one, into: other }
}

async function takeIn(tx: Tx, { from, into }: Two, member: Member, { now, key }: Doing) {
  const by = member.name
  const reason = `并到工单${into.id}`
  const moved = await moveTicket(tx, { ticketId: from.id, move: 'merge', by, reason, now })
  if (!moved.moved) throw new Error(`ticket ${from.id} could not be merged while it was locked`)
  await answerOffer(tx, from.id, 'taken-back', now, reason)
  if (from.state === 'accepted' || from.state === 'on-hold')
    await handBack(tx, from.id, 'taken-back', reason)
  const { moved: reports, doubles } = await mergeReports(tx, from.id, into.id)
  const before = { class: into.class, openedAt: into.openedAt }
  await rememberMerge(
    tx,
    { from: from.id, into: into.id, moved: reports, doubles, before },
    by,
    now,
  )
  await note(tx, {
    ticketId: into.id,
    move: 'take-in',
    by,
    reason: `工单${from.id}并进来`,
    at: now,
  })
  await keepFilings(tx, from.id, into.id, personsOf(from), now)
  const place = asAddress(from.address)
  if (!isPlace(asAddress(into.address)) && isPlace(place)) await setPlace(tx, into.id, place)
  await takeOver(tx, { from, into }, by, now, `${key}/into`)
}

const personsOf = ({ reports }: FullTicket) => reports.map(({ personId }) => personId)

/** The whole is as urgent as its most urgent part, and as old as its oldest. */
async function takeOver(tx: Tx, { from, into }: Two, by: string, now: Date, key: string) {
  const urgency = moreUrgent(urgencyOf(from), urgencyOf(into))
  const openedAt = new Date(Math.min(from.openedAt.getTime(), into.openedAt.getTime()))
  if (urgency === into.class && openedAt.getTime() === into.openedAt.getTime()) return
  if (!isState(into.state)) return
  const reason = `工单${from.id}并进来，${urgency}`
  const change = { class: urgency, openedAt, move: 'edit', by, reason, now, key } as const
  await changeMatter(tx, { ticket: into, state: into.state }, change)
}

/** P1 before P2. */
export const moreUrgent = (a: UrgencyClass, b: UrgencyClass) => (a < b ? a : b)

async function tell(tx: Tx, { from, into }: Two, member: Member, { now, key }: Doing) {
  const words = { kind: 'nudge', ticketId: into.id, urgent: into.class === 'P1' } as const
  const owner = into.assignee
  if (owner && owner.id !== member.id) {
    const text = incidents.tookIn(inFull(into), from.id, into.reports.length)
    await tellPerson(tx, owner, { ...words, key: `${key}/owner`, text }, now)
  }
  const other = from.state === 'done' ? null : from.assignee
  const isTaken = into.state !== 'open' && into.state !== 'offered'
  if (other && other.id !== member.id && other.id !== owner?.id) {
    const text = incidents.wentInto(from.id, inFull(into), isTaken)
    await tellPerson(tx, other, { ...words, key: `${key}/other`, text }, now)
  }
  const text = incidents.nowTogether(from.id, inPublic(into))
  const heard = { key: `${key}/together`, kind: 'news', urgent: words.urgent, text } as const
  await tellReporters(tx, into, heard, now, { called: from.reports })
}
