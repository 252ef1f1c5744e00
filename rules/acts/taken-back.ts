import { justTold } from '../attention.ts'
import { isMistake } from '../progress.ts'
import type { Decision, Situation } from '../situation.ts'
import { isOnlyReporter } from './fixed.ts'

/** A false alarm is found out within the hour. */
const WITHIN_MINUTES = 60

/** “哦是我家总闸没开”: the only reporter takes back what they told, also when a worker is on the way. */
export function takenBack(situation: Situation): readonly Decision[] {
  const { heard, text, talker } = situation
  if (heard.opensTicket || !(heard.act === 'fixed' || heard.act === 'chat')) return []
  if (!isMistake(text)) return []
  const ticket = justTold(situation, WITHIN_MINUTES).find((one) => isOnlyReporter(one, talker.id))
  return ticket ? [{ do: 'move', ticket: ticket.id, move: 'withdraw' }] : []
}
