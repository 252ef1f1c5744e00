import { addressOfNickname } from '../../intents/address.ts'
import type { Db, Tx } from '../db.ts'
import { asJson } from '../json.ts'

export interface Speaker {
  readonly wechatId: string
  /** As shown in the group. */
  readonly name: string
}

/** The person behind a WeChat contact, made at their first word. A changed nickname is taken over, with the home it tells. */
export async function personFor(tx: Tx, { wechatId, name }: Speaker) {
  const home = addressOfNickname(name)
  const person = await tx.person.upsert({
    where: { wechatId },
    create: { wechatId, name, home: asJson(home) },
    // A nickname that tells no home does not take away the one that is known.
    update: { name, ...(home && { home: asJson(home) }) },
  })
  return { ...person, wechatId }
}

/** Somebody at the desk or on the telephone. */
interface Caller {
  readonly name?: string
  readonly phone?: string
}

/** The person behind a telephone number, known again by it; somebody new where none was given, called `nameless` until they say. */
export async function deskPerson(tx: Tx, { name, phone }: Caller, nameless: string) {
  const known =
    phone === undefined
      ? null
      : await tx.person.findFirst({ where: { phone }, orderBy: { id: 'asc' } })
  if (!known) return tx.person.create({ data: { name: name ?? nameless, phone: phone ?? null } })
  // On WeChat everybody goes by the name they have there.
  if (name === undefined || known.wechatId !== null) return known
  return tx.person.update({ where: { id: known.id }, data: { name } })
}

/** Where somebody spoke last, of the groups and private chats of residents; `undefined` where none of their words are kept. */
export async function lastRoomOf(db: Db, personId: number): Promise<number | undefined> {
  const last = await db.message.findFirst({
    where: { personId, room: { kind: { in: ['residents', 'direct'] } } },
    orderBy: { id: 'desc' },
    select: { roomId: true },
  })
  return last?.roomId
}

/** So many last messages tell who is about in a room. */
const LATELY = 500

/** The names of those who spoke in a room of late. */
export async function namesIn(db: Db, roomId: number): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT "talker" AS "name" FROM
      (SELECT "talker" FROM "Message" WHERE "roomId" = ${roomId} ORDER BY "id" DESC LIMIT ${LATELY}) m`
  return rows.map(({ name }) => name)
}
