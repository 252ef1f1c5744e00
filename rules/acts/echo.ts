import type { Category } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import { assents, isWithout } from '../assent.ts'
import { lastWord, spokenOf } from '../attention.ts'
import { overlap } from '../overlap.ts'
import { isEmpty } from '../places.ts'
import { isUnderWay, verdict } from '../progress.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'
import { spreads, takesIn } from '../spread.ts'

/** While a matter is so fresh, what the room says is likely about it; about people in danger it talks for longer. */
const TALK_MINUTES = 3
const P1_TALK_MINUTES = 15
/** A yes belongs to what was said right before. */
const YES_MINUTES = 2

/**
 * A guess of the model below this gives way to what the room is speaking of: in the same minute, while it is fresh, or where the
 * one kind of trouble is often taken for the other.
 */
const unsure = { atOnce: 0.6, fresh: 0.5, kin: 0.6, P1: 0.3, P1InBurst: 0.45 } as const
/** One that plainly opens a ticket of its own is no yes to somebody else's. */
const sure = 0.8

/** So many voices make a burst, in which a building's name and a “没” are enough. */
const BURST = 3

/**
 * A line that is a report only beside what the room is speaking of: “对对 这两天一直这样”, “5号楼滴水全无” in a burst, a weak
 * guess a moment after a plain one. It joins that matter.
 */
export function echo(situation: Situation): readonly Decision[] {
  const { heard, talker } = situation
  if (talker.isStaff || heard.also.length > 0 || plainly.has(heard.act)) return []
  if (tellsTheEnd(situation)) return []
  const open = spokenOf(situation, P1_TALK_MINUTES).filter(isOpen)
  // What has a matter of its own kind to go to is not taken into another.
  const own = open.filter(({ category }) => category === heard.category)
  const ticket = (own.length > 0 ? own : open).find(
    (one) => isEcho(one, situation) && mayBeThere(one, situation),
  )
  if (!ticket) return []
  return [{ do: 'join', ticket: ticket.id, address: heard.address[0] ?? {}, act: 'me-too' }]
}

const isOpen = ({ state }: TicketView) => state !== 'closed' && state !== 'done'

/** “我家也通了” is no further voice. */
const tellsTheEnd = ({ heard, text }: Situation) => !heard.opensTicket && verdict(text) === 'over'

const plainly: ReadonlySet<string> = new Set(['thanks', 'rate', 'fixed', 'signup'])

function isEcho(ticket: TicketView, situation: Situation): boolean {
  const { heard, text } = situation
  const minutes = minutesAgo(ticket, situation)
  if (heard.opensTicket && heard.category === ticket.category) {
    return minutes <= YES_MINUTES && (assents(text) || isSameScene(ticket, situation))
  }
  if (isWeak(ticket, minutes, situation)) return true
  if (heard.confidence >= sure && heard.opensTicket) return false
  if (heard.class === 'P1' && heard.category !== ticket.category) return false
  return minutes <= YES_MINUTES && (assents(text) || isBurstVoice(ticket, situation))
}

/** Two people in danger are not told of in one breath without a word of where the other one is. */
const isSameScene = ({ class: urgency }: TicketView, { heard, text }: Situation) =>
  urgency === 'P1' && heard.address.length === 0 && !ofOwnFamily.test(text.slice(0, 200))

const ofOwnFamily = /(?:我|我们|俺|咱)(?:家|爸|妈|爷爷|奶奶|老伴|老公|老婆|孩子|儿子|女儿|娃)/

const minutesAgo = (ticket: TicketView, { now }: Situation) =>
  (now.getTime() - lastWord(ticket)) / 60_000

/** It would open a ticket, but hardly. */
function isWeak(ticket: TicketView, minutes: number, { heard, text }: Situation): boolean {
  if (!heard.opensTicket || minutes > (ticket.class === 'P1' ? P1_TALK_MINUTES : TALK_MINUTES)) {
    return false
  }
  return heard.confidence < (isUnderWay(text) ? sure : weakBelow(ticket, minutes, heard))
}

function weakBelow(ticket: TicketView, minutes: number, heard: Situation['heard']): number {
  if (heard.category && areKin(ticket.category, heard.category)) return unsure.kin
  if (heard.class === 'P1') return isBurst(ticket) ? unsure.P1InBurst : unsure.P1
  // “也” and “还” about what nobody told before are about what somebody did.
  if (heard.act !== 'report' && minutes <= YES_MINUTES) return sure
  return minutes <= 1 ? unsure.atOnce : unsure.fresh
}

const areKin = (a: Category, b: Category) =>
  [a, b].every((one) => one === 'elevator-trapped' || one === 'elevator-fault') ||
  (takesIn[a]?.some((entry) => entry === b) ?? false)

const isBurst = ({ category, reports }: TicketView) =>
  spreads[category].reach === 'estate' && reports.length >= BURST

const isBurstVoice = (ticket: TicketView, { heard, text }: Situation) =>
  isBurst(ticket) && heard.address.some(({ building }) => building !== undefined) && isWithout(text)

/** Another building said excludes; the speaker's own does so only for what happens at home. */
function mayBeThere({ category, class: urgency, address }: TicketView, situation: Situation) {
  const { reach, atHome, carries } = spreads[category]
  const said = situation.heard.address[0]
  if (category === 'missing-person') return true
  if (said && !isEmpty(said)) {
    const near = overlap(bare(address), bare(said), reach === 'person' ? 'unit' : reach)
    return near > 0 || carries === true
  }
  const { home } = situation.talker
  if (!home || !(atHome || urgency === 'P1')) return true
  return overlap(bare(address), inHouse(home), reach === 'estate' ? reach : 'unit') > 0
}

/** Two spots of one scene are told by different names. */
const bare = ({ spot: _, ...place }: Address): Address => place
const inHouse = ({ building, unit }: Address): Address => ({
  ...(building !== undefined && { building }),
  ...(unit !== undefined && { unit }),
})
