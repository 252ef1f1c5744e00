import type { Tx } from '../../prisma/db.ts'
import { setDay } from '../../prisma/queries/calendar.ts'
import { put } from '../../prisma/queries/outbox.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toWhoever } from '../../rules/wording/whoever.ts'
import type { DayWord } from '../../rules/words/day-off.ts'
import { readDay } from '../../rules/words/when.ts'
import type { Doing, Member } from '../moves/order.ts'

/** 放假 and 调班: the calendar changes, and every running clock follows it. */
export async function setDayOff(
  tx: Tx,
  { work, text }: DayWord,
  member: Member,
  { now, key }: Doing,
): Promise<string> {
  if (!may(standingsOf(member), 'set-day')) return refusals.right('set-day')
  const found = readDay(text, now)
  if (!found) return refusals.whichDay(work)
  await setDay(tx, { day: found.day, work, name: found.rest, by: member.name, now })
  await put(tx, { name: 'clocks.rewind', data: {} }, `${key}/rewind`, now)
  return toWhoever.daySet(found.day, work)
}
