import type { Tx } from '../db.ts'

interface Offer {
  readonly ticketId: number
  readonly staffId: number
  readonly fromId?: number | null
  readonly now: Date
}

/** A ticket comes into somebody's hands: the row of who, from whom and when. */
export const offer = (tx: Tx, { ticketId, staffId, fromId, now }: Offer) =>
  tx.assignment.create({ data: { ticketId, staffId, fromId: fromId ?? null, offeredAt: now } })

/** `taken-back`: it was another matter than offered, so nobody is passed over for it. */
type Answer = 'accepted' | 'declined' | 'passed-on' | 'lapsed' | 'taken-back'

/** The answer to whatever offer of a ticket is still unanswered. */
export const answerOffer = (
  tx: Tx,
  ticketId: number,
  answer: Answer,
  now: Date,
  reason: string | null = null,
) =>
  tx.assignment.updateMany({
    where: { ticketId, answer: null },
    data: { answer, answeredAt: now, reason },
  })

/** An accepted ticket leaves somebody's hands: their row says why. */
export const handBack = (
  tx: Tx,
  ticketId: number,
  answer: 'declined' | 'passed-on' | 'taken-back',
  reason: string,
) =>
  tx.$executeRaw`
    UPDATE "Assignment" SET "answer" = ${answer}, "reason" = ${reason}
    WHERE "id" = (SELECT max("id") FROM "Assignment" WHERE "ticketId" = ${ticketId})`

/** Who has had this ticket and did not want it, or let it lie, since it was last opened. */
export async function passedOver(tx: Tx, ticketId: number): Promise<ReadonlySet<number>> {
  const rows = await tx.assignment.findMany({
    where: { ticketId, answer: { in: ['declined', 'lapsed', 'passed-on'] } },
    select: { staffId: true },
  })
  return new Set(rows.map(({ staffId }) => staffId))
}
