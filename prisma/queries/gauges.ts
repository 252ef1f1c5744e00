import type { Db } from '../db.ts'

export interface Count {
  readonly label: string
  readonly count: number
}

/** Messages with ids above `after` and not above `upTo`, by the kind of their room. */
export const messagesBetween = (db: Db, after: number, upTo: number): Promise<Count[]> =>
  db.$queryRaw<Count[]>`
    SELECT r."kind" AS label, count(*)::int AS count
    FROM "Message" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."id" > ${after} AND m."id" <= ${upTo} GROUP BY r."kind"`

export const lastMessageId = async (db: Db): Promise<number> =>
  (await db.message.aggregate({ _max: { id: true } }))._max.id ?? 0

/** Both are answered from an index that begins with the state. */
export const ticketsByState = (db: Db): Promise<Count[]> =>
  db.$queryRaw<
    Count[]
  >`SELECT "state" AS label, count(*)::int AS count FROM "Ticket" GROUP BY "state"`

export const postsByState = (db: Db): Promise<Count[]> =>
  db.$queryRaw<
    Count[]
  >`SELECT "state" AS label, count(*)::int AS count FROM "Post" GROUP BY "state"`
