import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drainReported } from './steps.ts'

onEachBackend('at night', (backend) => {
  it('who asks is answered, but the news waits until half past seven', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts, said } = community
        await drainReported(community)
        expect(said(sunshine)).toEqual([expect.stringContaining('已记下')])
        await staff('张师傅').says('接单 1')
        await later('30 minutes')
        await staff('张师傅').says('办完 1 通了')
        await later('8 hours')
        expect(said(sunshine)).toHaveLength(1)
        expect(said(staffRoom).at(-1)).toContain('已办完')

        await later('1 hour')
        const morning = new Date('2026-01-06T07:30:00+08:00')
        expect(posts(sunshine).at(-1)).toMatchObject({
          at: morning,
          text: expect.stringContaining('处理好了'),
        })
      },
      { at: new Date('2026-01-05T22:30:00+08:00') },
    ))

  it('neighbours who say the same are not answered one by one', () =>
    withCommunity(
      backend,
      async (community) => {
        const { resident, later, said, prisma } = community
        await drainReported(community)
        await resident('3-2-401 老周').says('我家下水道也堵了')
        await later('20 seconds')
        await resident('3-2-301 孙姐').says('我家也堵了，返水')
        await later('2 hours')

        expect(said(sunshine)).toEqual([
          expect.stringContaining('已记下'),
          expect.stringContaining('3 户'),
        ])
        expect(await prisma.report.count()).toBe(3)
      },
      { at: new Date('2026-01-05T22:30:00+08:00') },
    ))

  it('who has been called out hears at once that nobody is needed any more', () =>
    withCommunity(
      backend,
      async ({ prisma, resident, later, said }) => {
        const li = resident('3-2-501 李阿姨')
        await li.says('3栋2单元楼道里煤气味好大，快来人')
        await later('20 seconds')
        await li.says('搞错了 不用来了')
        await later('1 minute')

        expect(await prisma.ticket.findMany()).toMatchObject([{ closedAs: 'withdrawn' }])
        expect(said(staffRoom).at(-1)).toContain('不用去了')
      },
      { at: new Date('2026-01-05T22:30:00+08:00') },
    ))
})
