import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainReported } from './steps.ts'

const at = (time: string) => new Date(`${time}:00+08:00`)

/** What the ticket's one clock does next. */
const clockOf = async (community: Community) => {
  const { tickStep, tickAt } = await drain(community)
  return [tickStep, tickAt]
}

/** How often each step of the clock has been taken. */
async function stepsTaken({ prisma }: Community) {
  const rows = await prisma.ticketEvent.findMany({
    where: { by: 'linli', to: null },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ move }) => move)
}

/** Every ticket that is not closed has exactly one tick waiting. */
async function ticksWaiting({ prisma }: Community) {
  return prisma.outbox.count({ where: { job: 'ticket.tick', doneAt: null } })
}

onEachBackend('work that has to wait', (backend) => {
  it('is put on hold until a day, which staff and reporters are told, and is in hand again then', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, said, posts } = community
      await drainAccepted(community)
      const due = (await drain(community)).solveDueAt
      await staff('张师傅').says('挂起 1 等配件 到 1月8日')
      expect(said(staffRoom).at(-1)).toContain('已挂起到 1月8日 周四')
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: ['3-2-501 李阿姨'],
        text: expect.stringMatching(/暂时挂起：等配件，预计 1月8日 周四接着办/),
      })
      expect(await drain(community)).toMatchObject({
        ...{ state: 'on-hold', holdUntil: at('2026-01-08T08:30') },
      })
      expect(await clockOf(community)).toEqual(['resume', at('2026-01-08T08:30')])

      await later('2 days')
      const before = said(staffRoom).length
      expect(await drain(community)).toMatchObject({ state: 'on-hold' })
      await later('1 day')
      expect(await drain(community)).toMatchObject({ state: 'accepted', holdUntil: null })
      expect(posts(staffRoom).slice(before)).toMatchObject([
        {
          calls: ['张师傅'],
          at: at('2026-01-08T08:30'),
          text: expect.stringContaining('挂起的日子到了'),
        },
      ])
      const stood = at('2026-01-08T08:30').getTime() - at('2026-01-05T10:00').getTime() - 12_000
      expect((await drain(community)).solveDueAt.getTime()).toBe(due.getTime() + stood)
    }))

  it('waits three days where no day is named', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await community.staff('张师傅').says('挂起 1 等配件')
      expect(community.said(staffRoom).at(-1)).toContain('1月8日')
      await community.later('71 hours')
      expect(await drain(community)).toMatchObject({ state: 'on-hold' })
      await community.later('1 hour')
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))

  it.each([
    ['挂起 1 到周五', '要写上原因'],
    ['挂起 1 等配件 到昨天', '没看懂挂起到哪一天'],
    ['挂起 1 等配件 到 2025年12月1日', '挂起要到以后'],
    ['挂起 1 等配件 到 2026年5月1日', '最多挂起 60 天'],
  ])('%s is refused with what is wrong and what is possible', (says, hears) =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await community.staff('张师傅').says(says)
      expect(community.said(staffRoom).at(-1)).toMatch(new RegExp(`${hears}.*挂起 1 等配件 3天`))
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }),
  )

  it('goes to somebody on duty at the day where its worker has gone off duty', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, posts, prisma } = community
      await drainAccepted(community)
      await staff('张师傅').says('挂起 1 等配件 到明天')
      await staff('张师傅').says('下班')
      expect(await drain(community)).toMatchObject({ state: 'on-hold' })
      await later('1351 minutes')

      expect(posts(staffRoom).at(-1)).toMatchObject({
        ...{ calls: ['刘师傅'], text: expect.stringContaining('接单 1') },
      })
      const hands = await prisma.assignment.findMany({
        orderBy: { id: 'asc' },
        include: { staff: true },
      })
      expect(hands.map(({ staff: { name }, answer }) => [name, answer])).toEqual([
        ['张师傅', 'taken-back'],
        ['刘师傅', null],
      ])
    }))

  it('can be taken up again before the day', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await community.staff('张师傅').says('挂起 1 等配件 到周五')
      await community.later('2 hours')
      await community.staff('张师傅').says('恢复 1')
      expect(await drain(community)).toMatchObject({ state: 'accepted', holdUntil: null })
      const { solveDueAt } = await drain(community)
      const fourHours = 4 * 3_600_000
      expect(await clockOf(community)).toEqual([
        'solve-warn',
        new Date(solveDueAt.getTime() - fourHours),
      ])
    }))
})

