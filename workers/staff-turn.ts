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
import { staffMove } from './staff-moves.ts'
import { categoryOf } from './tell.ts'

export type Member = NonNullable<HeardTurn['person']['staff']>

/** What staff said in their group or privately: orders are carried out and answered in one line, talk is left alone. */
export async function staffTurn(tx: Tx, turn: HeardTurn, run: Run) {
  const { own, quoted, mentions } = takeApart(turn.messages.map(({ text }) => text).join('\n'))
  const answer = (text: string, n = 0) =>
    post(
      tx,
      { key: `turn-${turn.id}/staff-${n}`, roomId: turn.roomId, kind: 'answer', text },
      run.now,
    )

  const notice = await noticeTurn(tx, turn, own, run.now)
  const word =
    notice === undefined
      ? readStaffWord(own, ticketIn(quoted?.text), quoted !== undefined)
      : undefined
  if (notice === undefined && word === undefined) return
  await markMattered(tx, turn.id)
  const member = turn.person.staff
  if (!member) return answer(refusals.notStaff)
  const text =
    notice ??
    (word && (await obey(tx, word, member, { turn, mentions, quoted: quoted?.text, now: run.now })))
  if (text) await answer(text)
}

/** “（工单12）” in a quoted ping. */
const ticketIn = (text: string | undefined) => {
  const found = text && /工单\s?(\d{1,9})/.exec(text.slice(0, 2_000))
  return found ? Number(found[1]) : undefined
}

interface Heard {
  readonly turn: HeardTurn
  /** The names called with @, which do not stand in the words any more. */
  readonly mentions: readonly string[]
  /** The message they quoted. */
  readonly quoted: string | undefined
  readonly now: Date
}

async function obey(
  tx: Tx,
  word: StaffWord,
  member: Member,
  { turn, mentions, quoted, now }: Heard,
) {
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
    case 'recall':
      return recall(tx, turn, member, now)
    case 'correct':
      return correct(tx, word, quoted, member, { turn, mentions, now, key: `turn-${turn.id}` })
    case 'move':
      return staffMove(tx, word, member, { turn, mentions, now, key: `turn-${turn.id}` })
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

async function recall(tx: Tx, turn: HeardTurn, member: Member, now: Date) {
  const last = await lastSaid(tx, new Date(now.getTime() - RECALL_MS))
  if (!last) return toWhoever.nothingToRecall
  await put(tx, { name: 'recall', data: { postId: last.id } }, `recall-${last.id}-${turn.id}`, now)
  return toWhoever.recalling(member.name)
}
