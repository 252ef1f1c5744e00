import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { drainTold, lampTold, moves, neighbours, says, ticket } from './neighbours.ts'
import { staffRoom } from './setup.ts'

onEachBackend('many households with one trouble', (backend) => {
  it('raise its priority with the third, fifth and tenth report, a history row each', () =>
    withCommunity(backend, async (community) => {
      await drainTold(community)
      await neighbours(community, 9)

      const { priority, events } = await ticket(community, 1)
      expect(priority).toBe(3)
      expect(events.filter(({ move }) => move === 'raise').map(({ reason }) => reason)).toEqual([
        '3 人反映',
        '5 人反映',
        '10 人反映',
      ])
    }))

  it('have its worker called again once, with their number', () =>
    withCommunity(backend, async (community) => {
      const { later, posts, staff } = community
      await drainTold(community)
      await staff('张师傅').says('接单 1')
      await later('20 minutes')
      await neighbours(community, 2)
      const pings = () => posts(staffRoom).filter(({ text }) => text.includes('户反映了'))
      expect(pings()).toMatchObject([
        { calls: ['张师傅'], text: expect.stringContaining('现在有 3 户反映了，请抓紧') },
      ])

      await later('20 minutes')
      await neighbours(community, 8, 3)
      expect(pings()).toHaveLength(1)
      expect(await moves(community, 1)).toContain('call-many')
    }))

  it('do not have anybody called who has just been called', () =>
    withCommunity(backend, async (community) => {
      await drainTold(community)
      await neighbours(community, 9)
      await community.later('5 minutes')

      expect(await moves(community, 1)).not.toContain('call-many')
    }))

  it('call everybody who fits where nobody has accepted', () =>
    withCommunity(backend, async (community) => {
      const { resident, later, posts } = community
      await resident('3-1-101 老王').says('东门口有车占了消防通道，出不去')
      await later('11 minutes')
      await resident('5-1-101 阿明').says('东门口那个车还占着消防通道呢，我也出不去')
      await later('30 seconds')
      await resident('6-1-101 小吴').says('我也出不去，东门口消防通道被占了')
      await later('30 seconds')

      const again = posts(staffRoom).filter(({ text }) => text.includes('3 户反映了'))
      expect(again).toMatchObject([{ text: expect.stringContaining('请尽快，回：接单 1') }])
    }))

  it('stand first in the list of their class, as several', () =>
    withCommunity(backend, async (community) => {
      await lampTold(community)
      await drainTold({ ...community })
      await neighbours(community, 2)
      await community.resident('8-1-101 孙姐').says('楼下有人把车停在我家车位上了，8栋门口')
      await community.later('20 seconds')

      const [list = ''] = await says(community, '待办')
      const lines = list.split('\n')
      expect(lines[0]).toMatch(/^2 下水堵塞 .*多户（3 人反映）$/)
      expect(lines[1]).toMatch(/^1 照明 /)
      expect(lines[1]).not.toContain('多户')
      expect(lines[2]).toMatch(/^3 停车 /)
    }))
})
