import type { Matter } from '../../intents/understanding.ts'
import { isReporter } from '../attention.ts'
import { concerned } from '../concerned.ts'
import { isDoubtful, isPartly, isUnderWay, verdict } from '../progress.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'

/** 好了: the word that closes finished work, takes back what was reported too soon, or asks the worker to confirm. */
export function fixed(matter: Matter, situation: Situation): readonly Decision[] {
  const ticket =
    concerned(matter, situation, (one) => one.state !== 'closed') ?? askedAbout(situation)
  if (!ticket) return []
  // “师傅在修了 一会就好” is no end yet.
  if (ticket.state !== 'done' && isUnderWay(situation.text)) return []
  if (isPartly(situation.text) || isDoubtful(situation.text)) return halfOver(ticket, situation)
  return isPlain(ticket, situation) ? [isOver(ticket, situation)] : []
}

/** “好了一半，阳台还漏” of a reporter sends the work back; a mere “但是” leaves it open. */
const halfOver = (ticket: TicketView, { talker, text }: Situation): readonly Decision[] =>
  ticket.state === 'done' && isPartly(text) && isReporter(ticket, talker.id)
    ? [{ do: 'move', ticket: ticket.id, move: 'dispute' }]
    : []

/** Whoever was asked about one matter answers about that one, whatever they call it: “地锁拆了，好了”. */
function askedAbout({ tickets, talker, text }: Situation): TicketView | undefined {
  if (verdict(text) !== 'over') return undefined
  const asked = tickets.filter((one) => one.state === 'done' && isReporter(one, talker.id))
  return asked.length === 1 ? asked[0] : undefined
}

const PLAIN = 0.4

/** A faint “好了” counts only from somebody who reported it, and where the words say so. */
const isPlain = (ticket: TicketView, { heard, talker, text }: Situation) =>
  heard.confidence >= PLAIN || (isReporter(ticket, talker.id) && verdict(text) === 'over')

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
  return untouched && isOnlyReporter(ticket, talker.id)
    ? { do: 'move', ticket: ticket.id, move: 'withdraw' }
    : { do: 'witness', ticket: ticket.id }
}

export const isOnlyReporter = ({ reports }: TicketView, personId: number): boolean =>
  reports.length > 0 && reports.every((report) => report.personId === personId)
