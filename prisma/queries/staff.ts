import type { Worker } from '../../rules/dispatch.ts'
import type { Db, Tx } from '../db.ts'

const inHands = ['offered', 'accepted', 'on-hold']

/** Everybody who works here, with how much they have in hand: what dispatch chooses from. */
export async function roster(db: Db): Promise<readonly Worker[]> {
  const staff = await db.staff.findMany({
    orderBy: { id: 'asc' },
    take: 500,
    include: {
      _count: { select: { tickets: { where: { state: { in: inHands } } } } },
      assignments: { orderBy: { offeredAt: 'desc' }, take: 1, select: { offeredAt: true } },
    },
  })
  return staff.map(({ _count, assignments, ...one }) => ({
    ...one,
    open: _count.tickets,
    lastOfferedAt: assignments[0]?.offeredAt ?? null,
  }))
}

export const staffById = (db: Db, id: number) =>
  db.staff.findUnique({ where: { id }, include: { person: true } })

export const staffByIds = (db: Db, ids: readonly number[]) =>
  db.staff.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    include: { person: true },
  })

/** By the name on the roster, or by the nickname they use in the group. */
export const staffNamed = (db: Db, name: string) =>
  db.staff.findFirst({ where: { OR: [{ name }, { person: { name } }] }, include: { person: true } })

export const staffNames = async (db: Db): Promise<readonly string[]> =>
  (await db.staff.findMany({ take: 500, select: { name: true } })).map(({ name }) => name)

export const setDuty = (tx: Tx, id: number, onDuty: boolean) =>
  tx.staff.update({ where: { id }, data: { onDuty } })

interface Enrolment {
  readonly name: string
  readonly role: string
  readonly categories: readonly string[]
  readonly estates: readonly string[]
  readonly supervisor: boolean
  /** Null until they have spoken. */
  readonly personId: number | null
}

/** Puts somebody on the roster, or changes what they are there for. */
export async function enrol(tx: Tx, { categories, estates, ...rest }: Enrolment) {
  const data = { ...rest, categories: [...categories], estates: [...estates] }
  if (rest.personId !== null) {
    // A contact is one member of staff: what they were enrolled as before gives way.
    await tx.staff.updateMany({
      where: { personId: rest.personId, name: { not: rest.name } },
      data: { personId: null, onDuty: false },
    })
  }
  return tx.staff.upsert({
    where: { name: rest.name },
    create: data,
    update: { ...data, onDuty: true },
  })
}
