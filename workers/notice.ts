import type { Tx } from '../prisma/db.ts'
import {
  draftNotice,
  markNoticeSent,
  noticeById,
  noticeProgress,
  pendingNotice,
  settleNotice,
} from '../prisma/queries/notices.ts'
import { put } from '../prisma/queries/outbox.ts'
import { post } from '../prisma/queries/posts.ts'
import { roomsOfKind } from '../prisma/queries/rooms.ts'
import type { HeardTurn } from '../prisma/queries/turns.ts'
import { gate } from '../rules/gate.ts'
import { type NoticeDraft, readNotice } from '../rules/notice.ts'
import { may, standingsOf } from '../rules/rights.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { toWhoever } from '../rules/wording/whoever.ts'
import type { Handler } from './perform.ts'

/** A draft waits so long for its word. */
const DRAFT_MS = 30 * 60_000
const REPORT_MS = 30_000

/**
 * `通知 …` from an admin: shown first, sent after `确认`. Returns the answer, or `undefined` where the text is something else.
 */
export async function noticeTurn(
  tx: Tx,
  turn: HeardTurn,
  text: string,
  now: Date,
): Promise<string | undefined> {
  const word = readNotice(text)
  if (!word) return undefined
  const pending = await pendingNotice(
    tx,
    turn.personId,
    turn.roomId,
    new Date(now.getTime() - DRAFT_MS),
  )
  // “确认” and “取消” are everyday words: without a draft they are talk.
  if (word.ask !== 'draft') {
    if (!pending) return undefined
    await settleNotice(tx, pending.id, word.ask === 'confirm' ? 'confirmed' : 'dropped', now)
    return word.ask === 'confirm' ? send(tx, pending, now) : toWhoever.noticeDropped
  }
  const inStaffRoom = turn.room.kind === 'staff'
  // Colleagues say “通知张师傅来一趟” and “通知大家一声” to each other.
  if (!mayNotify(turn)) return word.loose || inStaffRoom ? undefined : refusals.notAdmin
  if (inStaffRoom) return word.loose ? undefined : refusals.noticeElsewhere
  return draft(tx, turn, word, now)
}

const mayNotify = ({ person }: HeardTurn) =>
  person.staff !== null && may(standingsOf(person.staff), 'notice')

async function draft(tx: Tx, turn: HeardTurn, { to, text, whole }: NoticeDraft, now: Date) {
  const rooms = await roomsOfKind(tx, 'residents')
  const meant = rooms.filter(
    ({ name, estate }) => to.includes(name) || (estate && to.includes(estate.name)),
  )
  // Words before a colon that name no group belong to the text.
  const body = meant.length > 0 ? text : whole
  if (body === '') return toWhoever.noticeEmpty
  const targets = meant.length > 0 ? meant : rooms
  if (targets.length === 0) return toWhoever.noticeNoRooms
  await draftNotice(tx, {
    text: body,
    roomIds: targets.map(({ id }) => id),
    draftRoomId: turn.roomId,
    by: turn.person.staff?.name ?? turn.person.name,
    byPersonId: turn.personId,
    now,
  })
  return toWhoever.noticeDraft(
    body,
    targets.map(({ name }) => name),
  )
}

interface Drafted {
  readonly id: number
  readonly text: string
  readonly roomIds: readonly number[]
}

async function send(tx: Tx, { id, text, roomIds }: Drafted, now: Date) {
  for (const roomId of roomIds) {
    await post(tx, { key: `notice-${id}/${roomId}`, roomId, kind: 'notice', text }, now)
  }
  const opensAt = quietUntil(now)
  const reportAt = new Date((opensAt ?? now).getTime() + REPORT_MS)
  await put(tx, { name: 'notice.report', data: { noticeId: id } }, `notice-report-${id}`, reportAt)
  return opensAt
    ? toWhoever.noticeAtDawn(roomIds.length, opensAt)
    : toWhoever.noticeConfirmed(roomIds.length)
}

/** When the residents' groups may be spoken to again; `undefined` by day. */
function quietUntil(now: Date): Date | undefined {
  const notice = { kind: 'notice', roomKind: 'residents', urgent: false, createdAt: now } as const
  const verdict = gate(notice, { anywhere: [], here: [] }, anyPace, now)
  return 'waitUntil' in verdict ? verdict.waitUntil : undefined
}

/** Pace does not matter to whoever has not spoken. */
const anyPace = { gapMs: () => 0, perMinute: 1, roomPerHour: 1, perDay: 1 }

/** Looks every half minute whether a notice has reached its groups, then reports, once. */
export const reportNotice: Handler<'notice.report'> = async (tx, { noticeId }, { now }) => {
  const notice = await noticeById(tx, noticeId)
  if (notice?.state !== 'confirmed') return undefined
  const { all, said, waiting } = await noticeProgress(tx, noticeId)
  if (waiting > 0) return { again: new Date(now.getTime() + REPORT_MS) }
  await markNoticeSent(tx, noticeId, now)
  const text = toWhoever.noticeSent(said, all)
  await post(
    tx,
    { key: `notice-${noticeId}-sent`, roomId: notice.draftRoomId, kind: 'answer', text },
    now,
  )
  return undefined
}
