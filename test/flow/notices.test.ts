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
      expect(said(adminRoom).at(-1)).toContain('书记或管理员')
      await staff('张师傅', adminRoom).says('确认')
      await resident('3-2-501 李阿姨').says('通知 大家明天来我家吃饭')
      await later('1 minute')

      expect([...said(sunshine), ...said(plane)]).toEqual([])
    }))

  it('stays as it was written, where no group stands before its colon', () =>
    withCommunity(backend, async (community) => {
      const chen = secretary(community)
      await chen.says('通知明天上午 9:00-11:00 停水')
      await chen.says('确认')
      await community.later('1 minute')

      expect(community.said(plane)).toEqual(['明天上午 9:00-11:00 停水'])
    }))

  it('is sent to the right place from the staff group, where it is talk between workers', () =>
    withCommunity(backend, async ({ staff, said }) => {
      await staff('张师傅').says('通知 大家下午开会')
      await staff('陈书记').says('通知张师傅来一趟')
      await staff('张师傅', adminRoom).says('通知大家一声，我到了')
      expect([...said(staffRoom), ...said(adminRoom)]).toEqual([])

      await staff('陈书记').says('通知 明天停水')
      expect(said(staffRoom)).toEqual(['请在管理群或私聊里发。'])
    }))

  it('waits for the morning where it is confirmed at night, and says so', () =>
    withCommunity(
      backend,
      async (community) => {
        const { said, later } = community
        const chen = secretary(community)
        await chen.says('通知 明天停水')
        await chen.says('确认')
        expect(said(adminRoom).at(-1)).toMatch(/1月6日.*0?7:30 发到 2 个群/)
        await later('9 hours')
        expect(said(plane)).toEqual([])
        await later('1 hour')
        expect(said(plane)).toEqual(['明天停水'])
        expect(said(adminRoom).at(-1)).toContain('2 个群里 2 个收到了')
      },
      { at: new Date('2026-01-05T22:00:00+08:00') },
    ))

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
