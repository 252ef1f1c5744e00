import type { Situation, TicketView } from './situation.ts'

const MINUTE = 60_000

export const isReporter = (ticket: TicketView, personId: number): boolean =>
  ticket.reports.some((report) => report.personId === personId)

/** When somebody last said something about a ticket, in milliseconds. */
export const lastWord = ({ openedAt, closedAt, reports }: TicketView): number =>
  Math.max(openedAt.getTime(), closedAt?.getTime() ?? 0, ...reports.map(({ at }) => at.getTime()))

/** Tickets of this room that were spoken of within so many minutes, the latest first. */
export function spokenOf(
  { tickets, room, now }: Pick<Situation, 'tickets' | 'room' | 'now'>,
  minutes: number,
): readonly TicketView[] {
  const since = now.getTime() - minutes * MINUTE
  return tickets
    .filter((one) => one.roomId === room.id && lastWord(one) >= since)
    .sort((a, b) => lastWord(b) - lastWord(a))
}

/** The talker's own tickets still to be solved that they told within so many minutes, the latest first. */
export function justTold(situation: Situation, minutes: number): readonly TicketView[] {
  const { now, talker, tickets } = situation
  const since = now.getTime() - minutes * MINUTE
  const toldAt = ({ reports }: TicketView) =>
    reports.find(({ personId }) => personId === talker.id)?.at.getTime() ?? 0
  return tickets
    .filter(({ state }) => state !== 'closed' && state !== 'done')
    .filter((one) => toldAt(one) >= since)
    .sort((a, b) => toldAt(b) - toldAt(a))
}
