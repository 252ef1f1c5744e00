import type { Tx } from '../../prisma/db.ts'
import { lockHands } from '../../prisma/queries/assignments.ts'
import { roster, setStandIn, staffById, standIns } from '../../prisma/queries/staff.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { leansOn } from '../../rules/roster.ts'
import { aboutDuty } from '../../rules/wording/duty.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import type { StandInWord } from '../../rules/words/stand-in.ts'
import { clearHands } from '../hand-over.ts'
import type { Doing, Member } from '../moves/order.ts'
import { tellPerson } from '../tell.ts'
import { firstStaff, namesIn } from './named.ts'

const { refused } = aboutDuty

/** 代班: the speaker goes off duty, and another covers for them and gets what they have in hand. */
export async function standIn(tx: Tx, { text }: StandInWord, member: Member, doing: Doing) {
  if (!may(standingsOf(member), 'stand-in')) return refusals.right('stand-in')
  const { now, key } = doing
  const names = namesIn(doing.mentions, text)
  const other = await firstStaff(tx, names)
  const last = names.at(-1)
  if (!other) return last === undefined ? refused.whoStandsIn : refusals.nobodyCalled(last)
  const no = await refusalOf(tx, other, member, now)
  if (no !== undefined) return no
  await lockHands(tx, member.id)
  await setStandIn(tx, member.id, other.id, now)
  const passed = await clearHands(tx, member.id, `${member.name}下班，${other.name}代班`, { now })
  const told = await staffById(tx, other.id)
  const words = { key: `${key}/stand-in`, kind: 'nudge' } as const
  if (told) await tellPerson(tx, told, { ...words, text: aboutDuty.toStandIn(member.name) }, now)
  return aboutDuty.standIn(member.name, other.name, passed)
}

interface Other {
  readonly id: number
  readonly name: string
  readonly personId: number | null
}

async function refusalOf(tx: Tx, other: Other, member: Member, now: Date) {
  if (other.id === member.id) return refused.ownStandIn
  if (other.personId === null) return refused.notEnrolled(other.name)
  if (leansOn(await standIns(tx), other.id, member.id)) return refused.standInLeans(other.name)
  const onDuty = (await roster(tx, now)).some((one) => one.id === other.id && one.onDuty)
  return onDuty ? undefined : refused.standInOff(other.name)
}
