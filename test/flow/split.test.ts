import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { drainTold, moves, neighbours, reporters, says, ticket } from './neighbours.ts'
import { staffRoom, sunshine } from './setup.ts'
import { checkTickets } from './ticket-books.ts'

const dashes = '\n- - - - - - - - - - - - - - -\n'

describe('a report that joined the wrong ticket', () => {
  it('becomes a ticket of its own, opened when it was told; owners and resident hear of it', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later, said, posts, prisma } = community
      await drainTold(community)
      await staff('刘师傅').says('接单 1')
      await neighbours(community, 1)
      const told = (await ticket(community, 1)).reports[1]?.at
      await later('10 minutes')

      const answer = await says(community, '拆分 1', '陈书记')
      expect(answer.join('\n')).toContain('工单1里住**反映的已拆成阳光花园3栋 下水堵塞（工单2）')
      expect(await reporters(community, 1)).toEqual(['3-2-501 李阿姨'])
      expect(await reporters(community, 2)).toEqual(['3-2-102 住户1'])
      const apart = await ticket(community, 2)
      expect(apart).toMatchObject({ category: 'drain-blocked', class: 'P2', state: 'offered' })
      expect(apart.openedAt).toEqual(told)
      expect(apart.respondDueAt).toEqual(new Date((told?.getTime() ?? 0) + 30 * 60_000))
      expect(said('刘师傅').at(-1)).toContain('已拆成工单2')
      expect(posts(staffRoom)).toContainEqual(
        expect.objectContaining({ calls: ['张师傅'], text: expect.stringContaining('接单 2') }),
      )
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: ['3-2-102 住户1'],
        text: expect.stringContaining('（工单2）'),
      })
      expect(await moves(community, 1)).toContain('split')
      await checkTickets(prisma)
    }))

  it('is what its own words say, where they say something', () =>
    withCommunity('postgres', async (community) => {
      await drainTold(community)
      await neighbours(community, 1)
      await community.prisma.report.update({
        where: { ticketId_personId: { ticketId: 1, personId: (await lastPerson(community)).id } },
        data: { text: '3栋2单元楼道灯不亮', address: { building: '3', unit: '2' } },
      })
      await says(community, '拆分 1')

      expect(await ticket(community, 2)).toMatchObject({
        category: 'lighting',
        address: { building: '3', unit: '2' },
      })
    }))

  it('is found by part of its reporter’s name, or by the message quoted', () =>
    withCommunity('postgres', async (community) => {
      await drainTold(community)
      await neighbours(community, 3)
      const answer = (await says(community, '拆分 1 李阿姨')).join('\n')
      expect(answer).toContain('李**反映的已拆成')
      expect(answer).toContain('接单 2')
      expect(await ticket(community, 1)).toMatchObject({ summary: '我家下水也堵了' })
      await community.resident('3-2-902 赵姐').says('我家也是，3栋2单元的下水道也返水了')
      await community.later('20 seconds')
      await neighbours(community, 1, 8)
      const words = '我家也是，3栋2单元的下水道也返水了'
      await says(community, `「3-2-902 赵姐：${words}」${dashes}拆分`)

      expect(await reporters(community, 3)).toEqual(['3-2-902 赵姐'])
    }))

  it('takes its words and its flat with it where it was the first: the ticket is the next one’s', () =>
    withCommunity('postgres', async (community) => {
      const { resident, staff, later, said } = community
      await resident('3-2-501 李阿姨').says('3栋2单元501下水道堵了，污水都返上来了')
      await later('20 seconds')
      await resident('老周').says('3栋的下水道也堵了')
      await later('20 seconds')
      await staff('张师傅').says('接单 1')
      await says(community, '拆分 1 李阿姨', '陈书记')

      expect(await ticket(community, 1)).toMatchObject({
        summary: '3栋的下水道也堵了',
        address: { building: '3' },
      })
      expect((await ticket(community, 1)).address).not.toHaveProperty('room')
      expect((await ticket(community, 2)).address).toMatchObject({ unit: '2', room: '501' })
      expect(said('张师傅').at(-1)).toContain('阳光花园3栋 下水堵塞（工单1）里')
    }))

  it('leaves the house to the next where that one has told none', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await resident('李阿姨').says('7栋1单元301楼道里一直有人敲墙，吵死了')
      await later('20 seconds')
      await resident('老周').says('我也听到了，太吵了')
      await later('20 seconds')
      await says(community, '拆分 1 李阿姨', '陈书记')

      expect((await ticket(community, 1)).address).toEqual({ building: '7' })
    }))

  it('cannot be told where it is the only one, or nobody of that name, or several have it', () =>
    withCommunity('postgres', async (community) => {
      await drainTold(community)
      expect(await says(community, '拆分 1')).toEqual([expect.stringContaining('只有一个人反映')])
      await neighbours(community, 2)
      for (const [text, answer] of [
        ['拆分 1 王大爷', '没有“王大爷”反映'],
        ['拆分 1 住户', '有几位“住户”'],
        ['拆分 99', '没有工单99'],
        ['拆分', '哪一个工单'],
      ] as const) {
        expect(await says(community, text), text).toEqual([expect.stringContaining(answer)])
      }
      expect(await community.prisma.ticket.count()).toBe(1)
    }))
})

const lastPerson = ({ prisma }: Community) =>
  prisma.person.findFirstOrThrow({ where: { reports: { some: {} } }, orderBy: { id: 'desc' } })
