import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { staffRoom } from './setup.ts'
import { drain, drainAccepted, drainReported } from './steps.ts'
import { checkTickets } from './ticket-books.ts'

/** What is answered in the staff group to an order. */
async function says({ staff, said }: Community, text: string, who = '陈书记') {
  const before = said(staffRoom).length
  await staff(who).says(text)
  return said(staffRoom).slice(before)
}

const lastEvent = ({ prisma }: Community, move: string) =>
  prisma.ticketEvent.findFirst({ where: { move }, orderBy: { id: 'desc' } })

describe('the category of a ticket', () => {
  it('is changed with a reason: class and limits follow from the opening, and its worker hears of it', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      const answer = await says(community, '改 1 类别 停车 居民说的是车位积水')

      expect(answer).toEqual(['工单1改好了：类别从“下水堵塞”改为“停车”（一般）。'])
      expect(await drain(community)).toMatchObject({
        ...{ category: 'parking', class: 'P3', state: 'accepted' },
        solveDueAt: new Date('2026-01-12T10:00:12+08:00'),
      })
      expect(await lastEvent(community, 'edit')).toMatchObject({
        by: '陈书记',
        reason: '下水堵塞 → 停车：居民说的是车位积水',
      })
      expect(community.said('张师傅').at(-1)).toContain('陈书记改了')
      expect(community.said('张师傅').at(-1)).toContain('居民说的是车位积水')
      await checkTickets(community.prisma)
    }))

  it('leaves the offer with whoever does such work as well, and asks another where they do not', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      const before = await drain(community)
      await says(community, '改 1 类别 漏水 是水管不是下水')
      expect(await drain(community)).toMatchObject({ assigneeId: before.assigneeId })

      await says(community, '改 1 类别 停车 又说错了')
      expect(community.posts(staffRoom).at(-1)).toMatchObject({ calls: ['网格员王芳'] })
      const rows = await community.prisma.assignment.findMany({ orderBy: { id: 'asc' } })
      expect(rows).toMatchObject([{ answer: 'taken-back' }, { answer: null }])
      await checkTickets(community.prisma)
    }))

  it('does not lose the time for which the work stood still', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      await community.staff('张师傅').says('挂起 1 等配件')
      await community.later('5 hours')
      await community.staff('张师傅').says('恢复 1')
      await says(community, '改 1 类别 停车 说错了')

      expect(await drain(community)).toMatchObject({
        solveDueAt: new Date('2026-01-12T15:00:12+08:00'),
      })
    }))
})

describe('the class of a ticket', () => {
  it.each([
    ['P3', 'P3'],
    ['一般', 'P3'],
    ['复杂', 'P4'],
    ['p4', 'P4'],
  ])('is called %s', (words, urgency) =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      await says(community, `改 1 紧急 ${words} 不急`)

      expect(await drain(community)).toMatchObject({ class: urgency, category: 'drain-blocked' })
    }),
  )

  it('raised to an emergency rings like any other: everybody is called until somebody accepts', () =>
    withCommunity('postgres', async (community) => {
      const { later, said, posts } = community
      await drainReported(community)
      await says(community, '改 1 紧急 P1 污水进了配电间')
      await later('1 second')

      expect(await drain(community)).toMatchObject({
        ...{ class: 'P1', state: 'offered' },
        respondDueAt: new Date('2026-01-05T10:10:12+08:00'),
      })
      expect(posts(staffRoom).at(-1)?.calls.length).toBeGreaterThan(2)
      await later('3 minutes')
      expect(said(staffRoom).at(-1)).toContain('第 2 次叫')
      await checkTickets(community.prisma)
    }))

  it('raised while somebody has it in hand tells them and the supervisors, and asks nobody to accept it', () =>
    withCommunity('postgres', async (community) => {
      const { said, posts } = community
      await drainAccepted(community)
      const before = said(staffRoom).length
      await says(community, '改 1 紧急 紧急 污水进了配电间')

      expect(await drain(community)).toMatchObject({ class: 'P1', state: 'accepted' })
      const told = posts(staffRoom).slice(before)
      expect(told).toContainEqual(
        expect.objectContaining({
          calls: ['张师傅'],
          text: expect.stringMatching(/现在是紧急事！.*污水进了配电间\n在张师傅手里，请马上去/),
        }),
      )
      expect(told.map(({ text }) => text).join('\n')).not.toContain('接单 1')
      expect(said('张师傅').at(-1)).toMatch(/501室.*现在是紧急事/)
      expect(said('网格员王芳')).toEqual([])

      await says(community, '改 1 紧急 急修 水退了', '张师傅')
      await says(community, '改 1 紧急 紧急 又淹了', '张师傅')
      expect(said('陈书记').at(-1)).toMatch(/现在是紧急事！.*又淹了\n在张师傅手里/)
    }))

  it('lowered from an emergency is offered to one as any other', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later, prisma } = community
      await resident('6-1-301 老周').says('楼道里一股煤气味，6栋1单元')
      await later('10 seconds')
      await says(community, '改 1 紧急 一般 是油漆味')
      await later('1 second')

      const ticket = await prisma.ticket.findUniqueOrThrow({ where: { id: 1 } })
      expect(ticket).toMatchObject({ class: 'P3', state: 'offered' })
      expect(ticket.assigneeId).not.toBeNull()
      await checkTickets(prisma)
    }))
})

