import type { Db, Tx } from '../db.ts'
import { note } from './tickets.ts'

/** More pictures than these of one job are not written down. */
const MOST_PHOTOS = 9

interface Sender {
  readonly personId: number
  /** What a picture is stored as. */
  readonly placeholder: string
}

/** Pictures that a member of staff has sent to colleagues or privately since then, and not taken back. */
export async function photosSince(db: Db, { personId, placeholder }: Sender, since: Date) {
  const photos = await db.message.findMany({
    where: {
      ...{ personId, text: placeholder, at: { gte: since }, recalledAt: null },
      room: { kind: { in: ['staff', 'admin', 'direct'] } },
    },
    orderBy: { id: 'asc' },
    take: MOST_PHOTOS,
    select: { id: true },
  })
  return photos.map(({ id }) => id)
}

interface Photo {
  readonly ticketId: number
  readonly messageId: number
  readonly by: string
  readonly now: Date
}

/** A picture of what was done: a history row with the message's number as its reason. The picture itself stays in WeChat. */
export async function notePhoto(tx: Tx, { ticketId, messageId, by, now }: Photo) {
  await note(tx, { ticketId, move: 'photo', by, reason: String(messageId), at: now })
  await tx.message.update({
    where: { id: messageId },
    data: { mattered: true },
    select: { id: true },
  })
}

/** The ticket that somebody has finished last, since then; `undefined` where there is none. */
export async function finishedSince(
  db: Db,
  { id, name }: { readonly id: number; readonly name: string },
  since: Date,
): Promise<number | undefined> {
  const ticket = await db.ticket.findFirst({
    where: {
      ...{ state: { in: ['done', 'closed'] }, doneAt: { gte: since } },
      OR: [
        { finisherId: id },
        { events: { some: { move: 'finish', by: name, at: { gte: since } } } },
      ],
    },
    orderBy: { doneAt: 'desc' },
    select: { id: true },
  })
  return ticket?.id
}
