import { isReporter } from '../attention.ts'
import { verdict } from '../progress.ts'
import type { Decision, Situation } from '../situation.ts'

/** Longer than this it is talk, and the model hears it better. */
const LONGEST = 30
/** What the model is as sure of as this stands. */
const sure = 0.5
const ASKED_MS = 24 * 3_600_000

/**
 * An answer to “看看好了没？” from somebody who reported it, in few words of which the model makes little by themselves (“下去了
 * 下去了 一冲到底”). Where it makes something plain of them, that stands.
 */
export function answer({ heard, text, talker, tickets, now }: Situation): readonly Decision[] {
  if (text.length > LONGEST || heard.opensTicket) return []
  if (heard.act !== 'chat' && heard.confidence >= sure) return []
  const said = verdict(text)
  const asked = tickets.find(
    (one) =>
      one.state === 'done' &&
      isReporter(one, talker.id) &&
      now.getTime() - one.openedAt.getTime() < 7 * ASKED_MS,
  )
  if (!said || !asked) return []
  return [{ do: 'move', ticket: asked.id, move: said === 'over' ? 'confirm' : 'dispute' }]
}
