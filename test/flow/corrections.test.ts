import { describe, expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported } from './steps.ts'

const dashes = '\n- - - - - - - - - - - - - - -\n'
const words = '3栋2单元下水道堵了，污水都返上来了'

/** 张师傅 says it in the staff group and is answered. */
async function says({ staff, said }: Community, text: string, who = '张师傅') {
  const before = said(staffRoom).length
  await staff(who).says(text)
  return said(staffRoom).slice(before)
}

const corrections = ({ prisma }: Community) =>
  prisma.correction.findMany({ orderBy: { id: 'asc' } })

onEachBackend('a ping for what was no report', (backend) => {
  it('is quoted by staff, closes as not ours, and is remembered with the words of the first report', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      const [ping] = community.said(staffRoom)

      expect(await says(community, `「邻里小助手：${ping}」${dashes}不是报修`)).toEqual([
        '工单1已撤单：不是报修，记下了。',
      ])
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'not-ours' })
      expect(await corrections(community)).toMatchObject([
        { text: words, act: 'chat', category: null, by: '张师傅', ticketId: 1, messageId: 1 },
      ])
      expect(await community.prisma.assignment.findMany()).toMatchObject([{ answer: 'taken-back' }])
    }))

  it('tells the one who is on the way, and the reporter who was told that somebody comes', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      const before = community.said(sunshine).length
      await says(community, '1 不是报修', '陈书记')

      expect(community.said('张师傅').at(-1)).toContain('不用去了')
      expect(community.posts(sunshine).slice(before)).toMatchObject([
        { calls: ['3-2-501 李阿姨'], text: expect.stringContaining('已撤单') },
      ])
    }))

  it('stays silent in the residents’ group where nobody was on the way', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      const before = community.said(sunshine).length
      await says(community, '1 不是报修', '陈书记')

      expect(community.said(sunshine)).toHaveLength(before)
    }))

  it('leaves the ticket as it is where the work is done, and is remembered all the same', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, '不是报修 1')

      expect(await drain(community)).toMatchObject({ state: 'done' })
      expect(await corrections(community)).toHaveLength(1)
    }))
})

onEachBackend('a ticket for another matter than it was taken for', (backend) => {
  it('changes its category, class and limits, and is offered anew where nobody has accepted', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      const pinged = await says(community, '这是停车 1', '陈书记')

      expect(pinged.join('\n')).toContain('从“下水堵塞”改为“停车”（一般）')
      expect(community.posts(staffRoom).at(-1)).toMatchObject({ calls: ['网格员王芳'] })
      expect(await drain(community)).toMatchObject({
        ...{ category: 'parking', class: 'P3', state: 'offered' },
        respondDueAt: new Date('2026-01-05T15:30:12+08:00'),
        solveDueAt: new Date('2026-01-12T10:00:12+08:00'),
      })
      const event = await community.prisma.ticketEvent.findFirst({ where: { move: 'correct' } })
      expect(event).toMatchObject({ by: '陈书记', reason: '下水堵塞 → 停车', to: null })
    }))

  it('is reminded of by its new limits', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await says(community, '这是 parking 1')
      const before = community.said(staffRoom).length
      await community.later('1 hour')
      expect(community.said(staffRoom)).toHaveLength(before)

      await community.later('3 hours')
      expect(community.said(staffRoom).slice(before)).toEqual([
        expect.stringMatching(/停车（工单1）\n.*\n没有别人可派了/),
      ])
    }))

  it('calls everybody where it is an emergency after all', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await says(community, '这是燃气泄漏 1')

      expect(community.said(staffRoom).join('\n')).toContain('紧急！谁在附近请马上去')
      expect(community.said('陈书记').at(-1)).toContain('501室')
    }))

  it('keeps its worker who has accepted', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await says(community, '这是 漏水 1')

      expect(await drain(community)).toMatchObject({
        ...{ category: 'water-leak', state: 'accepted' },
        assigneeId: (await community.prisma.staff.findUnique({ where: { name: '张师傅' } }))?.id,
      })
    }))
})

