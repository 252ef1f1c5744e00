import { type Category, classOf, type UrgencyClass } from '../../intents/taxonomy.ts'
import type { Tx } from '../../prisma/db.ts'
import { asAddress } from '../../prisma/json.ts'
import { dutyCalendar } from '../../prisma/queries/calendar.ts'
import { filingsOf } from '../../prisma/queries/call-back.ts'
import { messageSaying } from '../../prisma/queries/corrections.ts'
import { moveReport, reportWith } from '../../prisma/queries/incidents.ts'
import { put } from '../../prisma/queries/outbox.ts'
import {
  type FullTicket,
  lockTicket,
  note,
  openTicket,
  ticketById,
} from '../../prisma/queries/tickets.ts'
import { urgencyOf } from '../../prisma/queries/urgency.ts'
import { dueTimes } from '../../rules/clocks.ts'
import { filedAs } from '../../rules/desk.ts'
import { maskName } from '../../rules/masking.ts'
import { isEmpty } from '../../rules/places.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { spreads } from '../../rules/spread.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { SplitWord } from '../../rules/words/split.ts'
import type { Member } from '../moves/order.ts'
import { categoryOf, inFull, inPublic, tellPerson, tellReporters } from '../tell.ts'
import type { Listening } from './listening.ts'
import { unmerge } from './unmerge.ts'

type Report = FullTicket['reports'][number]

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

/** What a neighbour is called: privately in full, as staff go to their doors. */
const calledIn =
  ({ turn }: Listening) =>
  (name: string) =>
    turn.room.kind === 'direct' ? name : maskName(name)

/** WeChat messages are no longer. */
const LONGEST_QUOTE = 16_000

async function quotedReport(tx: Tx, quoted: string | undefined) {
  const message = quoted ? await messageSaying(tx, quoted.slice(0, LONGEST_QUOTE)) : undefined
  return (message === undefined ? null : await reportWith(tx, message)) ?? undefined
}

/** Whose report is meant, or why none can be told. */
function reportMeant(
  { id, reports }: FullTicket,
  { who }: SplitWord,
  pointed: { readonly id: number; readonly ticketId: number } | undefined,
  called: (name: string) => string,
): Report | string {
  if (reports.length < 2) return incidents.onlyReport(id)
  if (who === '' && pointed)
    return reports.find((one) => one.id === pointed.id) ?? incidents.notInIt(id)
  const byTime = [...reports].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  const named = byTime.filter(({ person }) => person.name.includes(who))
  const names = (some: readonly Report[]) => some.slice(0, 20).map(({ person }) => called(person.name))
  if (named.length === 0) return incidents.noSuchReporter(id, who, names(byTime))
  if (who !== '' && named.length > 1) return incidents.whichReporter(id, who, names(named))
  return named.at(-1) ?? incidents.onlyReport(id)
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
  const id = await openApart(tx, ticket, report, listening)
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
    const told = incidents.tookOut(inFull(ticket), name, id)
    await tellPerson(tx, ticket.assignee, { ...words, text: told }, now)
  }
  return incidents.split(ticket.id, calledIn(listening)(name), inPublic(apart))
}

/** The report's own ticket: opened when it was told, with the limits from then. */
async function openApart(tx: Tx, ticket: FullTicket, report: Report, { understand }: Listening) {
  const matter = matterOf(ticket, report, understand)
  const due = dueTimes(matter.class, report.at, await dutyCalendar(tx))
  const { id } = await openTicket(
    tx,
    {
      ...matter,
      ...due,
      summary: report.text,
      estateId: ticket.estateId,
      address: placeOf(report, matter.category),
      roomId: report.roomId > 0 ? report.roomId : null,
      channel: report.roomId > 0 ? 'chat' : 'phone',
      openedAt: report.at,
      askedAt: null,
    },
    report.person.name,
  )
  await moveReport(tx, report.id, id)
  return id
}

/** The place that was told; for what happens at home, where they live. */
function placeOf({ address, person }: Report, category: Category) {
  const told = asAddress(address)
  return isEmpty(told) && spreads[category].atHome ? asAddress(person.home) : told
}

/** What the report itself says; what the ticket is, where it says nothing. */
function matterOf(
  ticket: FullTicket,
  { text }: Report,
  understand: Listening['understand'],
): { category: Category; class: UrgencyClass } {
  const filed = filedAs(understand(text), text)
  const category = 'category' in filed ? filed.category : categoryOf(ticket)
  const own = category === ticket.category ? urgencyOf(ticket) : classOf(category)
  return { category, class: own ?? urgencyOf(ticket) }
}

/** Whoever filed a report for somebody hears the end of the ticket it is in now. */
export async function keepFilings(
  tx: Tx,
  from: number,
  to: number,
  persons: readonly number[],
  at: Date,
) {
  for (const { by, personId } of await filingsOf(tx, from)) {
    if (!persons.includes(personId)) continue
    await note(tx, { ticketId: to, move: 'filed', by, reason: String(personId), at })
  }
}
