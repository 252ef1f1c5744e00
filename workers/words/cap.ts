import type { Tx } from '../../prisma/db.ts'
import { setCap } from '../../prisma/queries/staff.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { aboutDuty } from '../../rules/wording/duty.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { CapWord } from '../../rules/words/cap.ts'
import type { Doing, Member } from '../moves/order.ts'
import { firstStaff } from './named.ts'

/** 上限: how many tickets somebody may have in hand. Those they have already stay with them. */
export async function limitHands(tx: Tx, { name, cap }: CapWord, member: Member, doing: Doing) {
  if (!may(standingsOf(member), 'set-cap')) return refusals.right('set-cap')
  const names = [...doing.mentions.slice(0, 10), ...(name === undefined ? [] : [name])]
  const last = names.at(-1)
  if (last === undefined) return aboutDuty.refused.howToSetCap
  const worker = await firstStaff(tx, names)
  if (!worker) return refusals.nobodyCalled(last)
  await setCap(tx, worker.id, cap, member.name, doing.now)
  return aboutDuty.cap(worker.name, cap)
}
