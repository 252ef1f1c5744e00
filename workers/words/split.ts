import type { Tx } from '../../prisma/db.ts'
import { put } from '../../prisma/queries/outbox.ts'
import { type FullTicket, lockTicket, note, ticketById } from '../../prisma/queries/tickets.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { SplitWord } from '../../rules/words/split.ts'
import { keepFilings } from '../filings.ts'
import type { Member } from '../moves/order.ts'
import { openApart, type Report } from '../open-apart.ts'
import { inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import type { Listening } from './listening.ts'
import { unmerge } from './unmerge.ts'
import { calledIn, quotedReport, reportMeant } from './whose-report.ts'

/** 拆分: a report that joined the wrong ticket becomes a ticket of its own; of a merged ticket the merge is undone. */
export async function split(
  tx: Tx,
  word: SplitWord,
  member: Member,
  listening: Listening,
): Promise<string> {
  if (!may(standingsOf(member), 'split')) return refusals.right('split')
  const pointed = await quotedReport(tx, listening.quoted)
  const id = word.ticket ?? pointed?.ticketId
  if (id === undefined) return refusals.whichTicket('拆分')
  const seen = await ticketById(tx, id)
  if (seen?.closedAs === 'merged') return unmerge(tx, seen, member, listening)
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket) return refusals.noTicket(id)
  const called = calledIn(listening)
  const report = reportMeant(ticket, word, pointed, called)
  if (typeof report === 'string') return report
  return takeOut(tx, ticket, report, member, listening)
}

async function takeOut(
  tx: Tx,
  ticket: FullTicket,
  report: Report,
  member: Member,
  listening: Listening,
): Promise<string> {
  const { now, key } = listening
  const { name } = report.person
  const id = await openApart(tx, ticket, report, listening.understand)
  const by = { by: member.name, at: now }
  await note(tx, { ...by, ticketId: ticket.id, move: 'split', reason: `${name} → 工单${id}` })
  await note(tx, { ...by, ticketId: id, move: 'split', reason: `拆自工单${ticket.id}` })
  await keepFilings(tx, ticket.id, id, [report.personId], now)
  const dispatch = { name: 'ticket.dispatch', data: { ticketId: id } } as const
  await put(tx, dispatch, `dispatch-${id}-0`, now)

  const apart = await ticketById(tx, id)
  if (!apart) return refusals.noTicket(id)
  const heard = { key: `${key}/apart`, kind: 'news', urgent: apart.class === 'P1' } as const
  const text = incidents.nowApart(ticket.id, inPublic(apart))
  await tellReporters(tx, apart, { ...heard, text }, now, { called: [report] })
  if (ticket.assignee && ticket.assignee.id !== member.id && ticket.state !== 'closed') {
    const words = { key: `${key}/owner`, kind: 'nudge', ticketId: ticket.id } as const
    const rest = (await ticketById(tx, ticket.id)) ?? ticket
    const told = incidents.tookOut(inFull(rest), name, id)
    await tellPerson(tx, ticket.assignee, { ...words, text: told }, now)
  }
  return incidents.split(ticket.id, calledIn(listening)(name), inPublic(apart))
}
