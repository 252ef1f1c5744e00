import type { Matter } from '../intents/understanding.ts'
import { incidentFor } from './joining.ts'
import type { Situation, TicketView } from './situation.ts'

export const isReporter = (ticket: TicketView, personId: number) =>
  ticket.reports.some((report) => report.personId === personId)

/**
 * Which ticket a word like “好了”, “还没来” or “什么时候修好” is about, among those that `fits`: the one its matter or the
 * quoted message names; else the talker's own; else the only one that was spoken of in this room lately.
 */
export function concerned(
  matter: Matter,
  situation: Situation,
  fits: (ticket: TicketView) => boolean,
): TicketView | undefined {
  const { quoted, talker, room, now } = situation
  const tickets = situation.tickets.filter(fits)
  const category = matter.category ?? quoted?.category ?? null
  const address = matter.address[0] ?? {}

  if (category) {
    const own = tickets.find((one) => one.category === category && isReporter(one, talker.id))
    return own ?? incidentFor({ act: 'me-too', category, address }, { ...situation, tickets })
  }
  const own = tickets.filter((one) => isReporter(one, talker.id))
  if (own.length > 0) return own.find((one) => one.state === 'done') ?? own[0]

  const lately = tickets.filter(
    (one) => one.roomId === room.id && now.getTime() - lastWord(one) < LATELY_MS,
  )
  return lately.length === 1 ? lately[0] : lately.find((one) => one.state === 'done')
}

const LATELY_MS = 24 * 60 * 60_000

const lastWord = ({ openedAt, closedAt, reports }: TicketView) =>
  Math.max(openedAt.getTime(), closedAt?.getTime() ?? 0, ...reports.map(({ at }) => at.getTime()))
