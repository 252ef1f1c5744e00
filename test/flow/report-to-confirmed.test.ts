import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { plane, staffRoom, sunshine } from './setup.ts'

onEachBackend('a blocked drain, from the first word to the last', (backend) => {
  it('is reported, offered, taken, finished, told to the group and confirmed', () =>
    withCommunity(backend, async ({ prisma, resident, staff, later, said, posts }) => {
      const li = resident('3-2-501 李阿姨')

      await li.says('3栋2单元下水道堵了，污水都返上来了')
      await later('12 seconds')
      expect(await prisma.ticket.findMany()).toMatchObject([
        { id: 1, category: 'drain-blocked', class: 'P2', state: 'offered' },
      ])
      expect(said(sunshine)).toEqual([expect.stringContaining('已记下')])
      expect(posts(staffRoom)).toMatchObject([
        { calls: ['张师傅'], text: expect.stringContaining('接单 1') },
      ])

      await staff('张师傅').says('接单 1')
      expect(said(sunshine).at(-1)).toContain('张**已接单')
      expect(said('张师傅')).toEqual([expect.stringContaining('3栋2单元501室')])

      await later('40 minutes')
      await staff('张师傅').says('办完 1 管道疏通了')
      expect(said(sunshine).at(-1)).not.toContain('疏通')
      await later('1 minute')
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: ['3-2-501 李阿姨'],
        text: expect.stringContaining('处理好了：管道疏通了'),
      })

      await li.says('好了，谢谢师傅')
      await later('12 seconds')
      expect(said(sunshine).at(-1)).toContain('已办结')
      expect(await prisma.ticket.findMany()).toMatchObject([
        { state: 'closed', closedAs: 'confirmed', returns: 0 },
      ])
      const moves = await prisma.ticketEvent.findMany({
        where: { to: { not: null } },
        orderBy: { id: 'asc' },
      })
      expect(moves.map(({ move, by }) => `${move} ${by}`)).toEqual([
        'open 3-2-501 李阿姨',
        'offer linli',
        'accept 张师傅',
        'finish 张师傅',
        'confirm 3-2-501 李阿姨',
      ])
      expect(said(plane)).toEqual([])
    }))

  it('is told to nobody where it was only small talk', () =>
    withCommunity(backend, async ({ prisma, resident, later, posts }) => {
      await resident('3-2-501 李阿姨').says('今天天气真好')
      await resident('5-1-302 小林').says('大家早上好')
      await later('1 minute')

      expect(await prisma.ticket.count()).toBe(0)
      expect(posts()).toEqual([])
    }))
})
