import { z } from 'zod'
import type { Tx } from '../db.ts'
import { roles } from './codes.ts'
import { bindRoom, roomKinds } from './rooms.ts'
import { enrol } from './staff.ts'

/** A community on paper: what `replay` reads in its first line and what the demo is made of. */
export const Setup = z.object({
  community: z.string().default('和平里社区'),
  rooms: z
    .array(z.object({ name: z.string(), kind: z.enum(roomKinds), estate: z.string().optional() }))
    .default([]),
  staff: z
    .array(
      z.object({
        name: z.string(),
        role: z.enum(roles),
        categories: z.array(z.string()).default([]),
        estates: z.array(z.string()).default([]),
        supervisor: z.boolean().default(false),
      }),
    )
    .default([]),
  activities: z
    .array(
      z.object({
        title: z.string(),
        startsAt: z.coerce.date(),
        place: z.string(),
        capacity: z.int().positive().optional(),
        rooms: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})
export type Setup = z.output<typeof Setup>

/** How WeChat would name them: what the caller's double of WeChat uses as ids. */
export interface Ids {
  room(name: string): string
  contact(name: string): string
}

/** Writes a community into an empty database: its estates, bound rooms, staff who have enrolled, and activities. */
export async function settle(tx: Tx, setup: Setup, ids: Ids, now: Date): Promise<void> {
  const { id: communityId } = await tx.community.upsert({
    where: { name: setup.community },
    create: { name: setup.community },
    update: {},
  })
  const grid = await tx.grid.upsert({
    where: { name: setup.community },
    create: { name: setup.community, communityId },
    update: {},
  })
  for (const { name, kind, estate } of setup.rooms) {
    // A residents' group without an estate is an estate of its own.
    const home = kind === 'residents' ? (estate ?? name) : (estate ?? null)
    await bindRoom(tx, { wechatId: ids.room(name), name, kind, estate: home, now })
  }
  await tx.estate.updateMany({ where: { gridId: null }, data: { gridId: grid.id } })
  for (const member of setup.staff) {
    const wechatId = ids.contact(member.name)
    const person = await tx.person.upsert({
      where: { wechatId },
      create: { wechatId, name: member.name },
      update: {},
    })
    await enrol(tx, { ...member, personId: person.id }, now)
  }
  for (const { rooms, capacity, ...activity } of setup.activities) {
    const found = await tx.room.findMany({ where: { name: { in: rooms } }, select: { id: true } })
    await tx.activity.create({
      data: { ...activity, capacity: capacity ?? null, roomIds: found.map(({ id }) => id) },
    })
  }
}
