import { takeApart } from '../../intents/quote.ts'
import type { Db, Tx } from '../db.ts'

/** Words that were misunderstood, and what came of them. */
export interface Misheard {
  readonly text: string
  /** What they were taken for. */
  readonly act: string
  readonly messageId: number | null
  readonly ticketId: number | null
}

/** The words of a ticket's first report. */
export async function wordsOfTicket(db: Db, ticketId: number): Promise<Misheard | undefined> {
  const first = await firstReport(db, ticketId)
  if (!first) return undefined
  const { text, act, messageIds } = first
  return { text, act, messageId: messageIds[0] ?? null, ticketId }
}

/** A resident's own words in a message, without what they quoted. Its ticket is named where it was the first to tell of it. */
export async function wordsOfMessage(db: Db, messageId: number): Promise<Misheard | undefined> {
  const message = await db.message.findUnique({
    where: { id: messageId },
    select: { text: true, personId: true, recalledAt: true, turn: { select: { act: true } } },
  })
  if (!message || message.recalledAt) return undefined
  const report = await db.report.findFirst({
    where: { personId: message.personId, messageIds: { has: messageId } },
    orderBy: { id: 'desc' },
    select: { id: true, ticketId: true },
  })
  const first = report && (await firstReport(db, report.ticketId))
  if (report && first?.id === report.id) {
    return { text: first.text, act: first.act, messageId, ticketId: report.ticketId }
  }
  const text = takeApart(message.text).own
  return text === ''
    ? undefined
    : { text, act: message.turn.act ?? 'chat', messageId, ticketId: null }
}

/** A message with who said it where. */
export const messageById = (db: Db, id: number) =>
  db.message.findUnique({
    where: { id },
    include: { person: true, room: { include: { estate: true } } },
  })

const firstReport = (db: Db, ticketId: number) =>
  db.report.findFirst({
    where: { ticketId },
    orderBy: { id: 'asc' },
    select: { id: true, text: true, act: true, messageIds: true },
  })

/** How far back a quoted message is looked for: some days of all groups together. */
const LOOKED_THROUGH = 5_000

/** The last message of residents that says this, or ends with it below a quote of its own. */
export async function messageSaying(db: Db, text: string): Promise<number | undefined> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    SELECT m."id" FROM (SELECT * FROM "Message" ORDER BY "id" DESC LIMIT ${LOOKED_THROUGH}) m
    JOIN "Room" r ON r."id" = m."roomId" AND r."kind" = 'residents'
    WHERE right(m."text", char_length(${text})) = ${text} AND m."recalledAt" IS NULL
    ORDER BY m."id" DESC LIMIT 1`
  return row?.id
}

interface NewCorrection extends Misheard {
  readonly category: string | null
  readonly by: string
  readonly at: Date
}

/** Keeps what staff say the words really meant. `act` is the right one. */
export const addCorrection = (tx: Tx, correction: NewCorrection) =>
  tx.correction.create({ data: correction, select: { id: true } })

export const correctionById = (db: Db, id: number) => db.correction.findUnique({ where: { id } })

const MOST_SHOWN = 5

/** The last corrections of these words, oldest first. */
export const correctionsOf = async (db: Db, { ticketId, messageId }: Misheard) =>
  (
    await db.correction.findMany({
      where: ticketId === null ? { messageId } : { ticketId },
      orderBy: { id: 'desc' },
      take: MOST_SHOWN,
    })
  ).reverse()

/** All corrections, oldest first. */
export const allCorrections = (db: Db) =>
  db.correction.findMany({ orderBy: { id: 'asc' }, take: 100_000 })
