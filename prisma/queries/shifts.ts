import { daysAfter, startOf } from '../../rules/duty-hours.ts'
import type { Shift } from '../../rules/roster.ts'
import type { Db, Tx } from '../db.ts'
import { put } from './outbox.ts'

interface NewShifts {
  readonly staffId: number
  /** Calendar days (`YYYY-MM-DD`) that are set anew: whatever began on them before is gone. */
  readonly days: readonly string[]
  readonly shifts: readonly Shift[]
  readonly by: string
  readonly now: Date
}

/** Writes somebody's shifts on these days, has each beginning and end acted upon when it comes, and writes down who said so. */
export async function setShifts(tx: Tx, { staffId, days, shifts, by, now }: NewShifts) {
  await tx.shift.deleteMany({ where: { staffId, OR: days.map(beginsOn) } })
  await tx.shift.createMany({ data: shifts.map((shift) => ({ staffId, ...shift })) })
  for (const { from, until } of shifts) {
    for (const at of [from, until]) if (at >= now) await putTurn(tx, staffId, at)
  }
  const detail = { staffId, days: [...days] }
  await tx.auditLog.create({ data: { at: now, by, action: 'set-shifts', detail } })
}

const beginsOn = (day: string) => ({
  from: { gte: startOf(day), lt: startOf(daysAfter(day, 1)) },
})

/** What somebody has is brought in line with whether they are on duty at `at`. */
export const putTurn = (tx: Tx, staffId: number, at: Date) =>
  put(tx, { name: 'duty.turn', data: { staffId } }, `duty-${staffId}-${at.getTime()}`, at)

/** Takes away all shifts of somebody that are not over yet, and says how many. */
export async function dropShifts(tx: Tx, staffId: number, by: string, now: Date): Promise<number> {
  const { count } = await tx.shift.deleteMany({ where: { staffId, until: { gt: now } } })
  await tx.auditLog.create({ data: { at: now, by, action: 'drop-shifts', detail: { staffId } } })
  return count
}

/** More are on no page that anybody reads. */
const MOST_SHOWN = 500

/** Everybody's shifts that begin between two moments, or reach into that time, in their order. */
export const shiftsBetween = (db: Db, from: Date, until: Date) =>
  db.shift.findMany({
    where: { from: { lt: until }, until: { gt: from } },
    orderBy: [{ from: 'asc' }, { staffId: 'asc' }],
    take: MOST_SHOWN,
    include: { staff: { select: { name: true } } },
  })
