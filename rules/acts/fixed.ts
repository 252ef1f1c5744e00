import type { Matter } from '../../intents/understanding.ts'
import { concerned, isReporter } from '../concerned.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'

/** 好了: the word that closes finished work, takes back what was reported too soon, or asks the worker to confirm. */
export function fixed(matter: Matter, situation: Situation): readonly Decision[] {
  const ticket = concerned(matter, situation, (one) => one.state !== 'closed')
  return ticket ? [isOver(ticket, situation)] : []
}

function isOver(ticket: TicketView, { talker }: Situation): Decision {
  const reporter = isReporter(ticket, talker.id)
  if (ticket.state === 'done') {
    const second = ticket.witnesses.some((id) => id !== talker.id)
    return reporter || second
      ? { do: 'move', ticket: ticket.id, move: 'confirm' }
      : { do: 'witness', ticket: ticket.id }
  }
  // Nobody has it in hand yet: its only reporter may take it back.
  const untouched = ticket.state === 'open' || ticket.state === 'offered'
  const alone = ticket.reports.every(({ personId }) => personId === talker.id)
  return untouched && reporter && alone
    ? { do: 'move', ticket: ticket.id, move: 'withdraw' }
    : { do: 'witness', ticket: ticket.id }
}

/** 满意 and 不满意 about finished work confirm or dispute it. */
export function rate(matter: Matter, situation: Situation): readonly Decision[] {
  const { talker, text } = situation
  const ticket = concerned(
    matter,
    situation,
    (one) => one.state === 'done' && isReporter(one, talker.id),
  )
  if (!ticket) return []
  const bad = /不满意|不行|没修好|太差|差评|^\s*3/.test(text.normalize('NFKC').slice(0, 200))
  return [{ do: 'move', ticket: ticket.id, move: bad ? 'dispute' : 'confirm' }]
}
