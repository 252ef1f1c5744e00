import type { Address } from '../../intents/understanding.ts'
import type { Db, Tx } from '../db.ts'
import { asJson } from '../json.ts'

/** A job is given up after a good hour; a turn that could not be decided by then is passed over by the later ones. */
const LOST_MS = 2 * 3_600_000

/** Turns of a room that are over by `until` and not decided, in the order they ended, from shortly before one that fell due at `dueAt`. */
export const dueTurns = async (tx: Tx, roomId: number, dueAt: Date, until: Date) => {
  const since = new Date(dueAt.getTime() - LOST_MS)
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Turn"
    WHERE "roomId" = ${roomId} AND "decidedAt" IS NULL AND "dueAt" > ${since} AND "dueAt" <= ${until}
    ORDER BY "dueAt", "id" LIMIT 20 FOR UPDATE`
  return rows.map(({ id }) => id)
}

/** More than these need nobody else's opinion at a time. */
const MOST_ASKED = 5

/** The turns of a residents' room that are over by `now` and will be decided with this one, itself among them; none is locked. */
export const dueWith = async (db: Db, id: number, now: Date): Promise<readonly number[]> => {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT w."id" FROM "Turn" t JOIN "Room" r ON r."id" = t."roomId" AND r."kind" IN ('residents', 'direct')
    JOIN "Turn" w ON w."roomId" = t."roomId" AND w."decidedAt" IS NULL AND w."dueAt" <= ${now}
    WHERE t."id" = ${id} AND t."decidedAt" IS NULL AND t."dueAt" <= ${now}
    ORDER BY w."dueAt", w."id" LIMIT ${MOST_ASKED}`
  return rows.map((row) => row.id)
}

/**
 * Where a turn stands, with its room locked: the turns of one room are decided one after the other, without holding up its
 * new messages.
 */
export async function turnState(tx: Tx, id: number) {
  const [row] = await tx.$queryRaw<{ roomId: number; decidedAt: Date | null; dueAt: Date }[]>`
    SELECT t."roomId", t."decidedAt", t."dueAt" FROM "Turn" t JOIN "Room" r ON r."id" = t."roomId"
    WHERE t."id" = ${id} FOR NO KEY UPDATE OF r`
  return row
}

const heardMessage = {
  orderBy: { id: 'asc' },
  take: 50,
} as const

/** A turn with everything that was said in it, by whom and where. */
export const turnById = (db: Db, id: number) =>
  db.turn.findUnique({
    where: { id },
    include: {
      messages: heardMessage,
      person: { include: { staff: true } },
      room: { include: { estate: true } },
    },
  })

export type HeardTurn = NonNullable<Awaited<ReturnType<typeof turnById>>>

interface Heard {
  readonly act: string | null
  readonly category: string | null
  readonly address?: Address
}

export const markDecided = (tx: Tx, id: number, now: Date, { act, category, address }: Heard) =>
  tx.turn.update({
    where: { id },
    data: { decidedAt: now, act, category, address: asJson(address) },
    select: { id: true },
  })

/** Messages that belong to something are kept; the rest is deleted after the retention time. */
export const markMattered = (tx: Tx, turnId: number) =>
  tx.message.updateMany({ where: { turnId }, data: { mattered: true } })
