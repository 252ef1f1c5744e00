import type { Matter } from '../../intents/understanding.ts'
import { isReporter } from '../attention.ts'
import { concerned, quotedTicket } from '../concerned.ts'
import { verdict } from '../progress.ts'
import { isAsked as isQuestion, type Said, scoreIn } from '../score.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'

const DAY_MS = 24 * 3_600_000
/** So long after it was asked for a rating counts. */
const RATING_MS = 3 * DAY_MS
/** A number by itself changes an answer for so long; later it means something else. */
const SECOND_THOUGHT_MS = 3_600_000

/**
 * The answer to “您满意吗？” of somebody who was asked, or a plain “满意” about work that is finished and not closed: that confirms
 * it, and nobody asks them again.
 */
export function rating(situation: Situation): readonly Decision[] {
  const said = scoreIn(situation.text)
  if (!said || !isMeant(said, situation)) return []
  const ticket = rated(said, situation)
  if (!ticket) return []
  const rate = { do: 'rate', ticket: ticket.id, score: said.score } as const
  if (ticket.state !== 'done') return [rate]
  if (said.score === 3) return [{ do: 'move', ticket: ticket.id, move: 'dispute' }]
  return [{ do: 'move', ticket: ticket.id, move: 'confirm' }, rate]
}

/** In so few words nothing else can be meant. */
const SHORT = 10

function isMeant({ how, score }: Said, { heard, text }: Situation): boolean {
  // “3 地上一滩水没人扫” sounds like a report and is none; “1、我家漏水了” is one.
  if (how === 'number-and-words') return !heard.opensTicket || (score === 3 && heard.class !== 'P1')
  // “今天食堂的菜不太满意” is about something else.
  return how === 'number' || heard.act === 'rate' || text.trim().length <= SHORT
}

/** Which of the talker's own tickets is rated: one they were asked about before one they were not, an unanswered one first. */
function rated(said: Said, situation: Situation): TicketView | undefined {
  const { talker, now } = situation
  const own = ownOf(situation)
  const asked = own.filter((one) => isAsked(one, now))
  const answered = (one: TicketView) => one.ratings.find(({ personId }) => personId === talker.id)
  const mayChange = (one: TicketView) =>
    said.how !== 'number' || now.getTime() - (answered(one)?.at.getTime() ?? 0) < SECOND_THOUGHT_MS
  return (
    asked.find((one) => !answered(one)) ??
    (said.how === 'plain' ? own.find(({ state }) => state === 'done') : undefined) ??
    asked.find(mayChange)
  )
}

/** The talker's own tickets: the one quoted, else those of the matter that is named, else all of them. */
function ownOf(situation: Situation): readonly TicketView[] {
  const { heard, talker, tickets } = situation
  const quoted = quotedTicket(situation)
  const own = (quoted ? [quoted] : tickets).filter((one) => isReporter(one, talker.id))
  const named = own.filter(({ category }) => category === heard.category)
  return named.length > 0 ? named : own
}

const isAsked = ({ ratingAskedAt }: TicketView, now: Date) =>
  ratingAskedAt !== null && now.getTime() - ratingAskedAt.getTime() <= RATING_MS

/** What is heard as a rating in other words confirms finished work, or disputes it; a number means nothing before it is asked for. */
export function rate(matter: Matter, situation: Situation): readonly Decision[] {
  const { talker, text } = situation
  const ticket = concerned(
    matter,
    situation,
    (one) => one.state === 'done' && isReporter(one, talker.id),
  )
  const score = scoreIn(text)
  const isNumber = score?.how === 'number' || score?.how === 'number-and-words'
  if (!ticket || isNumber || isQuestion(text)) return []
  const said = verdict(text) ?? (score && (score.score === 3 ? 'not-over' : 'over'))
  if (!said) return []
  return [{ do: 'move', ticket: ticket.id, move: said === 'over' ? 'confirm' : 'dispute' }]
}
