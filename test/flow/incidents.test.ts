import { describe, expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { plane, staffRoom, sunshine } from './setup.ts'
import { checkTickets } from './ticket-books.ts'

const dashes = '\n- - - - - - - - - - - - - - -\n'

/** A drain of 3栋2单元 is ticket 1; 李阿姨 has told it. */
async function drainTold({ resident, later }: Community) {
  await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
  await later('20 seconds')
}

/** So many neighbours of the same stair chime in. */
async function neighbours({ resident, later }: Community, count: number, from = 1) {
  for (let one = from; one < from + count; one++) {
    await resident(`3-2-${one}02 住户${one}`).says('我家下水也堵了')
    await later('15 seconds')
  }
}

/** Somebody of 6栋 has another matter: ticket 2. */
async function lampTold({ resident, later }: Community, words = '6栋1单元楼道灯不亮了') {
  await resident('6-1-301 老周').says(words)
  await later('20 seconds')
}

const ticket = ({ prisma }: Community, id: number) =>
  prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: {
      assignee: true,
      reports: { include: { person: true }, orderBy: { id: 'asc' } },
      events: { orderBy: { id: 'asc' } },
    },
  })

const reporters = async (community: Community, id: number) =>
  (await ticket(community, id)).reports.map(({ person }) => person.name)

const moves = async (community: Community, id: number) =>
  (await ticket(community, id)).events.map(({ move }) => move)

/** What is answered in the staff group to an order. */
async function says({ staff, said }: Community, text: string, who = '张师傅') {
  const before = said(staffRoom).length
  await staff(who).says(text)
  return said(staffRoom).slice(before)
}

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
      expect(await says(community, '拆分 1 李阿姨')).toEqual([
        expect.stringContaining('李**反映的已拆成'),
        expect.stringContaining('接单 2'),
      ])
      await community.resident('3-2-902 赵姐').says('我家也是，3栋2单元的下水道也返水了')
      await community.later('20 seconds')
      await neighbours(community, 1, 8)
      const words = '我家也是，3栋2单元的下水道也返水了'
      await says(community, `「3-2-902 赵姐：${words}」${dashes}拆分`)

      expect(await reporters(community, 3)).toEqual(['3-2-902 赵姐'])
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
      const answer = await says(community, '合并 1 2')

      expect(answer.join('\n')).toContain('按“紧急”办')
      const whole = await ticket(community, 2)
      expect(whole).toMatchObject({ class: 'P1', category: 'drain-blocked', state: 'offered' })
      expect(whole.openedAt).toEqual(first.openedAt)
      expect(whole.respondDueAt).toEqual(first.respondDueAt)
      expect(whole.solveDueAt).toEqual(first.solveDueAt)
      await later('1 second')
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
