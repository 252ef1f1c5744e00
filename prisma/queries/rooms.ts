import type { Db, Tx } from '../db.ts'

export const roomKinds = ['residents', 'staff', 'admin'] as const
export type RoomKind = (typeof roomKinds)[number]

/** Where a message came in and who said it, as far as both are known, in one look. */
export interface Arrival {
  readonly roomId: number | null
  readonly kind: string | null
  readonly personId: number | null
  readonly name: string | null
  readonly isStaff: boolean
}

/** For every message, so one query: the bound room and the known person behind WeChat's ids. */
export async function arrivalOf(tx: Tx, room: string | null, talker: string): Promise<Arrival> {
  const [row] = await tx.$queryRaw<Arrival[]>`
    SELECT r."id" AS "roomId", r."kind", p."id" AS "personId", p."name", s."id" IS NOT NULL AS "isStaff"
    FROM (SELECT 1) AS one
    LEFT JOIN "Room" r ON r."wechatId" = ${room}
    LEFT JOIN "Person" p ON p."wechatId" = ${talker}
    LEFT JOIN "Staff" s ON s."personId" = p."id"`
  return row ?? { roomId: null, kind: null, personId: null, name: null, isStaff: false }
}

const withEstate = { estate: { select: { id: true, name: true } } } as const

/** The room a group is bound to, or `null` for a group that nobody has bound. */
export const roomByWechatId = (db: Db, wechatId: string) =>
  db.room.findUnique({ where: { wechatId }, include: withEstate })

/** Every bound group. */
export const boundRooms = (db: Db) =>
  db.room.findMany({
    where: { kind: { in: [...roomKinds] } },
    select: { wechatId: true },
    take: 1_000,
  })

export const roomsOfKind = (db: Db, kind: RoomKind) =>
  db.room.findMany({ where: { kind }, include: withEstate, orderBy: { id: 'asc' }, take: 500 })

/** Those of the rooms in which residents are: their groups and private chats. */
export async function residentsRooms(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  const rooms = await db.room.findMany({
    where: { id: { in: [...ids] }, kind: { in: ['residents', 'direct'] } },
    orderBy: { id: 'asc' },
    take: 50,
    select: { id: true },
  })
  return rooms.map(({ id }) => id)
}

/** The estate of that name, made where it is new. */
export const estateNamed = (tx: Tx, name: string) =>
  tx.estate.upsert({ where: { name }, create: { name }, update: {} })

interface Binding {
  readonly wechatId: string
  readonly name: string
  readonly kind: RoomKind
  readonly estate: string | null
  readonly now: Date
}

/**
 * Binds a group to what it is for. A group of the same kind, estate and name that is known under another id is the same group after
 * a new login, and keeps its tickets.
 */
export async function bindRoom(tx: Tx, { wechatId, name, kind, estate, now }: Binding) {
  const estateId = estate === null ? null : (await estateNamed(tx, estate)).id
  const bound = { name, kind, estateId, boundAt: now, wechatId }
  const before =
    (await tx.room.findUnique({ where: { wechatId } })) ??
    // A group whose name WeChat would not tell cannot be known again by it.
    (name === '' ? null : await tx.room.findFirst({ where: { name, kind, estateId } }))
  return before
    ? tx.room.update({ where: { id: before.id }, data: bound })
    : tx.room.create({ data: bound })
}

/** The private chat with a person. Its id is the person's own on WeChat. */
export const directRoom = (
  tx: Tx,
  person: { readonly id: number; readonly wechatId: string; readonly name: string },
  now: Date,
) =>
  tx.room.upsert({
    where: { personId: person.id },
    create: {
      wechatId: person.wechatId,
      name: person.name,
      kind: 'direct',
      personId: person.id,
      boundAt: now,
    },
    update: {},
    include: withEstate,
  })
