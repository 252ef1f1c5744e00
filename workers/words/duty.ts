import type { Tx } from '../../prisma/db.ts'
import { lockHands } from '../../prisma/queries/assignments.ts'
import { setDuty } from '../../prisma/queries/staff.ts'
import { aboutDuty } from '../../rules/wording/duty.ts'
import { offerWaiting } from '../duty.ts'
import { clearHands } from '../hand-over.ts'
import type { Doing, Member } from '../moves/order.ts'

/** 上班: they are there again themselves, and what waits for somebody is offered. */
export async function comeOnDuty(tx: Tx, { id, name }: Member, { now, key }: Doing) {
  await setDuty(tx, id, true, now)
  await offerWaiting(tx, id, key, now)
  return aboutDuty.onDuty(name)
}

/** 下班: nothing stays with them but what is on hold. */
export async function goOffDuty(tx: Tx, { id, name }: Member, { now }: Doing) {
  await lockHands(tx, id)
  await setDuty(tx, id, false, now)
  return aboutDuty.offDuty(name, await clearHands(tx, id, `${name}下班`, { now }))
}
