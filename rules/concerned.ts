import type { Address, Matter } from '../intents/understanding.ts'
import { isReporter, spokenOf } from './attention.ts'
import { incidentFor } from './joining/incident.ts'
import { overlap } from './overlap.ts'
import type { Situation, TicketView } from './situation.ts'
import { spreads } from './spread.ts'
import { subjectOf } from './subjects.ts'

/** Below this the category is a guess, and the talker's own matter is the better one. */
const sure = 0.5
const DAY_MINUTES = 24 * 60

/**
 * Which ticket a word like “好了”, “还没来” or “什么时候修好” is about, among those that `fits`: the one quoted; the one its
 * matter names; else the talker's own; else the only one that was spoken of in this room within `minutes`.
 */
export function concerned(
  matter: Matter,
  situation: Situation,
  fits: (ticket: TicketView) => boolean,
  minutes = DAY_MINUTES,
): TicketView | undefined {
  const around = { ...situation, tickets: situation.tickets.filter(fits) }
  const named = quotedTicket(around) ?? ofMatter(matter, around)
  if (named) return named
  const isPlain = matter.category !== null && situation.heard.confidence >= sure
  return isPlain ? undefined : (ofTalker(matter, around) ?? ofRoom(matter, around, minutes))
}

/** The ticket whose report, or our own words about it, stand in the quote. */
export function quotedTicket({ quotedText, tickets }: Situation): TicketView | undefined {
  const quote = quotedText?.trim().slice(0, 300)
  if (!quote) return undefined
  const number = /工单\s?(\d{1,9})/.exec(quote)?.[1]
  if (number !== undefined) return tickets.find(({ id }) => id === Number(number))
  if (quote.length < 4) return undefined
  return tickets.find(({ reports }) => reports.some(({ text }) => text.includes(quote)))
}

function ofMatter(matter: Matter, situation: Situation): TicketView | undefined {
  const category = matter.category ?? situation.quoted?.category ?? subjectOf(situation.text)
  if (category === null) return undefined
  const address = matter.address[0] ?? {}
  const own = situation.tickets.find(
    (one) =>
      one.category === category && isReporter(one, situation.talker.id) && isNear(one, address),
  )
  const act = matter.act === 'still-broken' ? matter.act : 'me-too'
  const tickets = situation.tickets.map(asOfItsEnd)
  const found = own ?? incidentFor({ act, category, address }, { ...situation, tickets })
  return situation.tickets.find(({ id }) => id === found?.id)
}

/** What comes back comes back within a week of its end, however long it took. */
const asOfItsEnd = (ticket: TicketView): TicketView =>
  ticket.closedAt ? { ...ticket, openedAt: ticket.closedAt } : ticket

function ofTalker({ address }: Matter, { tickets, talker }: Situation): TicketView | undefined {
  const own = tickets.filter((one) => isReporter(one, talker.id) && isNear(one, address[0] ?? {}))
  return own.find(({ state }) => state === 'done') ?? own[0]
}

function ofRoom(matter: Matter, situation: Situation, minutes: number): TicketView | undefined {
  const place = matter.address[0] ?? situation.talker.home ?? {}
  const lately = spokenOf(situation, minutes).filter((one) => isNear(one, place))
  return lately.length === 1 ? lately[0] : lately.find(({ state }) => state === 'done')
}

/** The place said does not exclude the ticket's. */
const isNear = ({ category, address }: TicketView, { spot: _, ...place }: Address) => {
  const { spot: _spot, ...known } = address
  const { reach } = spreads[category]
  return overlap(known, place, reach === 'person' || reach === 'stack' ? 'unit' : reach) > 0
}

/** Of the same house as the trouble, or of the same estate where it has reached all of that. */
export function isNeighbour(
  { category, address }: TicketView,
  { heard, talker }: Situation,
): boolean {
  if (spreads[category].reach === 'estate') return true
  const building = heard.address[0]?.building ?? talker.home?.building
  return building !== undefined && building === address.building
}
