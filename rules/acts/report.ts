import type { Act, Category, UrgencyClass } from '../../intents/taxonomy.ts'
import type { Address, Matter } from '../../intents/understanding.ts'
import { invites, isSpared, speaksOfHome } from '../assent.ts'
import { spokenOf } from '../attention.ts'
import { quotedTicket } from '../concerned.ts'
import { incidentFor } from '../joining/incident.ts'
import { overlap } from '../overlap.ts'
import { isEmpty, isPlace } from '../places.ts'
import { verdict } from '../progress.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'
import { spreads } from '../spread.ts'
import { homeMeant, isBarePlace, placeOf, saidPlace } from '../whereabouts.ts'
import { fixed } from './fixed.ts'

/**
 * 报事 and 我家也是: joins the open matter it belongs to, otherwise opens a ticket. Without a category (“+1”) it can only join;
 * the quoted message then tells what about.
 */
export function report(matter: Matter, situation: Situation): readonly Decision[] {
  // “我家也通了” is a witness, and no further voice.
  if (matter.act === 'me-too' && !situation.heard.opensTicket && verdict(situation.text) === 'over')
    return fixed(matter, situation)
  if (matter.act === 'me-too' && isSpared(situation.text)) return []
  const incident = belongsTo(matter, situation)
  if (incident) {
    const said = saidPlace(matter, situation)
    const address =
      isEmpty(said) && spreads[incident.category].atHome
        ? (homeMeant(matter, situation, said) ?? {})
        : said
    return [{ do: 'join', ticket: incident.id, address, act: matter.act }]
  }
  const meant = meantBy(matter, situation)
  if (!meant?.opensTicket || meant.category === null || meant.class === null) return []
  return [open(meant.category, meant.class, placeOf(matter, situation))]
}

interface Meant {
  readonly category: Category | null
  readonly class: UrgencyClass | null
  readonly opensTicket: boolean
}

/** A “我也是” as plain as this says that what went before was meant in earnest. */
const PLAIN = 0.6

/**
 * The speaker's own word, else what was quoted; else, where a “我家也是” follows upon words that came to nothing, what the two of them
 * say together.
 */
function meantBy(
  { act, category, class: urgency }: Matter,
  situation: Situation,
): Meant | undefined {
  const { heard, quoted, lately } = situation
  if (act !== 'me-too' || heard.opensTicket)
    return { category, class: urgency, opensTicket: heard.opensTicket }
  if (quoted)
    return category === null
      ? quoted
      : { category, class: urgency, opensTicket: quoted.opensTicket }
  const together = lately?.together
  if (!together || invites(lately.text)) return undefined
  const agrees = category === null ? heard.confidence >= PLAIN : category === together.category
  return agrees ? together : undefined
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
  // “啊 又来” of a bystander is pity.
  if (category === null) return undefined
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
/** One that is hardly heard as such or names no home, and a bare “14栋”, count only in the midst of others. */
const BURST_MINUTES = 3
const BURST_VOICES = 3
const FAINT = 0.3

function plusOne(situation: Situation, address: Address): TicketView | undefined {
  const { heard, lately, quoted } = situation
  // “「有冇人去饮茶」+1” is about tea.
  if (quoted && !quoted.opensTicket && !isTrouble(quoted.act)) return undefined
  if (lately && invites(lately.text)) return undefined
  const fits = (one: TicketView) =>
    incidentFor({ act: 'me-too', category: null, address }, { ...situation, tickets: [one] })
  const burst = spokenOf(situation, BURST_MINUTES)
    .filter(({ reports }) => reports.length >= BURST_VOICES)
    .find(fits)
  if (burst || isBarePlace(situation)) return burst
  const isClear =
    heard.confidence >= FAINT && (heard.address.length > 0 || speaksOfHome(situation.text))
  return spokenOf(situation, isClear ? PLUS_ONE_MINUTES : BURST_MINUTES).find(fits)
}

const isTrouble = (act: Act) => act === 'report' || act === 'me-too' || act === 'still-broken'

export const open = (
  category: Category,
  urgency: UrgencyClass,
  address: Address,
  ask = !isPlace(address),
): Decision => ({ do: 'open', category, class: urgency, address, ask })
