import { isPlace } from '../places.ts'
import type { Decision, Situation } from '../situation.ts'

const ANSWER_MINUTES = 30

/**
 * An answer to “在几栋几单元？”: the talker's own ticket has no place yet, and now they name one without a trouble of
 * another kind.
 */
export function locate({ heard, talker, tickets, now }: Situation): readonly Decision[] {
  const address = heard.address[0]
  if (!address || !isPlace(address)) return []

  const waiting = tickets.find(
    (ticket) =>
      ticket.state !== 'closed' &&
      !isPlace(ticket.address) &&
      now.getTime() - ticket.openedAt.getTime() < ANSWER_MINUTES * 60_000 &&
      ticket.reports.some(({ personId }) => personId === talker.id) &&
      (heard.category === null || heard.category === ticket.category || heard.act === 'chat'),
  )
  return waiting ? [{ do: 'locate', ticket: waiting.id, address }] : []
}
