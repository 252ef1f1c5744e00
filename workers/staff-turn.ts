import { takeApart } from '../intents/quote.ts'
import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { put } from '../prisma/queries/outbox.ts'
import { lastSaid, post } from '../prisma/queries/posts.ts'
import { setDuty } from '../prisma/queries/staff.ts'
import { openTickets, ticketById } from '../prisma/queries/tickets.ts'
import { type HeardTurn, markMattered } from '../prisma/queries/turns.ts'
import { isState } from '../rules/lifecycle.ts'
import { placeText } from '../rules/places.ts'
import { readStaffWord, type StaffWord } from '../rules/staff-words.ts'
import { refusals, toStaff, toWhoever } from '../rules/wording.ts'
import { correct } from './correct.ts'
import { noticeTurn } from './notice.ts'
import type { Run } from './perform.ts'
import { type Doing, staffMove } from './staff-moves.ts'
import { categoryOf } from './tell.ts'

export type Member = NonNullable<HeardTurn['person']['staff']>

/**
 * What staff said in their group or privately: each message is an order of its own, carried out and answered in one line;
 * talk is left alone.
 */
export async function staffTurn(tx: Tx, turn: HeardTurn, { now }: Run) {
  for (const { id, text, recalledAt } of turn.messages) {
    if (recalledAt !== null) continue
    const key = `turn-${turn.id}/m-${id}`
    const answer = await answerTo(tx, turn, text, { now, key })
    if (answer === undefined) continue
    await markMattered(tx, turn.id)
    const { roomId } = turn
    await post(tx, { key: `${key}/staff`, roomId, kind: 'answer', text: answer }, now)
  }
}

type When = Pick<Heard, 'now' | 'key'>

async function answerTo(tx: Tx, turn: HeardTurn, text: string, when: When) {
  const { own, quoted, mentions } = takeApart(text)
  const member = turn.person.staff
  const notice = await noticeTurn(tx, turn, own, when.now)
  if (notice !== undefined) return member ? notice : refusals.notStaff
  const tickets = ticketsIn(quoted?.text)
  const word = readStaffWord(own, tickets, quoted !== undefined)
  if (word === undefined) return undefined
  if (!member) return refusals.notStaff
  return obey(tx, word, member, { ...when, turn, mentions, quoted: quoted?.text, tickets })
}

/** “（工单12）” in a quoted ping. */
const ticketsIn = (text = ''): readonly number[] => {
  const found = text.slice(0, 2_000).matchAll(/工单\s?(\d{1,9})/g)
  return [...new Set([...found].map(([, number]) => Number(number)))].slice(0, LONGEST_LIST)
}

interface Heard extends Doing {
  /** The message they quoted, and the tickets it names. */
  readonly quoted: string | undefined
  readonly tickets: readonly number[]
}

async function obey(tx: Tx, word: StaffWord, member: Member, heard: Heard) {
  const { turn, quoted, tickets, now, key } = heard
  switch (word.ask) {
    case 'help':
      return toWhoever.help
    case 'on-duty':
      await setDuty(tx, member.id, true)
      return toWhoever.onDuty(member.name)
    case 'off-duty':
      await setDuty(tx, member.id, false)
      return toWhoever.offDuty(member.name)
    case 'mine':
      return list(tx, turn, member.id)
    case 'open':
      return list(tx, turn)
    case 'show':
      return show(tx, word.ticket, turn)
    case 'how-to-check':
      return refusals.howToCheck(word.ticket ?? 12)
    case 'one-at-a-time':
      return refusals.oneAtATime(word.word)
    case 'which':
      return refusals.whichQuoted(word.word, tickets)
    case 'recall':
      return recall(tx, member, now, key)
    case 'correct':
      return correct(tx, word, quoted, member, heard)
    case 'move':
      return staffMove(tx, word, member, heard)
    default:
      return word satisfies never
  }
}

const LONGEST_LIST = 20

async function list(tx: Tx, { room }: HeardTurn, assigneeId?: number) {
  const tickets = await openTickets(tx, assigneeId)
  const lines = tickets.slice(0, LONGEST_LIST).flatMap((ticket) => {
    if (!isState(ticket.state)) return []
    const upTo = room.kind === 'direct' ? 'flat' : 'building'
    const place = placeText(ticket.estate?.name ?? null, asAddress(ticket.address), upTo)
    const about = { ticket: ticket.id, category: categoryOf(ticket), place }
    return [toWhoever.line(about, ticket.state, ticket.assignee?.name ?? null)]
  })
  const rest = tickets.length - lines.length
  return [
    ...(lines.length > 0 ? lines : [toWhoever.none]),
    ...(rest > 0 ? [toWhoever.more(rest)] : []),
  ].join('\n')
}

async function show(tx: Tx, id: number | undefined, { room }: HeardTurn) {
  if (id === undefined) return refusals.whichTicket('工单')
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(id)
  const upTo = room.kind === 'direct' ? 'flat' : 'building'
  const place = placeText(ticket.estate?.name ?? null, asAddress(ticket.address), upTo)
  const about = { ticket: id, category: categoryOf(ticket), place }
  return `${toWhoever.line(about, ticket.state, ticket.assignee?.name ?? null)}\n${toStaff.story(ticket.summary, ticket.reports.length)}`
}

/** WeChat takes a message back for two minutes. */
const RECALL_MS = 2 * 60_000

async function recall(tx: Tx, member: Member, now: Date, key: string) {
  const last = await lastSaid(tx, new Date(now.getTime() - RECALL_MS))
  if (!last) return toWhoever.nothingToRecall
  await put(tx, { name: 'recall', data: { postId: last.id } }, `recall-${last.id}-${key}`, now)
  return toWhoever.recalling(member.name)
}
