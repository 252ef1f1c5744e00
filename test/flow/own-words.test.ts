import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { sunshine } from './setup.ts'
import { drainReported } from './steps.ts'

onEachBackend('the assistant’s own words', (backend) => {
  it('are taken back, but not the answer that it takes them back', () =>
    withCommunity(backend, async (community) => {
      const { staff, recalled, posts, later } = community
      await drainReported(community)
      const before = posts().map(({ id }) => id)
      await staff('陈书记').says('撤回')
      await later('5 seconds')
      await staff('陈书记').says('撤回')
      expect(recalled).toHaveLength(2)
      expect(before).toEqual(expect.arrayContaining([...recalled]))
    }))

  it('say that an old man was helped, and not how', () =>
    withCommunity(backend, async ({ resident, staff, later, said }) => {
      await resident('5-1-501 李阿姨').says('5栋1单元501老人摔倒起不来了，快来人')
      await staff('网格员王芳').says('接单 1')
      await later('20 minutes')
      await staff('网格员王芳').says('办完 1 给5栋501王秀英家老人送医院了')
      await later('2 minutes')
      expect(said(sunshine).at(-1)).toContain('处理好了')
      expect(said(sunshine).join()).not.toMatch(/医院|王秀英/)
    }))
})
