import type { Tx } from '../../prisma/db.ts'
import { dropShifts, putTurn, setShifts, shiftsBetween } from '../../prisma/queries/shifts.ts'
import { roster, setByShift, setByWord } from '../../prisma/queries/staff.ts'
import { dayOf, daysAfter, startOf } from '../../rules/duty-hours.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { aboutDuty, dayText, spanText } from '../../rules/wording/duty.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { type Plan, type RotaWord, readPlan } from '../../rules/words/rota.ts'
import type { Doing, Member } from '../moves/order.ts'
import { firstStaff } from './named.ts'

const { refused } = aboutDuty

/** 排班: alone it shows the week; with a name it sets that worker's shifts or cancels them. */
export async function rota(tx: Tx, { text }: RotaWord, member: Member, doing: Doing) {
  const deed = text === '' && doing.mentions.length === 0 ? 'see-rota' : 'set-rota'
  if (!may(standingsOf(member), deed)) return refusals.right(deed)
  if (deed === 'see-rota') return week(tx, doing.now)
  const called = await firstStaff(tx, doing.mentions.slice(0, 10))
  const [name = '', ...rest] = text.split(/\s+/)
  const worker = called ?? (await firstStaff(tx, [name.replace(/^@/, '')]))
  if (!worker) return refusals.nobodyCalled(name || (doing.mentions.at(-1) ?? ''))
  const words = called ? text : rest.join(' ')
  if (words === '取消') return cancel(tx, worker, member, doing)
  const plan = readPlan(words, doing.now)
  if (!plan) return refused.howToSetShifts
  return plan.shifts.length === 0 ? refused.shiftsOver : set(tx, worker, plan, member, doing)
}

interface Named {
  readonly id: number
  readonly name: string
}

/** More shifts are not read out one by one. */
const MOST_TOLD = 7

async function set(tx: Tx, worker: Named, plan: Plan, member: Member, { now }: Doing) {
  const { days, shifts, weekly } = plan
  await setShifts(tx, { staffId: worker.id, days, shifts, by: member.name, now })
  await setByShift(tx, worker.id)
  // Whether they are on duty at this moment may have changed as well.
  await putTurn(tx, worker.id, now)
  const told = shifts.slice(0, MOST_TOLD).map((one) => `${dayText(one.from)} ${spanText(one)}`)
  return aboutDuty.shiftsSet(worker.name, told, shifts.length - told.length, weekly)
}

async function cancel(tx: Tx, worker: Named, member: Member, { now }: Doing) {
  const before = (await roster(tx, now)).find(({ id }) => id === worker.id)
  const dropped = await dropShifts(tx, worker.id, member.name, now)
  if (dropped === 0 && !before?.byShift) return refused.noShifts(worker.name)
  const onDuty = before?.onDuty ?? false
  await setByWord(tx, worker.id, onDuty, now)
  return aboutDuty.shiftsDropped(worker.name, onDuty)
}

/** Today and the six days after it, and who is there without a shift. */
async function week(tx: Tx, now: Date): Promise<string> {
  const today = dayOf(now)
  const shifts = await shiftsBetween(tx, startOf(today), startOf(daysAfter(today, 7)))
  const days = Array.from({ length: 7 }, (_, i) => daysAfter(today, i)).flatMap((day) => {
    const here = shifts.filter(({ from }) => dayOf(from) === day)
    const lines = here.map((one) => `${one.staff.name} ${spanText(one)}`)
    return lines.length > 0 ? [aboutDuty.rotaDay(dayText(startOf(day)), lines)] : []
  })
  const staff = await roster(tx, now)
  const others = staff.filter(({ onDuty, byShift }) => onDuty && !byShift).slice(0, MOST_OTHERS)
  return aboutDuty.rota(
    days,
    others.map(({ name }) => name),
  )
}

const MOST_OTHERS = 30
