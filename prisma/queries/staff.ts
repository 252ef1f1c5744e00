import { type Beat, USUAL_CAP, type Worker } from '../../rules/dispatch.ts'
import { type Covering, isAtWork, lastStandIn } from '../../rules/roster.ts'
import type { Prisma } from '../client/client.ts'
import type { Db, Tx } from '../db.ts'
import { putTurn } from './shifts.ts'

const inHands = ['offered', 'accepted', 'on-hold']
const MOST_STAFF = 500

/** Everybody who works here as they are at that moment, on duty or not, with how much they have in hand: what dispatch chooses from. */
export async function roster(db: Db, now: Date): Promise<readonly Worker[]> {
  const staff = await db.staff.findMany({
    orderBy: { id: 'asc' },
    take: MOST_STAFF,
    include: atThatMoment(now),
  })
  const beats = coveredBy(staff)
  return staff.map((one) => ({
    ...one,
    ...handsOf(one, now),
    enrolled: one.personId !== null,
    covers: beats.get(one.id) ?? [],
    lastOfferedAt: one.assignments[0]?.offeredAt ?? null,
  }))
}

/** As much of somebody as tells whether they may be given something. */
export type Hands = Pick<Worker, 'id' | 'name' | 'onDuty' | 'open' | 'cap'>

/**
 * The same of one of them, who until the end of the transaction neither goes off duty nor is given anything by another: two tickets
 * offered at the same moment do not both take the last place, and none is offered to somebody who has just left.
 */
export async function holdWorker(tx: Tx, id: number, now: Date): Promise<Hands | undefined> {
  await tx.$queryRaw`SELECT "id" FROM "Staff" WHERE "id" = ${id} FOR NO KEY UPDATE`
  const one = await tx.staff.findUnique({ where: { id }, include: atThatMoment(now) })
  return one ? handsOf(one, now) : undefined
}

type Row = Prisma.StaffGetPayload<{ include: ReturnType<typeof atThatMoment> }>

const handsOf = (one: Row, now: Date): Hands => ({
  id: one.id,
  name: one.name,
  onDuty: isAtWork(one, now),
  open: one._count.tickets,
  cap: one.cap ?? USUAL_CAP,
})

/** Of somebody's shifts the last few that have begun tell whether they are on duty. */
const atThatMoment = (now: Date) =>
  ({
    _count: { select: { tickets: { where: { state: { in: inHands } } } } },
    assignments: { orderBy: { offeredAt: 'desc' }, take: 1, select: { offeredAt: true } },
    shifts: { where: { from: { lte: now } }, orderBy: { until: 'desc' }, take: 5 },
  }) satisfies Prisma.StaffInclude

type Covered = Beat & Covering

/** What each stand-in has taken over, by their number. */
function coveredBy(staff: readonly Covered[]): ReadonlyMap<number, readonly Beat[]> {
  const byId = new Map(staff.map((one) => [one.id, one]))
  const away = staff.filter(({ standInId }) => standInId !== null)
  return away.reduce((beats, one) => {
    const standIn = lastStandIn(byId, one.id)
    return beats.set(standIn, [...(beats.get(standIn) ?? []), one])
  }, new Map<number, readonly Beat[]>())
}

export const staffById = (db: Db, id: number) =>
  db.staff.findUnique({ where: { id }, include: { person: true } })

export const staffByIds = (db: Db, ids: readonly number[]) =>
  db.staff.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    include: { person: true },
  })

/** Who stands in for whom, by number. */
export async function standIns(db: Db): Promise<ReadonlyMap<number, Covering>> {
  const staff = await db.staff.findMany({
    take: MOST_STAFF,
    select: { id: true, standInId: true },
  })
  return new Map(staff.map((one) => [one.id, one]))
}

/** Whoever stands in for somebody in the end, through any number of hands; `undefined` where nobody does. */
export async function standInOf(db: Db, id: number): Promise<number | undefined> {
  const last = lastStandIn(await standIns(db), id)
  return last === id ? undefined : last
}

/** By the name on the roster, or else by the nickname they use in the group. */
export const staffNamed = async (db: Db, name: string) =>
  (await db.staff.findUnique({ where: { name }, include: { person: true } })) ??
  (await db.staff.findFirst({
    where: { person: { name } },
    orderBy: { id: 'asc' },
    include: { person: true },
  }))

export const staffNames = async (db: Db): Promise<readonly string[]> =>
  (await db.staff.findMany({ take: MOST_STAFF, select: { name: true } })).map(({ name }) => name)

/** 上班 or 下班, said at `now`: whoever stood in for them does so no longer. */
export const setDuty = (tx: Tx, id: number, onDuty: boolean, now: Date) =>
  tx.staff.update({ where: { id }, data: { onDuty, dutySaidAt: now, standInId: null } })

/** Off duty, and another covers for them until they say 上班. */
export const setStandIn = (tx: Tx, id: number, standInId: number, now: Date) =>
  tx.staff.update({ where: { id }, data: { onDuty: false, dutySaidAt: now, standInId } })

export const setByShift = (tx: Tx, id: number) =>
  tx.staff.update({ where: { id }, data: { byShift: true } })

/** No shifts any more; until they say something themselves they are on duty or off as they are now. */
export const setByWord = (tx: Tx, id: number, onDuty: boolean, now: Date) =>
  tx.staff.update({ where: { id }, data: { byShift: false, onDuty, dutySaidAt: now } })

/** Most tickets they may have in hand from now on; who said so is written down. */
export async function setCap(tx: Tx, id: number, cap: number, by: string, now: Date) {
  await tx.staff.update({ where: { id }, data: { cap }, select: { id: true } })
  const detail = { staffId: id, cap }
  await tx.auditLog.create({ data: { at: now, by, action: 'set-cap', detail } })
}

interface Enrolment {
  readonly name: string
  readonly role: string
  readonly categories: readonly string[]
  readonly estates: readonly string[]
  readonly supervisor: boolean
  /** Null until they have spoken. */
  readonly personId: number | null
}

/**
 * Puts somebody on the roster. Whoever has that name already is enrolled anew: with this contact, and for what this says.
 * @returns whether that was so
 */
export async function enrol(
  tx: Tx,
  { categories, estates, ...rest }: Enrolment,
  now: Date,
): Promise<{ readonly again: boolean }> {
  const data = { ...rest, categories: [...categories], estates: [...estates] }
  const before = await tx.staff.findUnique({ where: { name: rest.name }, select: { id: true } })
  if (rest.personId !== null) await giveWay(tx, rest.personId, rest.name, now)
  await tx.staff.upsert({
    where: { name: rest.name },
    create: data,
    update: { ...data, onDuty: true, standInId: null },
  })
  return { again: before !== null }
}

/** A contact is one member of staff: what they were enrolled as before is off duty, and what it had in hand finds another. */
async function giveWay(tx: Tx, personId: number, name: string, now: Date) {
  const before = await tx.staff.findUnique({
    where: { personId },
    select: { id: true, name: true },
  })
  if (!before || before.name === name) return
  const data = { personId: null, onDuty: false, byShift: false, dutySaidAt: now }
  await tx.staff.update({ where: { id: before.id }, data, select: { id: true } })
  await putTurn(tx, before.id, now)
}
