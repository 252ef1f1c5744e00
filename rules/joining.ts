import { type Act, type Category, classOf } from '../intents/taxonomy.ts'
import type { Address } from '../intents/understanding.ts'
import type { Claim } from './claims.ts'
import { kinship } from './kinship.ts'
import { likeness } from './likeness.ts'
import { overlap } from './overlap.ts'
import { complete } from './places.ts'
import type { Situation, TicketView } from './situation.ts'
import {
  meTooWithin,
  type Spread,
  soonBonus,
  soonWithin,
  spreads,
  stillWithin,
  wider,
} from './spread.ts'
import { subjectOf } from './subjects.ts'

export interface Judgement {
  readonly same: boolean
  /** 0 to 1; from a half on it is the same. */
  readonly score: number
}

const enough = 0.5
const joiners: readonly Act[] = ['report', 'me-too', 'still-broken']

/** Would the later claim join the ticket that the earlier one opened? */
export function sameIncident(a: Claim, b: Claim): Judgement {
  const [earlier, later] = a.at <= b.at ? [a, b] : [b, a]
  // The earlier one has opened a ticket, so it is about something even where the model was at a loss.
  const ticket = {
    ...earlier,
    category:
      earlier.category ?? subjectOf(earlier.text) ?? earlier.leanings?.[0]?.category ?? null,
  }
  const score = earlier.estate === later.estate ? fitness(ticket, later) : 0
  return { same: score >= enough, score: Math.round(score * 1000) / 1000 }
}

/** How well a claim fits the ticket an earlier claim opened, 0 to 1. */
function fitness(ticket: Claim, claim: Claim): number {
  const { category } = ticket
  if (category === null || !joiners.includes(claim.act)) return 0
  const outer = kinship(category, ticket, claim) * timeliness(category, ticket, claim)
  const place = outer === 0 ? 0 : placing(spreadOf(category, ticket, claim), ticket, claim)
  if (place === 0) return 0
  const words = likeness(category, ticket.text, claim.text)
  return outer * (words < 0 ? place * unlike(ticket, claim) : place + (1 - place) * words * 0.7)
}

/** A burst main outside leaves the whole estate without water: what follows spreads as far as it does by itself. */
function spreadOf(category: Category, ticket: Claim, claim: Claim): Spread {
  const own = spreads[category]
  const other = claim.category && spreads[claim.category]
  if (
    !other ||
    other === own ||
    ticket.address.some(({ building, room }) => room ?? (classOf(category) === 'P1' && building))
  )
    return own
  const reach = wider(own.reach, other.reach)
  return {
    ...own,
    reach,
    unplaced: Math.max(own.unplaced, reach === other.reach ? other.unplaced : 0),
  }
}

/** Different things are two matters, but a “我家也是” may call the thing by another name. */
const unlike = (ticket: Claim, { act, category }: Claim) =>
  act === 'me-too' || category !== ticket.category ? 0.8 : 0.4

/** 1 at once, less with time, 0 when the window of the category is over. */
function timeliness(category: Category, ticket: Claim, claim: Claim): number {
  const apart = claim.at.getTime() - ticket.at.getTime()
  const { within } = spreads[category]
  const bare = claim.category === null && claim.address.length === 0
  const window =
    claim.act === 'still-broken' && !isAnew(category, claim)
      ? stillWithin
      : bare
        ? Math.min(within, meTooWithin)
        : within
  return apart > window ? 0 : 1 - 0.25 * (apart / window)
}

/** “又没水了今天” is another outage; “又停了，没修好吧” is the old one. */
const isAnew = (category: Category, { text }: Claim): boolean =>
  spreads[category].reach === 'estate' &&
  text.slice(0, 100).includes('又') &&
  !/修|通|白|还|一直|没好|说好|前[天脚]|昨/.test(text.slice(0, 100))

/** 0 where the places exclude each other, 1 where they are one, in between where they are not known. */
function placing(spread: Spread, ticket: Claim, claim: Claim): number {
  const left = placesOf(ticket, spread)
  const right = placesOf(claim, spread)
  const unknown = left.length === 0 || right.length === 0
  const best = unknown
    ? Math.min(0.95, spread.unplaced + soonness(spread, ticket, claim))
    : Math.max(...left.flatMap((one) => right.map((other) => overlap(one, other, spread.reach))))
  if (ticket.talker === claim.talker && ticket.talker !== '')
    return best > 0 ? Math.max(best, 0.8) : 0
  if (spread.personal) return 0
  if (unknown && pointsBack.test(claim.text.slice(0, 60))) return Math.max(best, 0.65)
  if (best === 0) return spread.carries && fromAfar(claim) ? 0.65 : 0
  return claim.act === 'report' || spread.reach === 'person' ? best : Math.min(1, best + 0.25)
}

