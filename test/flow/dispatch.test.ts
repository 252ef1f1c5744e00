import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { unhurried } from './process.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drain, drainReported, lampReported } from './steps.ts'

const contains = (words: string): unknown => expect.stringContaining(words)

/** Who has had tickets in hand, in order: of which ticket, whose, and what became of it. */
const hands = async ({ prisma }: Community) => {
  const rows = await prisma.assignment.findMany({
    orderBy: { id: 'asc' },
    include: { staff: true },
  })
  return rows.map(({ ticketId, staff, answer }) => [ticketId, staff.name, answer])
}

async function wished({ resident, later }: Community) {
  await resident('5-1-101 赵奶奶').says('想借个轮椅推老伴下楼晒太阳，哪位志愿者能帮帮忙')
  await later('12 seconds')
}

describe('a small wish', () => {
  it('is offered to all who fit in one post, and the first to say so has it', () =>
    withCommunity('postgres', async (community) => {
      const { staff, posts, said, prisma } = community
      await wished(community)
      expect(posts(staffRoom)).toMatchObject([
        { calls: ['网格员王芳'], text: contains('谁有空请抢单，回：抢单 1') },
      ])
      expect(await drain(community)).toMatchObject({ state: 'offered', assigneeId: null })

      await staff('张师傅').says('抢单 1')
      await staff('网格员王芳').says('抢单 1')
      expect(said(staffRoom).at(-1)).toContain('已经由张师傅接了')
      expect(await hands(community)).toEqual([[1, '张师傅', 'accepted']])
      expect(await prisma.ticketEvent.findMany({ where: { move: 'offer' } })).toMatchObject([
        { reason: '抢单：网格员王芳' },
      ])
    }))

  it('is offered directly to the best when half of the time is over', () =>
    withCommunity('postgres', async (community) => {
      const { later, posts } = community
      await wished(community)
      await later('3 hours')
      expect(posts(staffRoom)).toHaveLength(1)

      await later('1 hour')
      expect(posts(staffRoom).at(-1)).toMatchObject({
        calls: ['网格员王芳'],
        text: contains('退单 1 原因'),
      })
      expect(await hands(community)).toEqual([[1, '网格员王芳', null]])
    }))
})

const troubles = [
  ['3-2-501 李阿姨', '3栋2单元下水道堵了，污水都返上来了'],
  ['7-1-201 老孙', '7栋1单元楼道灯坏了，黑漆漆的'],
  ['9-3-602 小高', '9栋3单元602厨房水管爆了，水漏得到处都是'],
] as const

async function reported({ resident, later }: Community, count: number) {
  for (const [who, what] of troubles.slice(0, count)) {
    await resident(who).says(what)
    await later('1 minute')
  }
}

