import { expect, it } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'

/** The database refuses to open a ticket about lighting. */
const refuseLighting = async (prisma: PrismaClient) => {
  await prisma.$executeRaw`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'`
  await prisma.$executeRaw`
    CREATE TRIGGER refuse BEFORE INSERT ON "Ticket" FOR EACH ROW
    WHEN (NEW."category" = 'lighting') EXECUTE FUNCTION refuse()`
}

onEachBackend('a turn that cannot be decided', (backend) => {
  it('keeps no neighbour from being heard, and is decided when it can be', () =>
    withCommunity(
      backend,
      async ({ prisma, resident, later }) => {
        await refuseLighting(prisma)
        await resident('8栋 豆豆妈').says('8栋1单元楼道灯坏了，黑乎乎的，麻烦修一下')
        await later('12 seconds')
        await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
        await later('12 seconds')
        expect(await prisma.ticket.findMany()).toMatchObject([{ category: 'drain-blocked' }])
        expect(await prisma.turn.count({ where: { decidedAt: null } })).toBe(1)

        await prisma.$executeRaw`DROP TRIGGER refuse ON "Ticket"`
        await later('2 minutes')
        const tickets = await prisma.ticket.findMany({ orderBy: { id: 'asc' } })
        expect(tickets.map(({ category }) => category)).toEqual(['drain-blocked', 'lighting'])
        expect(await prisma.turn.count({ where: { decidedAt: null } })).toBe(0)
      },
      { jobsFail: true },
    ))
})
