import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

onEachBackend('somebody who types in pieces', (backend) => {
  it('is understood as a whole when they have been quiet for twelve seconds', () =>
    withCommunity(backend, async ({ prisma, resident, later, said }) => {
      const li = resident('李阿姨')
      await li.says('3栋2单元')
      await later('8 seconds')
      await li.says('下水道堵了')
      await later('8 seconds')
      await li.says('污水都返上来了，谁来看看')
      await later('11 seconds')
      expect(await prisma.ticket.count()).toBe(0)

      await later('1 second')
      expect(await prisma.ticket.findMany({ include: { reports: true } })).toMatchObject([
        { address: { building: '3', unit: '2' }, reports: [{ messageIds: [1, 2, 3] }] },
      ])
      expect(said(sunshine)).toHaveLength(1)
      expect(said(staffRoom)).toHaveLength(1)
    }))

  it('is answered after forty seconds, even if they go on', () =>
    withCommunity(backend, async ({ prisma, resident, later }) => {
      const li = resident('3-2-501 李阿姨')
      await li.says('3栋2单元下水道堵了，污水都返上来了')
      for (const more of ['真是的', '臭死了', '唉']) {
        await later('10 seconds')
        await li.says(more)
      }
      await later('9 seconds')
      expect(await prisma.ticket.count()).toBe(0)

      await later('1 second')
      expect(await prisma.ticket.count()).toBe(1)
    }))

  it('is not mixed up with a neighbour who types at the same time', () =>
    withCommunity(backend, async ({ prisma, resident, later }) => {
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await later('3 seconds')
      await resident('8栋 豆豆妈').says('8栋1单元楼道灯坏了，黑乎乎的，麻烦修一下')
      await later('30 seconds')

      const tickets = await prisma.ticket.findMany({ orderBy: { id: 'asc' } })
      expect(tickets.map(({ category }) => category)).toEqual(['drain-blocked', 'lighting'])
    }))
})

onEachBackend('a message that comes late', (backend) => {
  it('opens a ticket and calls the worker, but is not answered in public', () =>
    withCommunity(backend, async ({ prisma, resident, later, said, now }) => {
      const at = new Date(now().getTime() - 20 * 60_000)
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了', { at })
      await later('12 seconds')

      expect(await prisma.ticket.findMany()).toMatchObject([{ state: 'offered' }])
      expect(said(staffRoom)).toHaveLength(1)
      expect(said(sunshine)).toEqual([])
    }))
})
