import { createHash } from 'node:crypto'
import type { Tx } from '../db.ts'
import { put } from './outbox.ts'

export interface NewMessage {
  readonly account: string
  readonly wechatId: string
  readonly roomId: number
  readonly personId: number
  readonly talker: string
  readonly text: string
  readonly at: Date
  readonly receivedAt: Date
}

/** Within what time the same words of the same talker in the same room are one message: residents shout, staff repeat an order. */
const REPLAY_MS = { residents: 60_000, others: 1_000 }

/** Decides until when a turn waits for more, from when it began and all that has been said in it. */
export type DueAt = (turn: { firstAt: Date; lastAt: Date; text: string }) => Date

/** Thrown to undo a transaction that would have stored a message a second time. */
export class KnownMessage extends Error {
  override readonly name = 'KnownMessage'
}

/**
 * Stores a message, puts it into its talker's turn and sets the turn's timer, all or nothing. Gives when the turn is due.
 * @throws KnownMessage where it has been stored before: under the same id, or replayed under a new one
 */
export async function storeMessage(
  tx: Tx,
  message: NewMessage,
  roomKind: string,
  dueAt: DueAt,
): Promise<Date> {
  const { roomId, personId, at, receivedAt, text } = message
  const open = await openTurn(tx, roomId, personId)
  const firstAt = open?.firstAt ?? at
  const due = dueAt({ firstAt, lastAt: at, text: [...(open?.said ?? []), text].join('\n') })

  const turnId = open?.id ?? (await newTurn(tx, { roomId, personId, at, due }))
  await insertMessage(tx, message, replayKeyOf(message, roomKind), turnId)
  if (open) await tx.turn.update({ where: { id: turnId }, data: { lastAt: at, dueAt: due } })
  await setTimer(tx, turnId, open === undefined, due, receivedAt)
  return due
}

/** The talker's turn that still waits for more, locked against being decided meanwhile. */
async function openTurn(tx: Tx, roomId: number, personId: number) {
  const [turn] = await tx.$queryRaw<{ id: number; firstAt: Date }[]>`
    SELECT "id", "firstAt" FROM "Turn"
    WHERE "roomId" = ${roomId} AND "personId" = ${personId} AND "decidedAt" IS NULL
    ORDER BY "id" DESC LIMIT 1 FOR UPDATE`
  if (!turn) return undefined
  const messages = await tx.message.findMany({
    where: { turnId: turn.id },
    orderBy: { id: 'asc' },
    take: 50,
    select: { text: true },
  })
  return { ...turn, said: messages.map(({ text }) => text) }
}

interface NewTurn {
  readonly roomId: number
  readonly personId: number
  readonly at: Date
  readonly due: Date
}

async function newTurn(tx: Tx, { roomId, personId, at, due }: NewTurn): Promise<number> {
  const data = { roomId, personId, firstAt: at, lastAt: at, dueAt: due }
  const { id } = await tx.turn.create({ data, select: { id: true } })
  return id
}

async function insertMessage(tx: Tx, message: NewMessage, replayKey: string, turnId: number) {
  const data = [{ ...message, replayKey, turnId }]
  const { count } = await tx.message.createMany({ data, skipDuplicates: true })
  if (count === 0) throw new KnownMessage()
}

/**
 * A turn has one timer, set at its first message; when it fires too early it is set anew. Only what cannot wait gets a
 * second one. No row is changed here that the timer's own job locks, so the two cannot wait for each other.
 */
async function setTimer(tx: Tx, turnId: number, first: boolean, due: Date, now: Date) {
  const job = { name: 'turn.decide', data: { turnId } } as const
  if (first) await put(tx, job, `turn-${turnId}`, due)
  else if (due <= now) await put(tx, job, `turn-${turnId}-now`, due)
}

/** The same talker saying the same thing in the same room at the same time: a replay, whatever its id. */
function replayKeyOf({ account, roomId, personId, text, at }: NewMessage, roomKind: string) {
  const windowMs = roomKind === 'residents' ? REPLAY_MS.residents : REPLAY_MS.others
  return createHash('sha256')
    .update(JSON.stringify([account, roomId, personId, text, Math.floor(at.getTime() / windowMs)]))
    .digest('base64url')
}

/** A message taken back by its talker keeps its ticket, but is not shown or quoted any more. */
export const markRecalled = (tx: Tx, account: string, wechatId: string, now: Date) =>
  tx.message.updateMany({ where: { account, wechatId }, data: { recalledAt: now } })
