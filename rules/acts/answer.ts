import { isReporter } from '../attention.ts'
import { verdict } from '../progress.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'

/** Longer than this it is talk, and the model hears it better. */
const LONGEST = 30
/** What the model is as sure of as this stands. */
const sure = 0.5
const DAY_MS = 24 * 3_600_000
const ASKED_MS = 7 * DAY_MS
/** So long after “要重新处理请回：没修好” that is the answer to it. */
const OFFERED_MS = 3 * DAY_MS

/**
 * An answer to “看看好了没？” from somebody who reported it, in few words of which the model makes little by themselves (“下去了
 * 下去了 一冲到底”); where it makes something plain of them, that stands. And “没修好” from somebody who was not content.
 */
export function answer(situation: Situation): readonly Decision[] {
  const { heard, text, talker, tickets, now } = situation
  if (text.length > LONGEST || heard.opensTicket) return []
  const said = verdict(text)
  const bad = tickets.find((one) => wasOffered(one, talker.id, now))
  if (said === 'not-over' && bad && mayMean(bad, situation)) {
    return [{ do: 'move', ticket: bad.id, move: 'reopen' }]
  }
  if (heard.act !== 'chat' && heard.confidence >= sure) return []
  const asked = tickets.find(
    (one) =>
      one.state === 'done' &&
      isReporter(one, talker.id) &&
      now.getTime() - one.openedAt.getTime() < ASKED_MS,
  )
  if (!said || !asked) return []
  return [{ do: 'move', ticket: asked.id, move: said === 'over' ? 'confirm' : 'dispute' }]
}

/** Closed, and this reporter has lately said that they are not content. */
const wasOffered = ({ state, ratings }: TicketView, personId: number, now: Date) =>
  state === 'closed' &&
  ratings.some(
    (one) =>
      one.personId === personId && one.score === 3 && now.getTime() - one.at.getTime() < OFFERED_MS,
  )

/** Nothing else of theirs is waiting for that word, and no other matter is named. */
const mayMean = ({ category }: TicketView, { heard, talker, tickets }: Situation) =>
  (heard.category === null || heard.category === category) &&
  !tickets.some((one) => one.state === 'done' && isReporter(one, talker.id))
