import { justTold } from '../attention.ts'
import { overlap } from '../overlap.ts'
import { isEmpty } from '../places.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'
import { spreads, takesIn } from '../spread.ts'

/** So long after their first word people are still telling the same story. */
const STORY_MINUTES = 10

/** Below this the model has guessed at a matter, and the story going on is the better guess. */
const unsure = { P1: 0.4, other: 0.6 } as const

/**
 * The same person's further words about their own open matter join it, where they would open a second ticket or chase the first
 * a minute after it was opened. Another building, or another matter told plainly, is a matter of its own.
 */
export function further(situation: Situation): readonly Decision[] {
  const { heard } = situation
  const more = heard.opensTicket || heard.act === 'still-broken' || heard.act === 'me-too'
  if (!more || heard.also.length > 0) return []
  const ticket = justTold(situation, STORY_MINUTES).find((one) => continues(one, situation))
  if (!ticket) return []
  return [{ do: 'join', ticket: ticket.id, address: heard.address[0] ?? {}, act: heard.act }]
}

/**
 * Whatever its reporter says of an emergency shortly after (“清醒的”, “两个人，一老一小”) tells those on the way something, though it
 * sounds like no matter of its own.
 */
export function ofEmergency(situation: Situation): readonly Decision[] {
  const { act, address } = situation.heard
  if (act === 'thanks' || act === 'signup' || act === 'cancel') return []
  const ticket = justTold(situation, STORY_MINUTES).find((one) => one.class === 'P1')
  return ticket ? [{ do: 'join', ticket: ticket.id, address: address[0] ?? {}, act }] : []
}

function continues(ticket: TicketView, { heard }: Situation): boolean {
  const [place] = heard.address
  if (place && isElsewhere(ticket, place)) return false
  const { category } = heard
  if (category === null || category === ticket.category) return true
  if (heard.confidence < (heard.class === 'P1' ? unsure.P1 : unsure.other)) return true
  return takesIn[ticket.category]?.some((entry) => entry === category) ?? false
}

/** Another building or flat; another spot of the same scene (the roof, the pavement below) is not elsewhere. */
const isElsewhere = (
  ticket: TicketView,
  { spot: _, ...place }: Situation['heard']['address'][number],
) => {
  const { spot: _spot, ...known } = ticket.address
  return !isEmpty(place) && overlap(known, place, spreads[ticket.category].reach) === 0
}