onEachBackend('work that is not done in time', (backend) => {
  it('is warned of, missed, brought to the office, and asked after every working day', () =>
    withCommunity(backend, async (community) => {
      const { later, posts } = community
      await drainAccepted(community)
      const before = posts(staffRoom).length
      await later('19 hours')
      expect(posts(staffRoom).slice(before)).toEqual([])
      await later('3 hours')
      // The warning of six in the morning has waited for half past seven.
      expect(posts(staffRoom).slice(before)).toMatchObject([
        { calls: ['张师傅'], at: at('2026-01-06T07:30'), text: expect.stringContaining('请抓紧') },
      ])
      await later('3 hours')
      expect(posts(staffRoom).slice(before + 1)).toMatchObject([
        { calls: ['张师傅', '陈书记'], text: expect.stringContaining('过了时限') },
      ])
      expect(posts('陈书记').at(-1)?.text).toContain('过了时限')
      await later('4 hours')
      expect(posts(adminRoom)).toMatchObject([
        { calls: ['陈书记'], text: expect.stringMatching(/在张师傅手里.*书记过问/) },
      ])
      await later('2 days')
      expect(posts(staffRoom).slice(before + 2)).toMatchObject([
        { calls: ['张师傅'], text: expect.stringContaining('今天请回个进展') },
        { calls: ['张师傅'], text: expect.stringContaining('今天请回个进展') },
      ])
      expect(await stepsTaken(community)).toEqual([
        ...['solve-warn', 'solve-breach', 'solve-escalate', 'call-again', 'call-again'],
      ])
    }))

  it('is not late while it is on hold, or while residents are asked', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, resident } = community
      await drainAccepted(community)
      await staff('张师傅').says('挂起 1 等配件 到 1月20日')
      await later('15 days')
      await staff('张师傅').says('办完 1 通了')
      await later('23 hours')
      await resident('3-2-501 李阿姨').says('没修好，还是堵的')
      await later('1 minute')
      expect(await stepsTaken(community)).not.toContain('solve-breach')
      const { solveDueAt } = await drain(community)
      expect(solveDueAt.getTime()).toBeGreaterThan(community.now().getTime())
    }))

  it('has other limits when its class changes', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await community.staff('陈书记').says('这是 停车 1')
      const ticket = await drain(community)
      expect(ticket.class).toBe('P3')
      expect(ticket.solveDueAt).toEqual(new Date(ticket.openedAt.getTime() + 7 * 86_400_000))
      expect(ticket.tickStep).toBe('solve-warn')
      expect(ticket.tickAt).toEqual(new Date(ticket.openedAt.getTime() + 6 * 86_400_000))
      expect(await ticksWaiting(community)).toBe(1)
    }))
})

onEachBackend('a ticket’s clock', (backend) => {
  it('runs on where the process was down when its time came', () =>
    withCommunity(backend, async (community) => {
      const { goesDown, comesUp, passes, settled, posts } = community
      await drainAccepted(community)
      const before = posts(staffRoom).length
      await goesDown()
      passes('25 hours')
      await comesUp()
      await settled()
      expect(posts(staffRoom).slice(before)).toMatchObject([
        { text: expect.stringContaining('过了时限') },
      ])
      expect(await ticksWaiting(community)).toBe(1)
    }))

  it('runs on where the queue was wiped', () =>
    withCommunity(backend, async (community) => {
      const { later, running } = community
      await drainReported(community)
      await later('10 minutes')
      await running().queues.wipe()
      await later('25 minutes')
      expect(await stepsTaken(community)).toContain('respond-breach')
      expect(await ticksWaiting(community)).toBe(1)
    }))

  it('takes no step twice, however often its tick is delivered, and none that is out of date', () =>
    withCommunity(backend, async (community) => {
      const { prisma, later, running, settled, posts } = community
      await drainAccepted(community)
      await later('25 hours')
      const before = { steps: await stepsTaken(community), posts: posts().length }
      const ticks = await prisma.outbox.findMany({ where: { job: 'ticket.tick' } })
      expect(ticks.length).toBeGreaterThan(3)
      for (const { id, job, payload } of [...ticks, ...ticks]) {
        const again = `again-${id}-${Math.abs(id)}`
        await running().queues.add('work', `${again}-a`, { outboxId: id, job, payload })
        await running().queues.add('work', `${again}-b`, { outboxId: id, job, payload })
      }
      await prisma.outbox.updateMany({
        where: { job: 'ticket.tick', doneAt: { not: null } },
        data: { doneAt: null, relayedAt: null, runAt: community.now() },
      })
      await settled()
      expect(await stepsTaken(community)).toEqual(before.steps)
      expect(posts()).toHaveLength(before.posts)
      expect(await ticksWaiting(community)).toBe(1)
    }))
})

it.each(['下水道师傅什么时候来修啊', '下水道怎么还没人来修'])(
  '“%s” about what is on hold is told the reason and the date',
  (question) =>
    withCommunity('postgres', async (community) => {
      const { staff, resident, later, said } = community
      await drainAccepted(community)
      await staff('张师傅').says('挂起 1 等配件 到 1月8日')
      await later('1 hour')
      const before = said(sunshine).length
      await resident('3-2-501 李阿姨').says(question)
      await later('12 seconds')

      expect(said(sunshine).slice(before).join()).toMatch(
        /暂时挂起：等配件，预计 1月8日 周四接着办/,
      )
    }),
)

it('impatience about what nobody has asks nobody for news', () =>
  withCommunity('postgres', async (community) => {
    const { resident, later, said } = community
    await drainReported(community)
    await later('62 minutes')
    expect(await drain(community)).toMatchObject({ assigneeId: null })
    await resident('3-2-501 李阿姨').says('下水道怎么还没人来修')
    await later('12 seconds')

    expect(said(staffRoom).at(-1)).toMatch(/居民在催：.*还没人接，谁能去请回：接单 1/)
  }))
