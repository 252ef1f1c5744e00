import { takeApart } from '../intents/quote.ts'
import type { Understand } from '../intents/understand.ts'
import type { Tx } from '../prisma/db.ts'
import { put } from '../prisma/queries/outbox.ts'
import { lastSaid, post } from '../prisma/queries/posts.ts'
import { type HeardTurn, markMattered } from '../prisma/queries/turns.ts'
import { may, standingsOf } from '../rules/rights.ts'
import { readStaffWord, type StaffWord } from '../rules/staff-words.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { toWhoever } from '../rules/wording/whoever.ts'
import type { FurtherWord } from '../rules/words/further.ts'
import { correct } from './correct.ts'
import { askLedger } from './ledger.ts'
import type { Member } from './moves/order.ts'
import { noticeTurn } from './notice.ts'
import type { Run } from './perform.ts'
import { isPhoto, photoAfter } from './photo.ts'
import { staffMove } from './staff-moves.ts'
import { limitHands } from './words/cap.ts'
import { setDayOff } from './words/day-off.ts'
import { comeOnDuty, goOffDuty } from './words/duty.ts'
import { edit } from './words/edit.ts'
import { fileFor } from './words/file-for.ts'
import { askBack, inOwnWords } from './words/in-own-words.ts'
import type { Listening } from './words/listening.ts'
import { list, show } from './words/look-up.ts'
import { merge } from './words/merge.ts'
import { rota } from './words/rota.ts'
import { split } from './words/split.ts'
import { standIn } from './words/stand-in.ts'

/**
 * What staff said in their group or privately: each message is an order of its own, carried out and answered in one line;
 * talk is left alone.
 */
export async function staffTurn(
  tx: Tx,
  turn: HeardTurn,
  { now, understand }: Run & { readonly understand: Understand },
) {
  const { staff } = turn.person
  for (const { id, text, at, recalledAt } of turn.messages) {
    if (recalledAt !== null) continue
    if (staff && isPhoto(text)) await photoAfter(tx, staff, { messageId: id, at, now })
    const key = `turn-${turn.id}/m-${id}`
    const answer = await answerTo(tx, turn, text, { now, key, understand })
    if (answer === undefined) continue
    await markMattered(tx, turn.id)
    const { roomId } = turn
    await post(tx, { key: `${key}/staff`, roomId, kind: 'answer', text: answer }, now)
  }
}

type When = Pick<Heard, 'now' | 'key' | 'understand'>

async function answerTo(tx: Tx, turn: HeardTurn, text: string, when: When) {
  const { own, quoted, mentions } = takeApart(text)
  const member = turn.person.staff
  const notice = await noticeTurn(tx, turn, own, when.now)
  if (notice !== undefined) return member ? notice : refusals.notStaff
  const tickets = ticketsIn(quoted?.text)
  const taught = readStaffWord(own, tickets, quoted !== undefined)
  const word = taught ?? (member ? await inOwnWords(tx, own) : undefined)
  if (word === undefined) return member ? askBack(tx, own) : undefined
  if (!member) return refusals.notStaff
  return obey(tx, word, member, { ...when, turn, mentions, quoted: quoted?.text, tickets })
}

/** No post of ours names more tickets. */
const MOST_NAMED = 20

/** “（工单12）” in a quoted ping. */
export const ticketsIn = (text = ''): readonly number[] => {
  const found = text.slice(0, 2_000).matchAll(/工单\s?(\d{1,9})/g)
  return [...new Set([...found].map(([, number]) => Number(number)))].slice(0, MOST_NAMED)
}

interface Heard extends Listening {
  /** The tickets that the quoted message names. */
  readonly tickets: readonly number[]
}

async function obey(tx: Tx, word: StaffWord, member: Member, heard: Heard) {
  const { turn, tickets, now, key } = heard
  switch (word.ask) {
    case 'help':
      return toWhoever.help
    case 'on-duty':
      return comeOnDuty(tx, member, heard)
    case 'off-duty':
      return goOffDuty(tx, member, heard)
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
      return correct(tx, word, member, heard)
    case 'move':
      return staffMove(tx, word, member, heard)
    default:
      return obeyFurther(tx, word, member, heard)
  }
}

/** Words that have a file of their own each, to read and to carry out. */
async function obeyFurther(tx: Tx, word: FurtherWord, member: Member, heard: Heard) {
  switch (word.ask) {
    case 'split':
      return split(tx, word, member, heard)
    case 'merge':
      return merge(tx, word, member, heard)
    case 'edit':
      return edit(tx, word, member, heard)
    case 'file-for':
      return fileFor(tx, word, member, heard)
    case 'set-cap':
      return limitHands(tx, word, member, heard)
    case 'rota':
      return rota(tx, word, member, heard)
    case 'stand-in':
      return standIn(tx, word, member, heard)
    case 'set-day':
      return setDayOff(tx, word, member, heard)
    case 'ledger':
      return askLedger(tx, word, member, heard)
    default:
      return word satisfies never
  }
}

/** WeChat takes a message back for two minutes. */
const RECALL_MS = 2 * 60_000

async function recall(tx: Tx, member: Member, now: Date, key: string) {
  if (!may(standingsOf(member), 'recall')) return refusals.right('recall')
  const last = await lastSaid(tx, new Date(now.getTime() - RECALL_MS))
  if (!last) return toWhoever.nothingToRecall
  await put(tx, { name: 'recall', data: { postId: last.id } }, `recall-${last.id}-${key}`, now)
  return toWhoever.recalling(member.name)
}
