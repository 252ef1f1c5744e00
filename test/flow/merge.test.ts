import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { drainTold, lampTold, neighbours, reporters, says, ticket } from './neighbours.ts'
import { plane, staffRoom, sunshine } from './setup.ts'
import { checkTickets } from './ticket-books.ts'

/** Two tickets about one drain, told in different words by different people; 刘师傅 has the second. */
async function twoOfOne(community: Community) {
  const { prisma, resident, later, staff } = community
  await drainTold(community)
  await lampTold(community)
  await neighbours(community, 1)
  await resident('6-1-402 钱叔').says('6栋1单元楼道灯也不亮')
  await later('20 seconds')
  await staff('刘师傅').says('接单 2')
  expect(await prisma.ticket.count()).toBe(2)
}

describe('two tickets that are one matter', () => {
  it('go on as one with all their reports; the offer is taken back, and everybody concerned hears of it', () =>
    withCommunity('postgres', async (community) => {
      await twoOfOne(community)
      const answer = await says(community, '合并 1 到 2', '陈书记')

      expect(answer.join('\n')).toContain('工单1已并到')
      expect(await ticket(community, 1)).toMatchObject({
        ...{ state: 'closed', closedAs: 'merged', mergedIntoId: 2, reports: [] },
      })
      expect((await reporters(community, 2)).sort()).toEqual(
        ['3-2-102 住户1', '3-2-501 李阿姨', '6-1-301 老周', '6-1-402 钱叔'].sort(),
      )
      expect(await ticket(community, 2)).toMatchObject({ priority: 1, state: 'accepted' })
      const offers = await community.prisma.assignment.findMany({ where: { ticketId: 1 } })
      expect(offers).toMatchObject([{ answer: 'taken-back' }])
      expect(community.said('刘师傅').at(-1)).toContain('现在共 4 人反映')
      expect(community.said('张师傅').at(-1)).toContain('这单不用单独跑了')
      expect(community.posts(sunshine).at(-1)).toMatchObject({
        calls: ['3-2-501 李阿姨', '3-2-102 住户1'],
        text: expect.stringContaining('（工单2）是同一件事'),
      })
      await checkTickets(community.prisma)
    }))

  it('keep one report of whoever is in both', () =>
    withCommunity('postgres', async (community) => {
      await twoOfOne(community)
      await community.resident('6-1-301 老周').says('3栋2单元下水道堵了，我路过看见污水都冒出来了')
      await community.later('20 seconds')
      expect(await reporters(community, 1)).toContain('6-1-301 老周')
      await says(community, '1并到2')

      const { reports } = await ticket(community, 2)
      expect(reports.filter(({ person }) => person.name === '6-1-301 老周')).toMatchObject([
        { messageIds: { length: 2 } },
      ])
      expect(await community.prisma.report.count()).toBe(4)
    }))

  it('are as urgent as the more urgent of them, from the earlier opening, and an emergency rings', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later, said, prisma } = community
      await resident('6-1-301 老周').says('楼道里一股煤气味，6栋1单元')
      await later('1 minute')
      await drainTold(community)
      const first = await ticket(community, 1)
      expect(first).toMatchObject({ class: 'P1' })
      const before = said(staffRoom).length
      await says(community, '合并 1 2')
      // The ring goes first.
      await later('5 seconds')

      expect(said(staffRoom).slice(before).join('\n')).toContain('按“紧急”办')
      const whole = await ticket(community, 2)
      expect(whole).toMatchObject({ class: 'P1', category: 'drain-blocked', state: 'offered' })
      expect(whole.openedAt).toEqual(first.openedAt)
      expect(whole.respondDueAt).toEqual(first.respondDueAt)
      expect(whole.solveDueAt).toEqual(first.solveDueAt)
      expect(said(staffRoom).slice(before).join('\n')).toContain('接单 2')
      expect(said('陈书记').at(-1)).toContain('接单 2')
      await checkTickets(prisma)
    }))

  it('are not merged where one is closed, merged, the same or of another estate', () =>
    withCommunity('postgres', async (community) => {
      await twoOfOne(community)
      await community.resident('1-1-101 阿明', plane).says('1栋1单元楼道灯坏了，梧桐苑')
      await community.later('20 seconds')
      await says(community, '合并 1 到 2', '陈书记')
      for (const [text, answer] of [
        ['合并 2 到 2', '两个都是工单2'],
        ['合并 1 到 2', '工单1已并到工单2，请用 2'],
        ['合并 2 到 1', '工单1已并到工单2，请用 2'],
        ['合并 3 到 2', '不是一个小区的'],
        ['合并 2 到 99', '没有工单99'],
        ['合并 2', '合并 13 到 12'],
      ] as const) {
        expect(await says(community, text), text).toEqual([expect.stringContaining(answer)])
      }
    }))

  it('are two again by 拆分: the reports go back, it is dispatched anew, and owed what it was owed', () =>
    withCommunity('postgres', async (community) => {
      const { later, said, prisma, resident } = community
      await twoOfOne(community)
      await resident('6-1-301 老周').says('3栋2单元下水道堵了，我路过看见污水都冒出来了')
      await later('20 seconds')
      const before = await ticket(community, 1)
      await says(community, '合并 1 到 2')
      await later('5 minutes')
      const answer = await says(community, '拆分 1')

      expect(answer.join('\n')).toContain('工单1已从工单2拆出来')
      const back = await ticket(community, 1)
      expect(back).toMatchObject({
        ...{ state: 'offered', closedAs: null, closedAt: null, mergedIntoId: null },
        ...{ openedAt: before.openedAt, solveDueAt: before.solveDueAt },
        respondDueAt: before.respondDueAt,
      })
      expect((await reporters(community, 1)).sort()).toEqual(
        before.reports.map(({ person }) => person.name).sort(),
      )
      expect(await reporters(community, 2)).toEqual(['6-1-301 老周', '6-1-402 钱叔'])
      expect((await ticket(community, 2)).reports[0]?.messageIds).toHaveLength(1)
      expect(said('刘师傅').at(-1)).toContain('又拆开了')
      await checkTickets(prisma)
    }))

  it('are not two again while their reports are in a third: the later merge is undone first', () =>
    withCommunity('postgres', async (community) => {
      await twoOfOne(community)
      await community.resident('8-1-201 赵姐').says('8栋停水了，一滴水都没有')
      await community.later('20 seconds')
      await says(community, '1并到2')
      await says(community, '2并到3')

      const answer = await says(community, '拆分 1', '陈书记')
      expect(answer.join('\n')).toContain('请先拆分后来并走的那张')
      expect(await ticket(community, 1)).toMatchObject({ closedAs: 'merged', reports: [] })
      await says(community, '拆分 2', '陈书记')
      await community.later('1 minute')
      await says(community, '拆分 1', '陈书记')
      await community.later('1 minute')
      expect((await reporters(community, 1)).sort()).toEqual(
        ['3-2-102 住户1', '3-2-501 李阿姨'].sort(),
      )
      await checkTickets(community.prisma)
    }))

  it('that made an emergency of the other leave it as it was', () =>
    withCommunity('postgres', async (community) => {
      await community.resident('6-1-301 老周').says('楼道里一股煤气味，6栋1单元')
      await community.later('1 minute')
      await drainTold(community)
      const before = await ticket(community, 2)
      await says(community, '合并 1 2')
      await says(community, '拆分 1')

      expect(await ticket(community, 1)).toMatchObject({ class: 'P1', state: 'offered' })
      expect(await ticket(community, 2)).toMatchObject({
        ...{ class: 'P2', openedAt: before.openedAt, solveDueAt: before.solveDueAt },
        state: 'offered',
      })
      await checkTickets(community.prisma)
    }))

  it('are one to the residents as well: what is said of the first is about the second', () =>
    withCommunity('postgres', async (community) => {
      const { resident, staff, later } = community
      await twoOfOne(community)
      await says(community, '合并 1 到 2')
      await staff('刘师傅').says('办完 2 都好了')
      await later('2 minutes')
      await resident('3-2-501 李阿姨').says('好了，谢谢')
      await later('20 seconds')

      expect(await ticket(community, 2)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      expect(await ticket(community, 1)).toMatchObject({ closedAs: 'merged' })
    }))
})