/** The sooner, the more; but two who need help may do so in one minute. */
function soonness({ reach, personal }: Spread, ticket: Claim, claim: Claim): number {
  if (reach === 'person' || personal) return 0
  const apart = claim.at.getTime() - ticket.at.getTime()
  return apart < soonWithin ? soonBonus * (1 - apart / soonWithin) : 0
}

/** “那辆货车”: the one that was spoken of. */
const pointsBack = /那(?:辆|台|个|位|条|只|棵|块|家|车|狗|人)|上面说的|楼上说的|刚说的/

/** Seen, heard or smelled from the next building. */
const fromAfar = ({ act, text }: Claim) =>
  act === 'me-too' || /对面|看到|看见|看得|闻到|听到|听见/.test(text.slice(0, 300))

/** Where a claim is: what was said, or the speaker's flat for what happens at home. */
function placesOf({ address, home, text }: Claim, { atHome }: Spread): readonly Address[] {
  if (address.some(({ building, spot }) => building !== undefined || spot !== undefined))
    return address
  if (home === undefined || !(atHome || ownHome.test(text))) return address
  return address.length === 0 ? [home] : address.map((one) => ({ ...above(home, one), ...one }))
}

const ownHome = /我家|我们家|家里|我妈|我爸|我老伴|我们[单楼]|我孩子|我奶奶|我爷爷/

/** “2单元的灯坏了”: of the speaker's own building, but not of the speaker's room. */
const above = (home: Address, { unit, floor, room }: Address): Address =>
  room !== undefined || floor !== undefined || unit === undefined
    ? pick(home, ['estate', 'building', 'unit'])
    : pick(home, ['estate', 'building'])

const pick = (from: Address, slots: readonly (keyof Address)[]): Address =>
  Object.fromEntries(
    slots.filter((slot) => from[slot] !== undefined).map((slot) => [slot, from[slot]]),
  )

/**
 * The ticket that a report belongs to, the best fitting one; `undefined` where it is a matter of its own. `address` is what
 * was said of the place. A closed ticket is looked at only by what says that the trouble is still there.
 */
export function incidentFor(
  report: { readonly act: Act; readonly category: Category | null; readonly address: Address },
  { now, text, talker, tickets }: Situation,
): TicketView | undefined {
  const claim: Claim = {
    ...report,
    address: somewhere([report.address]),
    estate: '',
    talker: String(talker.id),
    at: now,
    text,
    ...(talker.home && { home: talker.home }),
  }
  const open = tickets.filter(({ state }) => state !== 'closed' || report.act === 'still-broken')
  let best: { readonly ticket: TicketView; readonly score: number } | undefined
  for (const ticket of open) {
    const score = fitness(claimOf(ticket), claim)
    if (score >= enough && score > (best?.score ?? 0)) best = { ticket, score }
  }
  return best?.ticket
}

const somewhere = (addresses: readonly Address[]) =>
  addresses.filter((address) => Object.keys(address).length > 0)

/** “八楼” of somebody who joined is the eighth floor of the ticket's house; where they named nothing, they told no place. */
const within = (known: Address, told: Address): Address =>
  Object.keys(told).length > 0 && told.building === undefined && told.spot === undefined
    ? complete(told, known)
    : told

/** A ticket speaks with the voices of its reports, and is as young as the last of them. */
function claimOf({ category, address, openedAt, reports }: TicketView): Claim {
  const [only] = reports
  return {
    act: 'report',
    category,
    address: somewhere([address, ...reports.slice(-20).map((one) => within(address, one.address))]),
    estate: '',
    talker: reports.length === 1 && only ? String(only.personId) : '',
    at: new Date(Math.max(openedAt.getTime(), ...reports.map((report) => report.at.getTime()))),
    text: reports
      .slice(0, 5)
      .map(({ text }) => text.slice(0, 100))
      .join('\n'),
  }
}
