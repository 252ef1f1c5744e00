import type { UrgencyClass } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import { isState, type Move, next, type State } from '../../rules/lifecycle.ts'
import type { Channel } from '../../rules/words/file-for.ts'
import type { Db, Tx } from '../db.ts'
import { callBack } from './call-back.ts'
import { windClock } from './clock.ts'
import { pause, type Stamping, stamps } from './stamps.ts'

interface NewTicket {
  readonly category: string
  readonly class: UrgencyClass
  readonly summary: string
  readonly estateId: number | null
  readonly address: Address
  /** Null for what came by telephone or at the desk: no group waits for news of it. */
  readonly roomId: number | null
  readonly channel?: Channel
  readonly openedAt: Date
  readonly respondDueAt: Date
  readonly solveDueAt: Date
  readonly askedAt: Date | null
}

/** Opens a ticket, writes its first history row and winds its clock. `by` is the reporter's name. */
export async function openTicket(tx: Tx, { address, ...ticket }: NewTicket, by: string) {
  const opened = await tx.ticket.create({
    data: { ...ticket, address: { ...address }, state: 'open' },
    include: withEstate,
  })
  await tx.ticketEvent.create({
    data: { ticketId: opened.id, move: 'open', from: null, to: 'open', by, at: ticket.openedAt },
  })
  await windClock(tx, opened.id, ticket.openedAt)
  return opened
}

const withEstate = { estate: { select: { name: true } } } as const

export const ticketById = (db: Db, id: number) =>
  db.ticket.findUnique({
    where: { id },
    include: {
      ...withEstate,
      assignee: { include: { person: true } },
      reports: { orderBy: { id: 'asc' }, take: 200, include: { person: true } },
    },
  })

export type FullTicket = NonNullable<Awaited<ReturnType<typeof ticketById>>>

/** Keeps two moves of one ticket from crossing. */
export const lockTicket = (tx: Tx, id: number) =>
  tx.$queryRaw`SELECT "id" FROM "Ticket" WHERE "id" = ${id} FOR NO KEY UPDATE`

export interface Moving extends Stamping {
  readonly ticketId: number
  /** The name of who does it, or `linli`. */
  readonly by: string
  readonly reason?: string | undefined
}

export type Moved =
  | { readonly moved: true; readonly from: State; readonly to: State; readonly eventId: number }
  | { readonly moved: false; readonly from: State }

/**
 * Moves a ticket, writes the move into its history and winds its clock. The state just read is part of the WHERE, so of two
 * simultaneous moves exactly one wins.
 * @throws Error where there is no such ticket
 */
export async function moveTicket(tx: Tx, moving: Moving): Promise<Moved> {
  const { ticketId, move, by, reason, now } = moving
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } })
  const { state } = ticket
  if (!isState(state)) throw new Error(`ticket ${ticketId} is in an unknown state: ${state}`)
  const to = next(state, move)
  if (to === undefined) return { moved: false, from: state }

  const { count } = await tx.ticket.updateMany({
    where: { id: ticketId, state },
    data: { state: to, ...stamps(moving, to, ticket), ...(await pause(tx, moving, to, ticket)) },
  })
  if (count === 0) return { moved: false, from: state }
  const event = await tx.ticketEvent.create({
    data: { ticketId, move, from: state, to, by, reason: reason || null, at: now },
  })
  await windClock(tx, ticketId, now)
  await callBack(tx, { ticketId, move, eventId: event.id }, now)
  return { moved: true, from: state, to, eventId: event.id }
}

/** A history row that changes no state: somebody joined, a place was added, a word was said. */
export const note = (
  tx: Tx,
  {
    ticketId,
    move,
    by,
    reason,
    at,
  }: { ticketId: number; move: string; by: string; reason?: string; at: Date },
) => tx.ticketEvent.create({ data: { ticketId, move, by, reason: reason ?? null, at } })

export const hasNote = async (db: Db, ticketId: number, move: string, since: Date) =>
  (await db.ticketEvent.findFirst({
    where: { ticketId, move, at: { gte: since } },
    select: { id: true },
  })) !== null

/** The persons who said it was over, since `since`. A `witness` row keeps the person's id as its reason. */
export async function witnessesOf(
  db: Db,
  ticketId: number,
  since: Date,
): Promise<readonly number[]> {
  const notes = await db.ticketEvent.findMany({
    where: { ticketId, move: 'witness', at: { gte: since } },
    take: 200,
    select: { reason: true },
  })
  return notes.map(({ reason }) => Number(reason))
}

/** The last event that moved the ticket: the one that brought it into the state it is in. */
export const lastMove = (db: Db, ticketId: number) =>
  db.ticketEvent.findFirst({ where: { ticketId, to: { not: null } }, orderBy: { id: 'desc' } })

/** The words that went with the last move of this kind; empty where there were none. */
export async function reasonOfLast(db: Db, ticketId: number, move: Move): Promise<string> {
  const event = await db.ticketEvent.findFirst({
    where: { ticketId, move },
    orderBy: { id: 'desc' },
    select: { reason: true },
  })
  return event?.reason ?? ''
}

interface NewReport {
  readonly ticketId: number
  readonly personId: number
  readonly roomId: number
  readonly act: string
  readonly text: string
  readonly address: Address
  readonly messageIds: readonly number[]
  readonly at: Date
}

/** Adds a resident's claim to a ticket; a second one of the same resident adds to the first. `true` where it is a new voice. */
export async function addReport(tx: Tx, { address, messageIds, ...report }: NewReport) {
  const { ticketId, personId } = report
  const before = await tx.report.findUnique({
    where: { ticketId_personId: { ticketId, personId } },
  })
  if (before) {
    await tx.report.update({
      where: { id: before.id },
      data: { messageIds: [...new Set([...before.messageIds, ...messageIds])].slice(0, 200) },
    })
    return false
  }
  await tx.report.create({
    data: { ...report, address: { ...address }, messageIds: [...messageIds] },
  })
  return true
}

export const setPlace = (tx: Tx, ticketId: number, address: Address) =>
  tx.ticket.update({
    where: { id: ticketId },
    data: { address: { ...address } },
    select: { id: true },
  })

/** What is not closed, or of that what one worker has: the most urgent first, then what concerns most, then the oldest. */
export const openTickets = (db: Db, assigneeId?: number) =>
  db.ticket.findMany({
    where: { state: { not: 'closed' }, ...(assigneeId !== undefined && { assigneeId }) },
    orderBy: [{ class: 'asc' }, { priority: 'desc' }, { openedAt: 'asc' }, { id: 'asc' }],
    take: 500,
    include: { ...withEstate, assignee: true, _count: { select: { reports: true } } },
  })

/** Moves after the event numbered `after`, in order. */
export const newMoves = (db: Db, after: number) =>
  db.ticketEvent.findMany({
    where: { id: { gt: after }, to: { not: null } },
    orderBy: { id: 'asc' },
    take: 1_000,
  })
