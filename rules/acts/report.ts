import type { Category, UrgencyClass } from '../../intents/taxonomy.ts'
import type { Address, Matter } from '../../intents/understanding.ts'
import { invites, isSpared } from '../assent.ts'
import { spokenOf } from '../attention.ts'
import { quotedTicket } from '../concerned.ts'
import { incidentFor } from '../joining.ts'
import { overlap } from '../overlap.ts'
import { isEmpty, isPlace } from '../places.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'
import { spreads } from '../spread.ts'
import { isBarePlace, placeOf, saidPlace } from '../whereabouts.ts'

/**
 * 报事 and 我家也是: joins the open matter it belongs to, otherwise opens a ticket. Without a category (“+1”) it can only join;
 * the quoted message then tells what about.
 */
export function report(matter: Matter, situation: Situation): readonly Decision[] {
  if (matter.act === 'me-too' && isSpared(situation.text)) return []
  const incident = belongsTo(matter, situation)
  if (incident) {
    const said = saidPlace(matter, situation)
    const address = isEmpty(said) && spreads[incident.category].atHome ? (situation.talker.home ?? {}) : said
    return [{ do: 'join', ticket: incident.id, address, act: matter.act }]
  }
  const { quoted } = situation
  const category = matter.category ?? quoted?.category ?? null
  const urgency = matter.class ?? quoted?.class ?? null
  if (!opens(matter, situation) || category === null || urgency === null) return []
  return [open(category, urgency, placeOf(matter, situation))]
}

/**
 * What was quoted may say what a “我家也是” is about, and a “我家也是” that names its matter and follows upon another's words tells
 * that they were meant; whether anything is to be opened is the speaker's own word.
 */
function opens({ act, category }: Matter, { heard, quoted, lately }: Situation): boolean {
  if (heard.opensTicket) return true
  if (act !== 'me-too') return false
  if (quoted) return quoted.opensTicket
  return category !== null && lately?.together.opensTicket === true && lately.together.category === category
}

function belongsTo(matter: Matter, situation: Situation): TicketView | undefined {
  const { quoted } = situation
  const category = matter.category ?? quoted?.category ?? null
  const address = saidPlace(matter, situation)
  if (matter.act === 'me-too') {
    const meant = quotedTicket(situation)
    if (meant && meant.state !== 'closed' && reaches(meant, situation, address)) return meant
    if (category === null) return plusOne(situation, address)
  }
  return incidentFor({ act: matter.act, category, address }, situation)
}

/** Whether one trouble may be in both places. */
function reaches({ category, address }: TicketView, { talker }: Situation, said: Address): boolean {
  const { reach, carries } = spreads[category]
  const here = isEmpty(said) ? (talker.home ?? {}) : said
  return carries === true || isEmpty(here) || overlap(address, here, reach) > 0
}

/** A bare “+1” means what was spoken of last, not half an hour ago, and not the carpool offered in between. */
const PLUS_ONE_MINUTES = 30
/** One that is hardly heard as such, and a bare “14栋”, count only in the midst of others. */
const BURST_MINUTES = 2
const BURST_VOICES = 3
const FAINT = 0.3

function plusOne(situation: Situation, address: Address): TicketView | undefined {
  const { heard, text, lately } = situation
  if (lately && invites(lately.text)) return undefined
  const fits = (one: TicketView) =>
    incidentFor({ act: 'me-too', category: null, address }, { ...situation, tickets: [one] })
  const burst = spokenOf(situation, BURST_MINUTES)
    .filter(({ reports }) => reports.length >= BURST_VOICES)
    .find(fits)
  if (burst || isBarePlace(text)) return burst
  const faint = heard.confidence < FAINT
  return spokenOf(situation, faint ? BURST_MINUTES : PLUS_ONE_MINUTES).find(fits)
}

export const open = (
  category: Category,
  urgency: UrgencyClass,
  address: Address,
  ask = !isPlace(address),
): Decision => ({ do: 'open', category, class: urgency, address, ask })