describe('the place of a ticket', () => {
  it('is changed with a reason, and whoever goes there learns it in full', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      const answer = await says(community, '改 1 位置 5栋2单元301 说错楼了')

      expect(answer).toEqual(['工单1改好了：位置改了。'])
      expect((await drain(community)).address).toEqual({ building: '5', unit: '2', room: '301' })
      expect(await lastEvent(community, 'place')).toMatchObject({
        reason: '阳光花园3栋2单元501室 → 阳光花园5栋2单元301室：说错楼了',
      })
      expect(community.said('张师傅').at(-1)).toContain('5栋2单元301室')
      expect(community.said('张师傅').at(-1)).toContain(
        '位置从“阳光花园3栋2单元501室”改为“阳光花园5栋2单元301室”',
      )
    }))

  it('is answered in full privately', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      await community.privately('张师傅').says('改 1 位置 3栋2单元601 说错了')

      expect(community.said('张师傅').at(-1)).toBe(
        '工单1改好了：位置从“阳光花园3栋2单元501室”改为“阳光花园3栋2单元601室”。',
      )
    }))

  it.each([
    ['3栋 2单元 601 说错了', { building: '3', unit: '2', room: '601' }],
    ['东门 说错了', { spot: '东门' }],
  ])('may be told as %s', (words, address) =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await says(community, `改 1 位置 ${words}`)

      expect((await drain(community)).address).toEqual(address)
    }),
  )
})

describe('a change that cannot be made', () => {
  it('is answered with what is wrong and what is possible', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      for (const [text, answer] of [
        ['改 1 类别 停车', '请写上原因，比如：改 1 类别 停车'],
        ['改 1 紧急 P3', '请写上原因'],
        ['改 1 位置 5栋', '请写上原因，比如：改 1 位置 5栋'],
        ['改 1 类别 停车位 说错了', '没有“停车位”这一类'],
        ['改 1 类别 下水堵塞 说错了', '本来就是“下水堵塞”'],
        ['改 1 紧急 急急急 快点', '不是紧急程度。可以写：紧急（P1）'],
        ['改 1 紧急 急修 快点', '本来就是“急修”'],
        ['改 1 位置 那边 说错了', '改什么？比如'],
        ['改 1', '改什么？比如'],
        ['改 99 类别 停车 说错了', '没有工单99'],
        ['改 类别 停车 说错了', '哪一个工单'],
      ] as const) {
        expect(await says(community, text), text).toEqual([expect.stringContaining(answer)])
      }
      expect(await community.prisma.ticketEvent.count({ where: { move: 'edit' } })).toBe(0)
    }))

  it('is refused of what is closed, and to whoever has nothing to do with it', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      expect(await says(community, '改 1 类别 停车 说错了', '网格员王芳')).toEqual([
        '这个要手上有这单的人、主管、书记或管理员来做。',
      ])
      await says(community, '不是报修 1')
      expect(await says(community, '改 1 类别 停车 说错了')).toEqual(['工单1已办结，不能改了。'])
    }))
})
