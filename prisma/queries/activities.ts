import type { Tx } from '../db.ts'

interface Who {
  readonly activityId: number
  readonly personId: number
  readonly name: string
  readonly now: Date
}

/** Registers somebody, or puts them on the waiting list when the places are gone. Saying it again changes the head count. */
export async function signUp(
  tx: Tx,
  { activityId, personId, name, people, now }: Who & { people: number },
) {
  const activity = await lockActivity(tx, activityId)
  const taken = await placesTaken(tx, activityId, personId)
  const fits = activity.capacity === null || taken + people <= activity.capacity
  const state = fits ? 'in' : 'waiting'
  await tx.signup.upsert({
    where: { activityId_personId: { activityId, personId } },
    create: { activityId, personId, name, people, state, at: now },
    update: { people, state, name },
  })
  return { title: activity.title, state } as const
}

/** Takes somebody off; those who waited longest and fit move up. Returns who moved up. */
export async function cancelSignup(tx: Tx, { activityId, personId }: Who) {
  const activity = await lockActivity(tx, activityId)
  const { count } = await tx.signup.updateMany({
    where: { activityId, personId, state: { not: 'cancelled' } },
    data: { state: 'cancelled' },
  })
  const promoted = count === 0 ? [] : await promote(tx, activity)
  return { title: activity.title, left: count > 0, promoted }
}

async function promote(tx: Tx, { id, capacity }: { id: number; capacity: number | null }) {
  const waiting = await tx.signup.findMany({
    where: { activityId: id, state: 'waiting' },
    orderBy: { at: 'asc' },
    take: 200,
  })
  let taken = await placesTaken(tx, id)
  const promoted: number[] = []
  for (const one of waiting) {
    if (capacity !== null && taken + one.people > capacity) continue
    taken += one.people
    promoted.push(one.personId)
    await tx.signup.update({ where: { id: one.id }, data: { state: 'in' } })
  }
  return promoted
}

/** One sign-up at a time, so that the last place is given once. */
async function lockActivity(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT "id" FROM "Activity" WHERE "id" = ${id} FOR UPDATE`
  return tx.activity.findUniqueOrThrow({ where: { id } })
}

async function placesTaken(tx: Tx, activityId: number, except?: number) {
  const { _sum } = await tx.signup.aggregate({
    where: { activityId, state: 'in', ...(except !== undefined && { personId: { not: except } }) },
    _sum: { people: true },
  })
  return _sum.people ?? 0
}