describe('a resident’s own words', () => {
  it('can be quoted privately in place of the ping', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.privately('张师傅').says(`「3-2-501 李阿姨：${words}」${dashes}这是 漏水`)

      expect(await drain(community)).toMatchObject({ category: 'water-leak' })
      expect(community.said('张师傅').join('\n')).toContain('改为“漏水”')
    }))

  it('that only joined a ticket teach, and leave the ticket to the others', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.resident('3-2-601 赵姐').says('我家也是，3栋2单元的下水道也返水了')
      await community.later('12 seconds')
      await says(community, `「3-2-601 赵姐：我家也是，3栋2单元的下水道也返水了」${dashes}不是报修`)

      expect(await drain(community)).toMatchObject({ state: 'offered' })
      expect(await corrections(community)).toMatchObject([
        { text: '我家也是，3栋2单元的下水道也返水了', act: 'chat', ticketId: null },
      ])
    }))

  it('that the assistant passed over are remembered, and become a ticket with their speaker for a reporter', () =>
    withCommunity('postgres', async (community) => {
      const { prisma, posts, resident, later } = community
      await resident('3-2-501 李阿姨').says('今天天气真好')
      await later('12 seconds')
      const answer = await says(community, `「3-2-501 李阿姨：今天天气真好」${dashes}这是绿化`)

      expect(answer.join('\n')).toContain('记下了，已开')
      expect(await corrections(community)).toMatchObject([
        { text: '今天天气真好', act: 'report', category: 'greenery', ticketId: null },
      ])
      expect(await prisma.ticket.findMany({ include: { reports: true } })).toMatchObject([
        {
          ...{ category: 'greenery', class: 'P3', state: 'offered', channel: 'chat' },
          reports: [{ text: '今天天气真好', messageIds: [1] }],
        },
      ])
      expect(posts(sunshine)).toMatchObject([
        { calls: ['3-2-501 李阿姨'], text: expect.stringContaining('绿化（工单1）已记下') },
      ])
    }))

  it('that the assistant passed over join the open incident they belong to', () =>
    withCommunity('postgres', async (community) => {
      const { prisma, resident, later } = community
      await resident('5-1-101 阿明').says('5栋停水了，一滴水都没有')
      await later('12 seconds')
      await resident('3-2-501 李阿姨').says('今天天气真好')
      await later('12 seconds')
      await says(community, `「3-2-501 李阿姨：今天天气真好」${dashes}这是 供水`)

      expect(await prisma.ticket.findMany({ include: { reports: true } })).toMatchObject([
        { id: 1, reports: { length: 2 } },
      ])
    }))

  it('that belong to a ticket already open no other; it is told how they could', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.resident('3-2-601 赵姐').says('我家也是，3栋2单元的下水道也返水了')
      await community.later('12 seconds')
      const answer = await says(
        community,
        `「3-2-601 赵姐：我家也是，3栋2单元的下水道也返水了」${dashes}这是 漏水`,
      )

      expect(answer).toEqual([expect.stringContaining('拆分 1')])
      expect(await community.prisma.ticket.count()).toBe(1)
    }))
})

describe('staff among residents', () => {
  it('correct by quoting there, and are answered privately', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later, said } = community
      await drainReported(community)
      const inGroup = said(sunshine).length
      await staff('张师傅', sunshine).says(`「3-2-501 李阿姨：${words}」${dashes}不是报修`)
      await later('20 seconds')

      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'not-ours' })
      expect(said(sunshine)).toHaveLength(inGroup)
      expect(said('张师傅').at(-1)).toContain('已撤单')
    }))

  it('may quote our own words about the ticket', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later, said } = community
      await drainReported(community)
      await staff('张师傅', sunshine).says(
        `「邻里小助手：${said(sunshine).at(-1)}」${dashes}这是 漏水`,
      )
      await later('20 seconds')

      expect(await drain(community)).toMatchObject({ category: 'water-leak' })
    }))

  it('open a ticket so that was missed', () =>
    withCommunity('postgres', async (community) => {
      const { resident, staff, later, prisma } = community
      await resident('3-2-501 李阿姨').says('今天天气真好')
      await later('20 seconds')
      await staff('张师傅', sunshine).says(`「3-2-501 李阿姨：今天天气真好」${dashes}这是 绿化`)
      await later('20 seconds')

      expect(await prisma.ticket.findMany()).toMatchObject([{ category: 'greenery' }])
    }))

  it('are a resident’s words of no effect: neighbours tell each other the same', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.resident('3-2-601 赵姐').says(`「3-2-501 李阿姨：${words}」${dashes}不是报修`)
      await community.later('20 seconds')

      expect(await drain(community)).toMatchObject({ state: 'offered' })
    }))
})

describe('a correction that cannot be made', () => {
  it('is answered with what is wrong and what is possible', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      for (const [who, text, answer] of [
        ['张师傅', '这是 停车位 1', '没有“停车位”这一类。最像的是：停车、'],
        ['张师傅', '这是 drain-bloked 1', '最像的是：下水堵塞、'],
        ['张师傅', '这是下水堵塞 1', '本来就是“下水堵塞”'],
        ['张师傅', '不是报修', '请引用那条消息，或写上工单号，比如：不是报修 12'],
        ['张师傅', '不是报修 99', '没有工单99'],
        ['张师傅', `「某人：没说过的话」${dashes}不是报修`, '没找到引用的这句话'],
        ['路过的居民', '不是报修 1', '要工作人员才能操作'],
      ] as const) {
        expect(await says(community, text, who), text).toEqual([expect.stringContaining(answer)])
      }
      expect(await drain(community)).toMatchObject({ state: 'offered', category: 'drain-blocked' })
    }))

  it('is not taken from talk', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      const [ping] = community.said(staffRoom)
      for (const talk of [
        '这是谁家的车',
        '这是3栋2单元的',
        '这不是报修吗',
        `「邻里小助手：${ping}」${dashes}这是3栋的老问题了`,
        `「邻里小助手：${ping}」${dashes}这是什么情况`,
      ]) {
        expect(await says(community, talk), talk).toEqual([])
      }
    }))
})
