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
