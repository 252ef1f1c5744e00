import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom } from './setup.ts'
import { drainAccepted, drainReported } from './steps.ts'

onEachBackend('a ticket that nobody takes', (backend) => {
  it('is reminded of once after half of the time, and brought to the supervisor at its end', () =>
    withCommunity(backend, async (community) => {
      const { later, posts, said } = community
      await drainReported(community)
      await later('14 minutes')
      expect(said(staffRoom)).toHaveLength(1)

      await later('2 minutes')
      expect(posts(staffRoom).slice(1)).toMatchObject([
        { calls: ['张师傅'], text: expect.stringContaining('还没人接单') },
      ])
      await later('15 minutes')
      expect(posts(staffRoom).slice(2)).toMatchObject([
        { calls: ['陈书记'], text: expect.stringContaining('到时限还没人接单') },
      ])
      await later('5 hours')
      expect(said(staffRoom)).toHaveLength(3)
    }))

  it('is reminded of again when it was given back', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, said } = community
      await drainAccepted(community)
      await later('1 hour')
      await staff('张师傅').says('退单 1 不是我们的管道')
      const before = said(staffRoom).length
      await later('31 minutes')

      expect(said(staffRoom).slice(before)).toEqual([
        expect.stringContaining('还没人接单'),
        expect.stringContaining('到时限还没人接单'),
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
