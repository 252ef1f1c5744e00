import { expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine, community as usual } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported } from './steps.ts'

const second = '阳光花园二群'
/** The estate has two groups. */
const setup = Setup.parse({
  ...usual,
  rooms: [...usual.rooms, { name: second, kind: 'residents', estate: '阳光花园' }],
})

const li = '3-2-501 李阿姨'
const sun = '3-2-301 孙姐'

async function says({ resident, later }: Community, who: string, text: string, room = sunshine) {
  await resident(who, room).says(text)
  await later('15 seconds')
}

const tens = (time: string) => new Date(`2026-01-${time}:00+08:00`)

onEachBackend('who reported something', (backend) => {
  it('hears of acceptance, hold and end, in whichever group they said it, called by name', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts } = community
        await drainReported(community)
        await says(community, sun, '3栋2单元下水道也堵了，返水', second)
        await later('5 minutes')
        const before = [posts(sunshine).length, posts(second).length] as const
        await staff('张师傅').says('接单 1')
        await later('1 hour')
        await staff('张师傅').says('挂起 1 等配件 到周三')
        await later('2 days')
        await staff('张师傅').says('办完 1 通了')
        await later('2 minutes')
        await says(community, li, '好了')
        for (const [room, who, from] of [
          [sunshine, li, before[0]],
          [second, sun, before[1]],
        ] as const) {
          const heard = posts(room).slice(from)
          expect(heard.map(({ text }) => text)).toEqual([
            expect.stringContaining('已接单'),
            expect.stringMatching(/挂起：等配件，预计 1月7日/),
            expect.stringContaining('处理好了'),
            expect.stringContaining('已办结'),
          ])
          expect(heard.map(({ calls }) => calls)).toEqual(heard.map(() => [who]))
        }
      },
      { setup },
    ))

  it('is called by name in no staff group, and a matter is told in no group of another estate', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, li, '好了')
      const elsewhere = community
        .posts()
        .filter(({ to }) => to === '梧桐苑邻里群' || to === adminRoom)
      expect(elsewhere).toEqual([])
      expect(community.posts(staffRoom).flatMap(({ calls }) => calls)).not.toContain(li)
    }))

  it('about a person hears that it has to wait, and the group does not hear why', () =>
    withCommunity(backend, async (community) => {
      const { resident, staff, later, said } = community
      await resident('5-1-501 李阿姨').says('5栋1单元501老人摔倒起不来了，快来人')
      await staff('网格员王芳').says('接单 1')
      await later('20 minutes')
      await staff('网格员王芳').says('挂起 1 王秀英送医院做检查去了 到明天')
      expect(said(sunshine).at(-1)).toMatch(/暂时挂起，预计 1月6日/)
      expect(said(sunshine).join()).not.toMatch(/医院|王秀英/)
    }))
})

onEachBackend('in the night', (backend) => {
  const evening = { at: tens('05T21:00') }

  it('news waits for half past seven, and what waited together is said together', () =>
    withCommunity(
      backend,
      async (community) => {
        const { resident, staff, later, posts } = community
        await drainReported(community)
        await says(community, '5-1-302 小林', '5栋1单元楼道灯不亮了')
        await later('40 minutes')
        const before = posts(sunshine).length
        await staff('张师傅').says('接单 1')
        await staff('刘师傅').says('接单 2')
        await later('1 hour')
        // Whoever speaks in the night is answered, and nobody hears the news along with that.
        await resident('9-1-101 赵').says('9栋1单元下水道也堵了，返水')
        await later('1 minute')
        expect(posts(sunshine).slice(before)).toMatchObject([{ calls: ['9-1-101 赵'] }])
        expect(posts(sunshine).at(-1)?.text).not.toContain('已接单')
        await later('12 hours')
        expect(posts(sunshine).slice(before + 1)).toMatchObject([
          { at: tens('06T07:30'), text: expect.stringMatching(/工单1.*已接单.*\n.*工单2.*已接单/) },
        ])
      },
      evening,
    ))

  it('news that is no longer true in the morning is not said', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts } = community
        await drainReported(community)
        await later('1 hour')
        await staff('张师傅').says('接单 1')
        await later('1 hour')
        await staff('张师傅').says('挂起 1 等邻居开门 到明天')
        await later('30 minutes')
        await staff('张师傅').says('恢复 1')
        await later('30 minutes')
        const before = posts(sunshine).length
        await staff('张师傅').says('办完 1 通了')
        await later('8 hours')
        expect(posts(sunshine).slice(before)).toMatchObject([
          { at: tens('06T07:30'), text: expect.stringMatching(/^.*处理好了：通了.*$/) },
        ])
      },
      evening,
    ))

  it('what was confirmed meanwhile is not asked about any more', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts } = community
        await drainReported(community)
        await staff('张师傅').says('接单 1')
        await later('2 hours')
        const before = posts(sunshine).length
        await staff('张师傅').says('办完 1 通了')
        await later('5 minutes')
        await says(community, li, '通了通了')
        expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
        await later('9 hours')
        expect(
          posts(sunshine)
            .slice(before)
            .map(({ text }) => text)
            .join('\n'),
        ).not.toContain('看看好了没')
      },
      evening,
    ))

  it('staff are called to come, but reminded of nothing', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts, resident } = community
        await drainAccepted(community)
        await later('2 hours')
        const before = posts(staffRoom).length
        await resident(li).says('下水道怎么还没来人修，等半天了')
        await later('1 minute')
        expect(posts(staffRoom).slice(before)).toEqual([])
        await staff('陈书记').says('转单 1 @刘师傅')
        expect(posts(staffRoom).slice(before)).toContainEqual(
          expect.objectContaining({ calls: ['刘师傅'], text: expect.stringContaining('接单 1') }),
        )
        await later('10 hours')
        expect(
          posts(staffRoom)
            .map(({ text }) => text)
            .join('\n'),
        ).toContain('居民在催')
      },
      evening,
    ))

  it('an emergency is told at once to everybody', () =>
    withCommunity(
      backend,
      async (community) => {
        const { resident, staff, later, said } = community
        await later('3 hours')
        await resident(li).says('3栋2单元楼道里好大的煤气味，报警器一直响')
        await staff('张师傅').says('接单 1')
        expect(said(sunshine).at(-1)).toContain('已接单')
        await staff('张师傅').says('办完 1 阀门关好了')
        await later('2 minutes')
        expect(said(sunshine).at(-1)).toContain('处理好了')
      },
      evening,
    ))
})
