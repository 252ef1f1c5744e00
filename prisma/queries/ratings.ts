import type { Score } from '../../rules/score.ts'
import type { Db, Tx } from '../db.ts'
import { note } from './tickets.ts'

interface Asking {
  readonly id: number
  readonly finisherId: number | null
}

/** A ticket's reporters are asked once whether they are content; whom that is about is written down with it. */
export async function markRatingAsked(tx: Tx, { id, finisherId }: Asking, by: string, now: Date) {
  await tx.ticket.update({ where: { id }, data: { ratingAskedAt: now }, select: { id: true } })
  const reason = finisherId === null ? '' : String(finisherId)
  await note(tx, { ticketId: id, move: ASKED, by, reason, at: now })
}

/** Its reason is the number of the member of staff who had finished the ticket by then. */
const ASKED = 'rating-asked'

/** Who had finished a ticket when its reporters were asked; who finished it last where nobody was. */
export async function finisherRated(db: Db, { id, finisherId }: Asking): Promise<number | null> {
  const asked = await db.ticketEvent.findFirst({
    where: { ticketId: id, move: ASKED },
    orderBy: { id: 'desc' },
    select: { reason: true },
  })
  return asked ? Number(asked.reason) || null : finisherId
}

/** Those who have rated a ticket already. */
export const ratersOf = async (db: Db, ticketId: number): Promise<readonly number[]> => {
  const rows = await db.rating.findMany({
    where: { ticketId },
    take: 200,
    select: { personId: true },
  })
  return rows.map(({ personId }) => personId)
}

interface NewRating {
  readonly ticketId: number
  readonly personId: number
  readonly staffId: number | null
  readonly score: Score
  readonly words: string | null
  readonly at: Date
}

/** One for each reporter: the last counts. */
export async function keepRating(tx: Tx, { ticketId, personId, ...rating }: NewRating) {
  await tx.rating.upsert({
    where: { ticketId_personId: { ticketId, personId } },
    create: { ticketId, personId, ...rating },
    update: rating,
  })
}
