import { isAct, isCategory } from '../intents/taxonomy.ts'
import type { Tx } from '../prisma/db.ts'
import {
  addCorrection,
  correctionById,
  type Misheard,
  messageSaying,
  wordsOfMessage,
  wordsOfTicket,
} from '../prisma/queries/corrections.ts'
import { lockTicket, ticketById } from '../prisma/queries/tickets.ts'
import { labelOf, type Meant, nearestTitles } from '../rules/correcting.ts'
import { isState } from '../rules/lifecycle.ts'
import { may, standingsOf } from '../rules/rights.ts'
import type { StaffWord } from '../rules/staff-words.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { meantText } from '../rules/wording/subject.ts'
import { correctTicket } from './correct-ticket.ts'
import type { Member } from './moves/order.ts'
import { openMissed } from './open-missed.ts'
import type { Handler } from './perform.ts'
import type { Listening } from './words/listening.ts'

type Said = Extract<StaffWord, { ask: 'correct' }>

/**
 * Staff say what a ticket or a quoted message really was: kept as a correction to learn from, and the ticket changed by it.
 * Returns the one line that answers it.
 */
export async function correct(
  tx: Tx,
  { meant, words, ticket }: Said,
  member: Member,
  listening: Listening,
): Promise<string> {
  const { turn, quoted, now, key } = listening
  if (!may(standingsOf(member), 'correct')) return refusals.right('correct')
  if (meant === undefined) return refusals.noCategory(words, nearestTitles(words))
  const misheard = await misheardIn(tx, ticket, quoted)
  if (!misheard) return whichOne(meant, ticket, quoted)
  await keep(tx, misheard, meant, member.name, now)
  const { ticketId } = misheard
  if (ticketId === null) return openMissed(tx, misheard.messageId, meant, listening)
  const inStaffRoom = turn.room.kind !== 'direct'
  return change(tx, ticketId, { meant, by: member.name, byId: member.id, now, key, inStaffRoom })
}

async function misheardIn(tx: Tx, ticket: number | undefined, quoted: string | undefined) {
  if (ticket !== undefined) return wordsOfTicket(tx, ticket)
  const id = quoted ? await messageSaying(tx, quoted.slice(0, LONGEST_QUOTE)) : undefined
  return id === undefined ? undefined : wordsOfMessage(tx, id)
}

/** WeChat messages are no longer. */
const LONGEST_QUOTE = 16_000

function whichOne(meant: Meant, ticket: number | undefined, quoted: string | undefined) {
  if (ticket !== undefined) return refusals.noTicket(ticket)
  return quoted === undefined ? refusals.whichWords(meantText(meant)) : refusals.notHeard
}

function keep(tx: Tx, { text, act, ...where }: Misheard, meant: Meant, by: string, at: Date) {
  const label = labelOf(meant, isAct(act) ? act : 'report')
  return addCorrection(tx, { ...where, ...label, text, by, at })
}

/** The same from the page, which has written the correction down already. */
export const applyCorrection: Handler<'correction.apply'> = async (
  tx,
  { correctionId },
  { now },
) => {
  const correction = await correctionById(tx, correctionId)
  if (!correction || correction.ticketId === null) return undefined
  const { category, by, ticketId } = correction
  const meant = category !== null && isCategory(category) ? category : 'chat'
  const key = `correction-${correctionId}`
  await change(tx, ticketId, { meant, by, byId: null, now, key, inStaffRoom: false })
  return undefined
}

async function change(tx: Tx, ticketId: number, changing: Parameters<typeof correctTicket>[2]) {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(ticketId)
  return correctTicket(tx, { ticket, state: ticket.state }, changing)
}
