import type { Tx } from '../prisma/db.ts'
import { lockHands, passedOver, waitingForSomebody } from '../prisma/queries/assignments.ts'
import { put } from '../prisma/queries/outbox.ts'
import { holdWorker, roster } from '../prisma/queries/staff.ts'
import { candidates, lastResorts } from '../rules/dispatch.ts'
import { aboutDuty } from '../rules/wording/duty.ts'
import { matterOf } from './dispatch.ts'
import { clearHands } from './hand-over.ts'
import type { Handler } from './perform.ts'
import { tellStaff } from './tell.ts'

/**
 * A shift of somebody begins or ends: what they have is brought in line with whether they are on duty now, as if they had said 上班
 * or 下班 themselves. Said again, or for a shift that was cancelled, it changes nothing.
 */
export const turnDuty: Handler<'duty.turn'> = async (tx, { staffId }, { now }) => {
  await lockHands(tx, staffId)
  const worker = await holdWorker(tx, staffId, now)
  if (!worker) return undefined
  const key = `duty-${staffId}-${now.getTime()}`
  if (worker.onDuty) {
    await offerWaiting(tx, staffId, key, now)
    return undefined
  }
  const passed = await clearHands(tx, staffId, `${worker.name}到点下班`, { now })
  const moved = passed.filter(({ heir }) => heir.to !== 'held')
  if (moved.length === 0) return undefined
  const text = aboutDuty.shiftOver(worker.name, passed)
  await tellStaff(tx, null, { key: `${key}/over`, kind: 'nudge', text }, now)
  return undefined
}

/** Somebody has come on duty: tickets that nobody has, and that are something for them, are offered at once. */
export async function offerWaiting(tx: Tx, staffId: number, key: string, now: Date) {
  const staff = await roster(tx, now)
  for (const ticket of await waitingForSomebody(tx)) {
    const passed = await passedOver(tx, ticket.id)
    const matter = matterOf(ticket)
    const asked = [...candidates(staff, matter, passed), ...lastResorts(staff, matter, passed)]
    if (!asked.some(({ id }) => id === staffId)) continue
    const job = { name: 'ticket.dispatch', data: { ticketId: ticket.id } } as const
    await put(tx, job, `${key}/dispatch-${ticket.id}`, now)
  }
}
