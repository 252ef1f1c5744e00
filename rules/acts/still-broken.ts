import type { Matter } from '../../intents/understanding.ts'
import { concerned } from '../concerned.ts'
import type { Decision, Situation } from '../situation.ts'
import { report } from './report.ts'

/** 没修好 and 又坏了: sends finished work back, reopens what was closed this week, chases what is in hand. */
export function stillBroken(matter: Matter, situation: Situation): readonly Decision[] {
  const ticket = concerned(matter, situation, ({ closedAs }) => closedAs !== 'merged')
  if (!ticket) return report(matter, situation)
  switch (ticket.state) {
    case 'done':
      return [{ do: 'move', ticket: ticket.id, move: 'dispute' }]
    case 'closed':
      return [{ do: 'move', ticket: ticket.id, move: 'reopen' }]
    default:
      return [{ do: 'chase', ticket: ticket.id }]
  }
}
