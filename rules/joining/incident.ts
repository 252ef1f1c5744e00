import type { Act, Category } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import { complete } from '../places.ts'
import type { ReportView, Situation, TicketView } from '../situation.ts'
import type { Claim } from './claim.ts'
import { enough, likelihood } from './judge.ts'
import { sideOf } from './pair.ts'

export interface Judgement {
  readonly same: boolean
  /** 0 to 1; from a half on it is the same. */
  readonly score: number
}

/** Would the later claim join the ticket that the earlier one opened? The order in which they are given does not matter. */
export function sameIncident(a: Claim, b: Claim): Judgement {
  const [earlier, later] = a.at <= b.at ? [a, b] : [b, a]
  const score = likelihood(sideOf(earlier), sideOf(later))
  return { same: score >= enough, score: Math.round(score * 1000) / 1000 }
}

/** What a report is about, as far as it was heard. */
export interface Told {
  readonly act: Act
  readonly category: Category | null
  readonly address: Address
}

/**
 * The ticket that a report belongs to, the best fitting one; `undefined` where it is a matter of its own. `address` is what
 * was said of the place. A closed ticket is looked at only by what says that the trouble is still there.
 */
export function incidentFor(told: Told, situation: Situation): TicketView | undefined {
  const later = sideOf(claimOf(told, situation))
  let best: { readonly ticket: TicketView; readonly score: number } | undefined
  for (const ticket of situation.tickets) {
    if (ticket.state === 'closed' && !comesBack(ticket, told)) continue
    const score = Math.max(...voicesOf(ticket).map((voice) => likelihood(sideOf(voice), later)))
    if (score >= enough && score > (best?.score ?? 0)) best = { ticket, score }
  }
  return best?.ticket
}

/** What is over is woken up only by what says that it is not, and by its own kind. */
const comesBack = ({ category }: TicketView, told: Told): boolean =>
  told.act === 'still-broken' && (told.category === null || told.category === category)

function claimOf(
  { act, category, address }: Told,
  { now, text, quotedText, talker }: Situation,
): Claim {
  return {
    ...(act !== 'report' && { act }),
    category,
    address: somewhere([address]),
    room: '',
    talker: String(talker.id),
    at: now,
    text,
    ...(quotedText !== undefined && { quoted: quotedText }),
    ...(talker.home && { home: talker.home }),
  }
}

/** The first voice of a ticket and the latest speak for all; a ticket without any speaks for itself. */
const latest = 3

function voicesOf(ticket: TicketView): readonly Claim[] {
  const [first, ...later] = ticket.reports
  const voices = first ? [first, ...later.slice(-latest)] : []
  return voices.length > 0
    ? voices.map((report) => voiceOf(ticket, report))
    : [bare(ticket, '', ticket.openedAt, ticket.address)]
}

const voiceOf = (ticket: TicketView, { personId, address, text, at }: ReportView): Claim => ({
  ...bare(
    ticket,
    String(personId),
    new Date(Math.max(at.getTime(), ticket.openedAt.getTime())),
    within(ticket.address, address),
  ),
  text,
})

const bare = (
  { category, address: known }: TicketView,
  talker: string,
  at: Date,
  address: Address,
): Claim => ({
  category,
  address: somewhere([known, address]),
  room: '',
  talker,
  at,
  text: '',
})

const somewhere = (addresses: readonly Address[]) =>
  addresses.filter((address) => Object.keys(address).length > 0)

/** “八楼” of somebody who joined is the eighth floor of the ticket's house; where they named nothing, they told no place. */
const within = (known: Address, told: Address): Address =>
  Object.keys(told).length > 0 && told.building === undefined && told.spot === undefined
    ? complete(told, known)
    : told
