import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import type { Mishap } from './recorder.ts'
import { adminRoom, plane, staffRoom, sunshine } from './setup.ts'

const secretary = ({ staff }: Community) => staff('陈书记', adminRoom)

onEachBackend('a notice', (backend) => {
  it('is shown, confirmed, sent to every residents’ group and reported', () =>
    withCommunity(backend, async (community) => {
      const { said, later } = community
      const chen = secretary(community)
      await chen.says('通知 明天上午9点到11点停水，请提前接水')
      expect(said(adminRoom).at(-1)).toMatch(
        /2 个群.*阳光花园业主群、梧桐苑邻里群[\s\S]*停水[\s\S]*确认/,
      )
      expect(said(sunshine)).toEqual([])

      await chen.says('确认')
      await later('1 minute')
      expect(said(sunshine)).toEqual(['明天上午9点到11点停水，请提前接水'])
      expect(said(plane)).toEqual(['明天上午9点到11点停水，请提前接水'])
      expect(said(staffRoom)).toEqual([])
      expect(said(adminRoom).at(-1)).toContain('2 个群里 2 个收到了')
    }))

  it('goes to the groups that are named, and is sent once however often it is confirmed', () =>
    withCommunity(backend, async (community) => {
      const { said, later } = community
      const chen = secretary(community)
      await chen.says('通知 梧桐苑：电梯周三检修')
      await chen.says('确认')
      await later('1 minute')
      await chen.says('确认')
      await later('1 minute')

      expect(said(plane)).toEqual(['电梯周三检修'])
      expect(said(sunshine)).toEqual([])
    }))

  it('is not sent where it is called off, or confirmed too late', () =>
    withCommunity(backend, async (community) => {
      const { said, later } = community
      const chen = secretary(community)
      await chen.says('通知 周六大扫除')
      await chen.says('取消')
      expect(said(adminRoom).at(-1)).toContain('不发了')
      await chen.says('通知 周日大扫除')
      await later('31 minutes')
      await chen.says('确认')
      await later('1 minute')

      expect([...said(sunshine), ...said(plane)]).toEqual([])
    }))

  it('is refused to whoever is no admin, and left alone in a residents’ group', () =>
    withCommunity(backend, async (community) => {
      const { said, staff, resident, later } = community
      await staff('张师傅', adminRoom).says('通知 我来发一个')
      expect(said(adminRoom).at(-1)).toContain('管理员或书记')
      await staff('张师傅', adminRoom).says('确认')
      await resident('3-2-501 李阿姨').says('通知 大家明天来我家吃饭')
      await later('1 minute')

      expect([...said(sunshine), ...said(plane)]).toEqual([])
    }))

  it('does not reach a group that nobody has bound', () =>
    withCommunity(backend, async (community) => {
      const { said, resident, later, posts } = community
      await resident('路人', '别处的群').says('大家好')
      const chen = secretary(community)
      await chen.says('通知 周六大扫除')
      await chen.says('确认')
      await later('1 minute')

      expect(said('别处的群')).toEqual([])
      expect(posts().filter(({ text }) => text === '周六大扫除')).toHaveLength(2)
    }))

  it('is reported when the last group has it, however often WeChat refused', () =>
    withCommunity(backend, async (community) => {
      const { said, later, nextWords } = community
      const refused: Mishap = async () => {
        throw new Error('WeChat does not take it')
      }
      nextWords(plane, refused, refused, refused, refused)
      const chen = secretary(community)
      await chen.says('通知 周六大扫除')
      await chen.says('确认')
      await later('40 seconds')
      expect(said(sunshine)).toEqual(['周六大扫除'])
      expect(said(adminRoom).at(-1)).not.toContain('收到了')

      await later('5 minutes')
      expect(said(plane)).toEqual(['周六大扫除'])
      expect(said(adminRoom).at(-1)).toContain('2 个群里 2 个收到了')
    }))
})
