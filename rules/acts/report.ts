import type { Category, UrgencyClass } from '../../intents/taxonomy.ts'
import type { Address, Matter } from '../../intents/understanding.ts'
import { incidentFor } from '../joining.ts'
import { complete, isPlace } from '../places.ts'
import type { Decision, Situation } from '../situation.ts'

/**
 * 报事 and 我家也是: joins the open matter it belongs to, otherwise opens a ticket. Without a category (“+1”) it can only join;
 * the quoted message then tells what about.
 */
export function report(matter: Matter, situation: Situation): readonly Decision[] {
  const { heard, quoted } = situation
  const category = matter.category ?? quoted?.category ?? null
  const address = placeOf(matter, situation)

  const incident = incidentFor({ act: matter.act, category, address }, situation)
  if (incident) return [{ do: 'join', ticket: incident.id, address, act: matter.act }]

  // What was quoted may say what a “我家也是” is about; whether anything is to be opened is the speaker's own word.
  const opens = heard.opensTicket || (matter.act === 'me-too' && quoted?.opensTicket === true)
  const urgency = matter.class ?? quoted?.class ?? null
  if (!opens || category === null || urgency === null) return []
  return [open(category, urgency, address)]
}

export const open = (
  category: Category,
  urgency: UrgencyClass,
  address: Address,
  ask = !isPlace(address),
): Decision => ({ do: 'open', category, class: urgency, address, ask })

/** The place said with the matter, else anywhere in the turn, completed by the last turn and the nickname. */
export function placeOf(matter: Matter, { heard, placeBefore, talker }: Situation): Address {
  const said = matter.address[0] ?? heard.address[0] ?? placeBefore ?? {}
  return complete(complete(said, placeBefore), talker.home)
}
