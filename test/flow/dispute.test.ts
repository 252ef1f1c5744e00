import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished } from './steps.ts'

onEachBackend('work that did not hold', (backend) => {
  it('goes back to the one who did it, and counts as a return', () =>
    withCommunity(backend, async (community) => {
      const { resident, staff, later, said } = community
      await drainFinished(community)

      await resident('3-2-501 李阿姨').says('没修好，下水道还是堵的')
      await later('12 seconds')
      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 1, doneAt: null })
      expect(said(sunshine).at(-1)).toContain('退回去重新处理')
      expect(said(staffRoom).at(-1)).toContain('没修好')
      expect(said('张师傅').at(-1)).toContain('3栋2单元501室')

      await staff('张师傅').says('办完 1 换了一段管子')
      await later('2 minutes')
      await resident('3-2-501 李阿姨').says('这回好了，谢谢')
      await later('12 seconds')
      expect(await drain(community)).toMatchObject({
        ...{ state: 'closed', closedAs: 'confirmed', returns: 1 },
      })
    }))

  it('is not announced where the worker takes it back within the minute', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, said } = community
      await drainAccepted(community)
      await staff('张师傅').says('办完 1 通了')
      await staff('网格员王芳').says('核查 1 不通过 还在返水')
      await later('5 minutes')

      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 1 })
      expect(said(sunshine).filter((text) => text.includes('处理好了'))).toEqual([])
    }))

  it('is reopened when it comes back within seven days', () =>
    withCommunity(backend, async (community) => {
      const { resident, later, said } = community
      await drainFinished(community)
      await resident('3-2-501 李阿姨').says('好了，谢谢')
      await later('6 days')

      await resident('3-2-501 李阿姨').says('又堵了')
      await later('12 seconds')
      expect(await drain(community)).toMatchObject({
        state: 'accepted',
        returns: 1,
        closedAs: null,
      })
      expect(said(sunshine).at(-1)).toContain('已重新打开')
      expect(said('张师傅').at(-1)).toContain('再去一趟')
    }))

  it('tells the worker who says so: masked in the group, in full privately, and where they live', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later, said } = community
      await drainFinished(community)
      await resident('3-2-501 李阿姨').says('好了，谢谢')
      await later('1 day')
      await resident('3-1-202 老周').says('3栋下水道又堵了')
      await later('12 seconds')

      expect(said(staffRoom).at(-1)).toMatch(/^居民老\*\*说阳光花园3栋 下水堵塞（工单1）没修好/)
      expect(said('张师傅').at(-1)).toContain('居民3-1-202 老周（3栋')
    }))

  it('is asked for once where its worker says nothing, then of the supervisor; a word from the worker is enough', () =>
    withCommunity('postgres', async (community) => {
      const { staff, resident, later, said, posts } = community
      await drainFinished(community)
      await resident('3-2-501 李阿姨').says('没修好，下水道还是堵的')
      await later('31 minutes')
      expect(posts(staffRoom).at(-1)).toMatchObject({
        ...{ calls: ['张师傅'], text: expect.stringContaining('还没听到您的回音') },
      })
      await later('30 minutes')
      expect(said('陈书记').at(-1)).toMatch(/501室.*退回给张师傅后一直没有回音/)

      await staff('张师傅').says('办完 1 换了管子')
      await later('2 minutes')
      await resident('3-2-501 李阿姨').says('没修好，还是堵的')
      await later('12 seconds')
      await staff('张师傅').says('接单 1')
      expect(said(staffRoom).at(-1)).toContain('在张师傅手上')
      const before = said(staffRoom).length
      await later('2 hours')
      expect(said(staffRoom)).toHaveLength(before)
    }))

  it('is told as a return to whoever has to go now: what the resident said, and what was done', () =>
    withCommunity('postgres', async (community) => {
      const { staff, resident, later, said } = community
      await drainFinished(community)
      await staff('张师傅').says('下班')
      await resident('3-2-501 李阿姨').says('没修好，下水道还是堵的')
      await later('12 seconds')

      const back = /这单是退回来的，李\*\*说：没修好，下水道还是堵的\n上次办的：通了/
      expect(said(staffRoom).at(-1)).toMatch(back)
      await staff('刘师傅').says('接单 1')
      expect(said('刘师傅').at(-1)).toMatch(back)
    }))

  it('is not reopened after more than seven days', () =>
    withCommunity(backend, async (community) => {
      const { resident, later } = community
      await drainFinished(community)
      await resident('3-2-501 李阿姨').says('好了，谢谢')
      await later('8 days')

      await resident('3-2-501 李阿姨').says('又堵了')
      await later('12 seconds')
      expect(await drain(community)).toMatchObject({ state: 'closed', returns: 0 })
    }))

  it('is closed as not verified where nobody says anything for a day', () =>
    withCommunity(backend, async (community) => {
      const { later, said } = community
      await drainFinished(community)

      await later('23 hours')
      expect(await drain(community)).toMatchObject({ state: 'done' })
      await later('2 hours')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'unverified' })
      expect(said(sunshine).at(-1)).toContain('处理好了')
    }))
})
