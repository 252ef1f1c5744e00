import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainReported } from './steps.ts'

const hands = async ({ prisma }: Community) => {
  const rows = await prisma.assignment.findMany({
    orderBy: { id: 'asc' },
    include: { staff: true },
  })
  return rows.map(({ staff, answer, reason }) => [staff.name, answer, reason])
}

onEachBackend('a ticket changes hands', (backend) => {
  it('when it is declined with a reason: the next is asked', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts } = community
      await drainReported(community)
      await staff('张师傅').says('退单 1 今天不在小区')

      expect(posts(staffRoom).at(-1)).toMatchObject({ calls: ['刘师傅'] })
      expect(await hands(community)).toEqual([
        ['张师傅', 'declined', '今天不在小区'],
        ['刘师傅', null, null],
      ])
    }))

  it('until nobody is left: then the supervisor is asked, and after them the office', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts, said } = community
      await drainReported(community)
      for (const name of ['张师傅', '刘师傅', '网格员王芳']) {
        await staff(name).says('退单 1 不归我管')
      }
      expect(await drain(community)).toMatchObject({ state: 'offered' })
      expect(posts(staffRoom).at(-1)).toMatchObject({
        calls: ['陈书记'],
        text: expect.stringContaining('转单 1 @谁'),
      })
      expect(said('陈书记').at(-1)).toContain('3栋2单元')

      await staff('陈书记').says('退单 1 要找自来水公司')
      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      expect(said(adminRoom)).toEqual([expect.stringContaining('没有可派的人')])
      expect((await hands(community)).at(-1)).toEqual(['陈书记', 'declined', '要找自来水公司'])
    }))

  it('not when it is given back without a reason', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.staff('张师傅').says('退单 1')

      expect(community.said(staffRoom).at(-1)).toContain('请写上原因')
      expect(await hands(community)).toEqual([['张师傅', null, null]])
    }))

  it('when it is passed on to somebody by name', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts } = community
      await drainAccepted(community)
      await staff('张师傅').says('转单 1 @刘师傅 我要去开会')
      expect(posts(staffRoom)).toContainEqual(
        expect.objectContaining({ calls: ['刘师傅'], text: expect.stringContaining('接单 1') }),
      )
      await staff('刘师傅').says('接单 1')

      expect(await drain(community)).toMatchObject({ state: 'accepted' })
      expect(await hands(community)).toEqual([
        ['张师傅', 'passed-on', '我要去开会'],
        ['刘师傅', 'accepted', null],
      ])
    }))

  it('when a supervisor gives it to somebody else', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.staff('陈书记').says('转单 1 @网格员王芳')

      expect(await hands(community)).toMatchObject([
        ['张师傅', 'passed-on', expect.anything()],
        ['网格员王芳', null, null],
      ])
    }))

  it('only to somebody who is on duty: otherwise those who are and fit are named', () =>
    withCommunity(backend, async (community) => {
      const { staff, said } = community
      await drainAccepted(community)
      await staff('刘师傅').says('下班')
      await staff('张师傅').says('转单 1 @刘师傅')
      expect(said(staffRoom).at(-1)).toBe('刘师傅现在不当班。当班能办的有：网格员王芳。')

      await staff('网格员王芳').says('下班')
      await staff('张师傅').says('转单 1 给刘师傅')
      expect(said(staffRoom).at(-1)).toContain('没有别的当班的人能办')
      expect(await hands(community)).toEqual([['张师傅', 'accepted', null]])
    }))

  it('only to somebody who has enrolled, and not to who has it already', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, prisma } = community
      await drainAccepted(community)
      await prisma.staff.create({ data: { name: '新来的小孙', role: 'property' } })
      await staff('张师傅').says('转单 1 给新来的小孙')
      expect(said(staffRoom).at(-1)).toContain('还没登记微信')

      await staff('张师傅').says('转单 1 给张师傅')
      expect(said(staffRoom).at(-1)).toContain('本来就在张师傅手里')
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))

  it('and whose it was, who handed it over, when and why, stays written down', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, prisma, now } = community
      await drainAccepted(community)
      await later('20 minutes')
      await staff('张师傅').says('转单 1 @刘师傅 我要去开会')

      const rows = await prisma.assignment.findMany({ orderBy: { id: 'asc' } })
      const [from] = rows
      expect(rows).toMatchObject([
        { answer: 'passed-on', reason: '我要去开会' },
        { fromId: from?.staffId, offeredAt: now(), answer: null },
      ])
      expect(await prisma.ticketEvent.findMany({ where: { move: 'transfer' } })).toMatchObject([
        { by: '张师傅', reason: '派给刘师傅', at: now() },
      ])
    }))

  it('when a colleague is quicker than the one who was asked', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.staff('刘师傅').says('接单 1')

      expect(await hands(community)).toMatchObject([
        ['张师傅', 'taken-back', '刘师傅接了'],
        ['刘师傅', 'accepted', null],
      ])
    }))
})

onEachBackend('work that has to wait', (backend) => {
  it('is put on hold with a reason, which the group hears, and taken up again', () =>
    withCommunity(backend, async (community) => {
      const { staff, said } = community
      await drainAccepted(community)
      await staff('张师傅').says('挂起 1 等配件')
      expect(await drain(community)).toMatchObject({ state: 'on-hold' })
      expect(said(sunshine).at(-1)).toContain('等配件')

      await staff('张师傅').says('恢复 1')
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))
})
