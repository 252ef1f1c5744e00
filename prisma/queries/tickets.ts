import type { UrgencyClass } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import { closedBy, isReturn, isState, type Move, next, type State } from '../../rules/lifecycle.ts'
import type { Db, Tx } from '../db.ts'

interface NewTicket {
  readonly category: string
  readonly class: UrgencyClass
  readonly summary: string
  readonly estateId: number | null
  readonly address: Address
  readonly roomId: number
  readonly openedAt: Date
  readonly respondDueAt: Date
  readonly solveDueAt: Date
  readonly askedAt: Date | null
}

/** Opens a ticket and writes its first history row. `by` is the reporter's name. */
export async function openTicket(tx: Tx, { address, ...ticket }: NewTicket, by: string) {
  const opened = await tx.ticket.create({
    data: { ...ticket, address: { ...address }, state: 'open' },
    include: withEstate,
  })
  await tx.ticketEvent.create({
    data: { ticketId: opened.id, move: 'open', from: null, to: 'open', by, at: ticket.openedAt },
  })
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

interface Moving {
  readonly ticketId: number
  readonly move: Move
  /** The name of who does it, or `linli`. */
  readonly by: string
  readonly reason?: string | undefined
  readonly assigneeId?: number | null
  readonly now: Date
}

export type Moved =
  | { readonly moved: true; readonly from: State; readonly to: State; readonly eventId: number }
  | { readonly moved: false; readonly from: State }

/**
 * Moves a ticket and writes the move into its history. The state just read is part of the WHERE, so of two simultaneous
 * moves exactly one wins.
 * @throws Error where there is no such ticket
 */
export async function moveTicket(tx: Tx, moving: Moving): Promise<Moved> {
  const { ticketId, move, by, reason, now } = moving
  const { state } = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: { state: true },
  })
  if (!isState(state)) throw new Error(`ticket ${ticketId} is in an unknown state: ${state}`)
  const to = next(state, move)
  if (to === undefined) return { moved: false, from: state }

  const { count } = await tx.ticket.updateMany({
    where: { id: ticketId, state },
    data: { state: to, ...stamps(moving, to) },
  })
  if (count === 0) return { moved: false, from: state }
  const event = await tx.ticketEvent.create({
    data: { ticketId, move, from: state, to, by, reason: reason || null, at: now },
  })
  return { moved: true, from: state, to, eventId: event.id }
}

/** What a move writes beside the state. */
const stamps = ({ move, assigneeId, now }: Moving, to: State) => ({
  ...(assigneeId !== undefined && { assigneeId }),
  ...(move === 'accept' && { acceptedAt: now }),
  ...(move === 'finish' && { doneAt: now }),
  ...(isReturn(move) && {
    returns: { increment: 1 },
    doneAt: null,
    closedAt: null,
    closedAs: null,
  }),
  ...(to === 'closed' && { closedAt: now, closedAs: closedBy(move) }),
})

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

/** The last event that moved the ticket, and its number: a timer set at an older one is out of date. */
export const lastMove = (db: Db, ticketId: number) =>
  db.ticketEvent.findFirst({ where: { ticketId, to: { not: null } }, orderBy: { id: 'desc' } })

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

export const openTickets = (db: Db, assigneeId?: number) =>
  db.ticket.findMany({
    where: { state: { not: 'closed' }, ...(assigneeId !== undefined && { assigneeId }) },
    orderBy: { id: 'asc' },
    take: 500,
    include: { ...withEstate, assignee: true },
  })

/** Moves after the event numbered `after`, in order. */
export const newMoves = (db: Db, after: number) =>
  db.ticketEvent.findMany({
    where: { id: { gt: after }, to: { not: null } },
    orderBy: { id: 'asc' },
    take: 1_000,
  })

/** The event since which a ticket waits to be accepted: opened, given back, passed on, or found to be another matter. */
export const waitBegan = (db: Db, ticketId: number) =>
  db.ticketEvent.findFirst({
    where: { ticketId, move: { in: ['open', 'decline', 'transfer', 'correct'] } },
    orderBy: { id: 'desc' },
  })

/** Whether the alarm has rung since the ticket began to wait as it does now. */
export async function hasRung(db: Db, ticketId: number): Promise<boolean> {
  const wait = await waitBegan(db, ticketId)
  const alarm = await db.ticketEvent.findFirst({
    where: { ticketId, move: 'alarm', id: { gt: wait?.id ?? 0 } },
    select: { id: true },
  })
  return alarm !== null
}
