import type { UrgencyClass } from '../../intents/taxonomy.ts'
import type { Db, Tx } from '../db.ts'
import { asAddress } from '../json.ts'

/** More posts about one ticket in one group than any rule looks back at. */
const MOST_POSTS = 20

/** What was said, or is about to be, about a ticket in a room, oldest first. */
export const postsAbout = async (db: Db, ticketId: number, roomId: number) =>
  (
    await db.post.findMany({
      where: { ticketId, roomId, state: { notIn: ['dropped', 'recalled'] } },
      orderBy: { id: 'desc' },
      take: MOST_POSTS,
      select: { id: true, key: true, createdAt: true },
    })
  ).toReversed()

/** When anybody was last called about a ticket. */
export const lastPingAt = async (db: Db, ticketId: number): Promise<Date | null> =>
  (
    await db.post.findFirst({
      where: { ticketId, kind: 'ping', state: { not: 'dropped' } },
      orderBy: { id: 'desc' },
      select: { createdAt: true },
    })
  )?.createdAt ?? null

/** Every voice of a ticket: whose, from which room, when, and where they live; in the order in which they spoke. */
export async function voicesOf(db: Db, ticketId: number) {
  const rows = await db.report.findMany({
    where: { ticketId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: {
      id: true,
      personId: true,
      roomId: true,
      at: true,
      person: { select: { home: true } },
    },
  })
  return rows.map(({ person, ...voice }) => ({ ...voice, home: asAddress(person.home) }))
}

export const setPriority = (tx: Tx, id: number, priority: number) =>
  tx.ticket.update({ where: { id }, data: { priority }, select: { id: true } })

/** A ticket that came by telephone has found its group. */
export const setRoom = (tx: Tx, id: number, roomId: number) =>
  tx.ticket.update({ where: { id }, data: { roomId }, select: { id: true } })

export const moveReport = (tx: Tx, id: number, ticketId: number) =>
  tx.report.update({ where: { id }, data: { ticketId }, select: { id: true } })

/** What a ticket is about is told by the first of its reports. */
export const setSummary = (tx: Tx, id: number, summary: string) =>
  tx.ticket.update({ where: { id }, data: { summary }, select: { id: true } })

/** The report that a message belongs to. */
export const reportWith = (db: Db, messageId: number) =>
  db.report.findFirst({
    where: { messageIds: { has: messageId } },
    orderBy: { id: 'desc' },
    select: { id: true, ticketId: true },
  })

/** What a ticket is, and what it is owed for that. */
interface Standing {
  readonly category?: string
  readonly class: UrgencyClass
  readonly openedAt: Date
  readonly respondDueAt: Date
  readonly solveDueAt: Date
}

export const restand = (tx: Tx, id: number, standing: Standing) =>
  tx.ticket.update({ where: { id }, data: standing, select: { id: true } })

export const estateNames = (db: Db) =>
  db.estate.findMany({ orderBy: { id: 'asc' }, take: 500, select: { id: true, name: true } })
