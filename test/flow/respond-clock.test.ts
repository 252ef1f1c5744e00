import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom } from './setup.ts'
import { drain, drainAccepted, drainReported } from './steps.ts'

/** What the staff group heard after the first so many posts: who was called, and with which words. */
const heard = ({ posts }: Community, after = 0, room = staffRoom) =>
  posts(room)
    .slice(after)
    .map(({ calls, text }) => [calls, text])

const contains = (words: string): unknown => expect.stringContaining(words)

onEachBackend('a ticket that nobody takes', (backend) => {
  it('goes to the next after half of the time, and so on; its supervisor hears at the end of it', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.later('14 minutes')
      expect(heard(community)).toEqual([[['张师傅'], contains('接单 1')]])

      await community.later('2 minutes')
      expect(heard(community, 1)).toEqual([[['刘师傅'], contains('接单 1')]])

      await community.later('15 minutes')
      expect(heard(community, 2)).toEqual([
        [['网格员王芳'], contains('接单 1')],
        [['陈书记'], contains('到时限还没人接单')],
      ])
      expect(await drain(community)).toMatchObject({ state: 'offered' })
    }))

  it('is offered to the supervisor in the end, then is nobody’s, and the office hears of it', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.later('46 minutes')
      expect(heard(community).at(-1)).toEqual([['陈书记'], contains('没有别人可派了')])
      expect(heard(community, 0, adminRoom)).toEqual([])

      await community.later('15 minutes')
      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      expect(heard(community).at(-1)).toEqual([['陈书记'], contains('没有人可派')])
      expect(heard(community, 0, adminRoom)).toContainEqual([[], contains('没有可派的人')])

      await community.later('1 hour')
      expect(heard(community, 0, adminRoom)).toContainEqual([[], contains('过了两倍时限')])
      await community.staff('刘师傅').says('接单 1')
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))

  it('has the same time once more when it was given back', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await community.later('1 hour')
      await community.staff('张师傅').says('退单 1 不是我们的管道')
      const before = heard(community).length
      await community.later('31 minutes')

      expect(heard(community, before)).toEqual([
        [['网格员王芳'], contains('接单 1')],
        // The time ends at the moment it is offered to him: he reads of it once.
        [['陈书记'], contains('没有别人可派了')],
      ])
    }))

  it('is not reminded of once it is taken', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      const before = community.said(staffRoom).length
      await community.later('5 hours')

      expect(community.said(staffRoom)).toHaveLength(before)
    }))

  it('in the evening has until the next morning: the office is closed', () =>
    withCommunity(
      backend,
      async (community) => {
        const { later, said } = community
        await drainReported(community)
        await later('14 hours')
        expect(said(staffRoom)).toHaveLength(1)

        await later('40 minutes')
        expect(said(staffRoom)).toHaveLength(2)
      },
      { at: new Date('2026-01-05T18:10:00+08:00') },
    ))
})

onEachBackend('a resident who asks after it', (backend) => {
  it('is told how it stands, and the worker is chased once for all who ask', () =>
    withCommunity(backend, async (community) => {
      const { resident, later, said, posts } = community
      await drainAccepted(community)
      const before = said(staffRoom).length
      await later('2 hours')
      await resident('3-2-501 李阿姨').says('下水道怎么还没来人修，等半天了')
      await later('1 minute')
      await resident('3-2-501 李阿姨').says('到底还来不来修啊，怎么还没来人')
      await later('1 minute')

      expect(posts(staffRoom).slice(before)).toMatchObject([
        { calls: ['张师傅'], text: expect.stringContaining('居民在催') },
      ])
    }))
})
