import { describe, expect, it } from 'vitest'
import { withCommunity } from './community.ts'
import { assignees } from './hands.ts'
import { staffRoom } from './setup.ts'
import { drainAccepted } from './steps.ts'

const contains = (words: string): unknown => expect.stringContaining(words)

describe('who stands in', () => {
  it('gets what the other has, and what is the other’s to do, until that one is back', () =>
    withCommunity('postgres', async (community) => {
      const { staff, said, resident, later } = community
      await drainAccepted(community)
      await staff('网格员王芳').says('代班 @网格员赵敏')
      await staff('张师傅').says('代班 @刘师傅')
      expect(said(staffRoom)).toContainEqual(
        contains('张师傅，已记下班，由刘师傅代班，回来了回：上班。\n手上的工单：\n1 → 刘师傅'),
      )
      expect(said('刘师傅')).toContainEqual(contains('张师傅请您代班'))
      await staff('刘师傅').says('接单 1')

      await resident('6-1-101 小蔡').says('6栋门口的车位又被外来车占了，堵得出不来')
      await later('12 seconds')
      expect(await assignees(community)).toEqual([
        ['accepted', '刘师傅'],
        ['offered', '网格员赵敏'],
      ])
      await staff('网格员赵敏').says('退单 2 我管不过来')
      await staff('网格员王芳').says('上班')
      await resident('8-1-101 小杜').says('8栋楼下有辆面包车把消防通道堵死了，叫人挪车')
      await later('12 seconds')
      expect((await assignees(community)).slice(2)).toEqual([['offered', '网格员王芳']])
      expect((await assignees(community))[0]).toEqual(['accepted', '刘师傅'])
    }))

  it('and goes off duty as well leaves everything to others', () =>
    withCommunity('postgres', async (community) => {
      const { staff } = community
      await drainAccepted(community)
      await staff('张师傅').says('代班 刘师傅')
      await staff('刘师傅').says('接单 1')
      await staff('刘师傅').says('下班')

      expect(await assignees(community)).toEqual([['offered', '网格员王芳']])
    }))

  it('must be on duty, enrolled, another, and not lean on the one who asks', () =>
    withCommunity('postgres', async (community) => {
      const { staff, said, prisma, later } = community
      await prisma.staff.create({ data: { name: '新来的小孙', role: 'property' } })
      const exchanges = [
        ['张师傅', '代班', '请谁代班'],
        ['张师傅', '代班 @老王', '工作人员里没有“老王”'],
        ['张师傅', '代班 @张师傅', '自己不能给自己代班'],
        ['张师傅', '代班 新来的小孙', '还没登记微信'],
        ['刘师傅', '代班 @张师傅', '由张师傅代班'],
        ['张师傅', '代班 @刘师傅', '正由您代班'],
        ['网格员王芳', '代班 @刘师傅', '刘师傅现在不当班'],
      ] as const
      for (const [who, says, hears] of exchanges) {
        await later('2 seconds')
        await staff(who).says(says)
        expect(said(staffRoom).at(-1), says).toContain(hears)
      }
    }))
})
