import { type Category, classOf, type UrgencyClass } from '../intents/taxonomy.ts'
import type { Understand } from '../intents/understand.ts'
import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { filingsOf } from '../prisma/queries/call-back.ts'
import { moveReport, setSummary } from '../prisma/queries/incidents.ts'
import { type FullTicket, openTicket, setPlace } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { dueTimes } from '../rules/clocks.ts'
import { filedAs } from '../rules/desk.ts'
import { complete, isEmpty, isPlace, outside } from '../rules/places.ts'
import { spreads } from '../rules/spread.ts'
import { isCallersChannel } from '../rules/words/file-for.ts'
import { categoryOf } from './tell.ts'

/** A report with whoever told it. */
export type Report = FullTicket['reports'][number]

/** A report's own ticket: opened when it was told, with the limits from then. Nobody is found for it yet. */
export async function openApart(
  tx: Tx,
  ticket: FullTicket,
  report: Report,
  understand: Understand,
) {
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
      channel: await channelThrough(tx, ticket, report),
      openedAt: report.at,
      askedAt: null,
    },
    report.person.name,
  )
  await moveReport(tx, report.id, id)
  if (ticket.reports[0]?.id === report.id) await tellBySecond(tx, ticket)
  return id
}

/** The first report has gone: the second tells from now on what the ticket is about, and where. */
async function tellBySecond(tx: Tx, ticket: FullTicket) {
  const second = ticket.reports[1]
  if (!second) return
  const told = placeOf(second, categoryOf(ticket))
  // Nothing of the flat of whoever has gone.
  const house = outside(asAddress(ticket.address))
  await setSummary(tx, ticket.id, second.text)
  await setPlace(tx, ticket.id, isPlace(told) ? told : complete(told, house))
}

/** By which channel the report itself came. */
async function channelThrough(tx: Tx, ticket: FullTicket, { roomId, personId }: Report) {
  if (roomId > 0) return 'chat'
  const filing = (await filingsOf(tx, ticket.id)).find((one) => one.personId === personId)
  const own = filing?.channel ?? ticket.channel
  return isCallersChannel(own) ? own : 'phone'
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
  understand: Understand,
): { category: Category; class: UrgencyClass } {
  const filed = filedAs(understand(text), text)
  const category = 'category' in filed ? filed.category : categoryOf(ticket)
  const own = category === ticket.category ? urgencyOf(ticket) : classOf(category)
  return { category, class: own ?? urgencyOf(ticket) }
}
