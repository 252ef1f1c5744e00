import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { drainTold, reporters, ticket } from './neighbours.ts'

const told = async ({ prisma }: Community) =>
  (await prisma.ticket.findMany({ orderBy: { id: 'asc' } })).map(({ category }) => category)

describe('what residents say first, and after', () => {
  it('plain words about one’s own home open a ticket, also where neighbours have other troubles', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await resident('3-2-501 李阿姨').says('我家厨房漏水')
      await later('20 seconds')
      await resident('5-1-302 小林').says('我家马桶堵了')
      await later('20 seconds')
      await resident('9-1-101 老赵').says('我家跳闸了')
      await later('20 seconds')

      expect(await told(community)).toEqual(['water-leak', 'drain-blocked', 'power-outage'])
    }))

  it('a lift that stands still in another house is a matter of its own, also where the power is out', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await resident('3-2-501 李阿姨').says('我家突然没电了，冰箱都停了')
      await later('5 minutes')
      await resident('9-1-101 老赵').says('9栋1单元电梯坏了，停在三楼不动')
      await later('20 seconds')
      expect(await told(community)).toEqual(['power-outage', 'elevator-fault'])

      await resident('6-1-301 老周').says('6栋也停电了')
      await later('5 minutes')
      await resident('7-1-301 小吴').says('7栋1单元电梯坏了，停在一楼不动')
      await later('20 seconds')
      expect(await told(community)).toEqual(['power-outage', 'elevator-fault', 'elevator-fault'])
      expect(await reporters(community, 1)).toHaveLength(2)
    }))

  it('“好了” and “我家也通了” of two neighbours confirm finished work, and add no reporter', () =>
    withCommunity('postgres', async (community) => {
      const { resident, staff, later } = community
      await drainTold(community)
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 疏通了')
      await later('2 minutes')
      await resident('3-2-301 老周').says('好了')
      await later('20 seconds')
      expect(await ticket(community, 1)).toMatchObject({ state: 'done' })
      await resident('3-2-102 小赵').says('我家也通了')
      await later('20 seconds')

      expect(await ticket(community, 1)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      expect(await reporters(community, 1)).toEqual(['3-2-501 李阿姨'])
    }))

  it('“好了一半，阳台还漏” sends the work back', () =>
    withCommunity('postgres', async (community) => {
      const { resident, staff, later } = community
      await resident('3-2-501 李阿姨').says('我家阳台漏水')
      await later('20 seconds')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 换了阀门')
      await later('2 minutes')
      await resident('3-2-501 李阿姨').says('好了一半，阳台还漏')
      await later('20 seconds')

      expect(await ticket(community, 1)).toMatchObject({ returns: 1 })
    }))

  it('gas in the stairwell is at the stair, not in the flat of whoever smells it', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await resident('4-1-202 老陈').says('楼道里一股煤气味')
      await later('20 seconds')

      expect((await ticket(community, 1)).address).toEqual({ building: '4', unit: '1' })
    }))
})
