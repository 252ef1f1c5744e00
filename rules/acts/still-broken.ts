import type { Matter } from '../../intents/understanding.ts'
import { isReporter } from '../attention.ts'
import { concerned, isNeighbour } from '../concerned.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'
import { report } from './report.ts'

/** A bystander's impatience is about what the room spoke of this long ago at most. */
const LATELY_MINUTES = 2 * 60
/** Sooner than this nobody is late. */
const PATIENCE_MS = 10 * 60_000

/** “这么久也不联系” is heard faintly as this, and is about no ticket. */
const FAINT = 0.4

/** 没修好 and 又坏了: sends finished work back, reopens what was closed this week, chases what is in hand. */
export function stillBroken(matter: Matter, situation: Situation): readonly Decision[] {
  const isFaint = situation.heard.confidence < FAINT
  if (matter.category === null && isFaint) return []
  const ticket = concerned(matter, situation, mayReturn, LATELY_MINUTES)
  if (!ticket) return report(matter, situation)
  if (isFaint && ticket.category !== matter.category) return []
  if (!isReporter(ticket, situation.talker.id) && !isNeighbour(ticket, situation)) return []
  switch (ticket.state) {
    case 'done':
      return [{ do: 'move', ticket: ticket.id, move: 'dispute' }]
    case 'closed':
      return [{ do: 'move', ticket: ticket.id, move: 'reopen' }]
    default:
      return inHand(ticket, matter, situation)
  }
}

/** What was merged lives on in another ticket; what was taken back was never there. */
const mayReturn = ({ closedAs }: TicketView) => closedAs !== 'merged' && closedAs !== 'withdrawn'

/** A neighbour in the same trouble is one more voice; impatience before anybody could have come is not passed on. */
function inHand(
  ticket: TicketView,
  matter: Matter,
  { now, talker }: Situation,
): readonly Decision[] {
  const address = matter.address[0] ?? {}
  const voice: Decision = { do: 'join', ticket: ticket.id, address, act: matter.act }
  const isLate = now.getTime() - ticket.openedAt.getTime() >= PATIENCE_MS
  const own = isReporter(ticket, talker.id)
  if (!own && matter.category === null) return isLate ? [{ do: 'chase', ticket: ticket.id }] : []
  return isLate ? [voice, { do: 'chase', ticket: ticket.id }] : [voice]
}