describe('several tickets', () => {
  it('go to those who fit in turn', () =>
    withCommunity('postgres', async (community) => {
      await reported(community, 3)
      expect(await hands(community)).toEqual([
        [1, '张师傅', null],
        [2, '刘师傅', null],
        [3, '张师傅', null],
      ])
    }))

  it('are not offered to those who have as many in hand as they may', () =>
    withCommunity('postgres', async (community) => {
      const { staff, said } = community
      await staff('陈书记').says('上限 张师傅 1')
      expect(said(staffRoom).at(-1)).toContain('张师傅手上最多 1 单')
      await staff('陈书记').says('上限 @刘师傅 1')
      await reported(community, 3)

      expect(await hands(community)).toEqual([
        [1, '张师傅', null],
        [2, '刘师傅', null],
        [3, '网格员王芳', null],
      ])
    }))

  it('are the supervisor’s where all are at their caps, and can be handed over all the same', () =>
    withCommunity('postgres', async (community) => {
      const { staff, posts } = community
      for (const name of ['张师傅', '刘师傅', '网格员王芳']) {
        await staff('陈书记').says(`上限 ${name} 0`)
      }
      await drainReported(community)
      expect(posts(staffRoom).at(-1)).toMatchObject({
        calls: ['陈书记'],
        text: contains('转单 1 @谁'),
      })
      await staff('陈书记').says('转单 1 @张师傅')
      await staff('张师傅').says('接单 1')

      expect(await hands(community)).toEqual([
        [1, '陈书记', 'passed-on'],
        [1, '张师傅', 'accepted'],
      ])
    }))

  it('that found nobody are offered when somebody has room again', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later } = community
      for (const name of ['张师傅', '刘师傅', '网格员王芳', '陈书记']) {
        await staff('陈书记').says(`上限 ${name} 0`)
      }
      await drainReported(community)
      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      await staff('陈书记').says('上限 刘师傅 5')
      await later('31 minutes')

      expect(await hands(community)).toEqual([[1, '刘师傅', null]])
    }))

  it('have caps that only a supervisor or the office sets', () =>
    withCommunity('postgres', async ({ staff, said, prisma }) => {
      await staff('张师傅').says('上限 张师傅 1')
      expect(said(staffRoom).at(-1)).toContain('主管')
      await staff('陈书记').says('上限 老王 1')
      expect(said(staffRoom).at(-1)).toContain('工作人员里没有“老王”')
      await staff('陈书记').says('上限 1')
      expect(said(staffRoom).at(-1)).toContain('上限 张师傅 6')
      expect(await prisma.staff.count({ where: { cap: { not: null } } })).toBe(0)
    }))
})

describe('what somebody has let lie', () => {
  it('does not come back to them while others can be asked', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.later('50 minutes')

      expect(await hands(community)).toEqual([
        [1, '张师傅', 'lapsed'],
        [1, '刘师傅', 'lapsed'],
        [1, '网格员王芳', 'lapsed'],
        [1, '陈书记', null],
      ])
    }))

  it('is explained by its history', () =>
    withCommunity('postgres', async (community) => {
      await drainReported(community)
      await community.later('65 minutes')
      const events = await community.prisma.ticketEvent.findMany({
        where: { NOT: { move: { startsWith: 'respond' } } },
        orderBy: { id: 'asc' },
      })

      expect(events.map(({ move, reason }) => [move, reason])).toEqual([
        ['open', null],
        ['offer', '派给张师傅'],
        ['pass-on', null],
        ['offer', '张师傅没接，派给刘师傅'],
        ['pass-on', null],
        ['offer', '刘师傅没接，派给网格员王芳'],
        ['pass-on', null],
        ['offer', '网格员王芳没接，派给陈书记'],
        ['pass-on', null],
        ['release', '没有可派的人'],
        ['nobody', null],
      ])
      expect(community.said(sunshine)).toHaveLength(1)
    }))
})

describe('a staff group that has heard a lot', () => {
  it('goes on hearing of tickets in an hour in which a residents’ group hears no more', () =>
    withCommunity(
      'postgres',
      async (community) => {
        await drainReported(community)
        await lampReported(community)
        await community.later('50 minutes')

        expect(community.posts(staffRoom).length).toBeGreaterThan(4)
        expect(community.said(sunshine)).toHaveLength(1)
      },
      { pace: { ...unhurried, roomPerHour: 1 } },
    ))

  it('hears of a ticket only whom it is offered to by now, where an offer could not be said in time', () => {
    let saidEnough = true
    const pace = { ...unhurried, perDay: 0 }
    Object.defineProperty(pace, 'perDay', { get: () => (saidEnough ? 0 : 1_000_000) })
    return withCommunity(
      'postgres',
      async (community) => {
        await drainReported(community)
        await community.later('20 minutes')
        expect(community.said(staffRoom)).toEqual([])

        saidEnough = false
        await community.later('41 minutes')
        const calls = community.posts(staffRoom).flatMap((post) => post.calls)
        expect(new Set(calls)).toEqual(new Set(['网格员王芳', '陈书记']))
      },
      { pace },
    )
  })
})
