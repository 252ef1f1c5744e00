import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

onEachBackend('WeChat repeats itself', (backend) => {
  it('delivers one message twice, and it is heard once', () =>
    withCommunity(backend, async ({ prisma, resident, hears, later, said }) => {
      const message = await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await hears(message)
      await later('12 seconds')
      await hears(message)
      await later('1 minute')

      expect(await prisma.message.count()).toBe(1)
      expect(await prisma.ticket.count()).toBe(1)
      expect(said(sunshine)).toHaveLength(1)
      expect(said(staffRoom)).toHaveLength(1)
    }))

  it('replays a message under a new id after a login, and it is heard once', () =>
    withCommunity(backend, async ({ prisma, resident, hears, later, said, now }) => {
      const message = await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await later('2 minutes')
      await hears({ ...message, id: 'replayed', receivedAt: now() })
      await later('2 minutes')

      expect(await prisma.message.count()).toBe(1)
      expect(await prisma.ticket.count()).toBe(1)
      expect(said(sunshine)).toHaveLength(1)
    }))

  it('delivers it twice at the same moment, and it is heard once', () =>
    withCommunity(backend, async ({ prisma, resident, hears, later, said }) => {
      const message = await resident('5-1-302 小林').says('今天天气真好')
      const again = { ...message, id: 'other', text: '3栋2单元下水道堵了，污水都返上来了' }
      await Promise.all([hears(again), hears(again), hears({ ...again, id: 'third' })])
      await later('12 seconds')

      expect(await prisma.message.count()).toBe(2)
      expect(await prisma.ticket.count()).toBe(1)
      expect(said(sunshine)).toHaveLength(1)
    }))

  it('brings an order of the staff twice, and it is obeyed once', () =>
    withCommunity(backend, async ({ resident, staff, hears, settled, later, said }) => {
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await later('12 seconds')
      const order = await staff('张师傅').says('接单 1')
      await hears(order)
      await hears({ ...order, id: 'replayed' })
      await settled()

      expect(said(staffRoom).filter((text) => text.includes('张师傅接单'))).toHaveLength(1)
      expect(said('张师傅')).toHaveLength(1)
    }))
})
