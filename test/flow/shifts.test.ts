import { describe, expect, it } from 'vitest'
import { withCommunity } from './community.ts'
import { assignees } from './hands.ts'
import { staffRoom } from './setup.ts'
import { drainAccepted, drainReported, lampReported } from './steps.ts'

const contains = (words: string): unknown => expect.stringContaining(words)

describe('a roster', () => {
  it('puts people on duty and off by itself, with all that follows from it', () =>
    withCommunity('postgres', async (community) => {
      const { staff, said, later, posts, now } = community
      await staff('陈书记').says('排班 张师傅 周一至周五 8:00-17:00')
      expect(said(staffRoom).at(-1)).toMatch(
        /^记下了，张师傅今后四周的班：\n1月5日周一 8:00-17:00\n1月6日.*[\s\S]*共 20 班$/,
      )
      await staff('陈书记').says('排班 刘师傅 1月5日 17:00-次日8:00')
      await drainAccepted(community)

      await later('7 hours')
      expect(now() > new Date('2026-01-05T17:00:00+08:00')).toBe(true)
      expect(said(staffRoom)).toContainEqual(contains('张师傅到点下班。\n手上的工单：\n1 → 刘师傅'))
      await staff('刘师傅').says('接单 1')
      const before = posts(staffRoom).length

      await later('15 hours')
      expect(posts(staffRoom).slice(before)).toContainEqual(
        expect.objectContaining({ text: contains('刘师傅到点下班。\n手上的工单：\n1 → 张师傅') }),
      )
      expect(await assignees(community)).toEqual([['offered', '张师傅']])
    }))

  it('is a promise that survives the program’s being down when a shift begins', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later, goesDown, comesUp, passes } = community
      await staff('陈书记').says('排班 刘师傅 1月5日 12:00-20:00')
      for (const name of ['张师傅', '网格员王芳', '陈书记']) await staff(name).says('下班')
      await drainReported(community)
      expect(await assignees(community)).toEqual([['open', null]])
      await goesDown()
      passes('3 hours')
      await comesUp()
      await later('1 second')

      expect(await assignees(community)).toEqual([['offered', '刘师傅']])
    }))

  it('gives way to a later word of their own', () =>
    withCommunity('postgres', async (community) => {
      const { staff, later } = community
      await staff('陈书记').says('排班 张师傅 周一至周五 8:00-17:00')
      await staff('张师傅').says('下班')
      await drainReported(community)
      expect(await assignees(community)).toEqual([['offered', '刘师傅']])
      await staff('刘师傅').says('接单 1')
      await later('23 hours')
      await lampReported(community)

      expect((await assignees(community))[1]).toEqual(['offered', '张师傅'])
    }))

  it('is shown for the week, and set and cancelled by those in charge alone', () =>
    withCommunity('postgres', async (community) => {
      const { staff, said, later, prisma } = community
      const exchanges = [
        ['张师傅', '排班', '这一周还没有排班。\n没排班、现在上班的：张师傅、刘师傅'],
        ['张师傅', '排班 张师傅 明天 8:00-17:00', '主管、书记或管理员来做'],
        ['陈书记', '排班 张师傅 周三', '请这样排班'],
        ['陈书记', '排班 老王 明天 8:00-17:00', '工作人员里没有“老王”'],
        ['陈书记', '排班 张师傅 今天 8:00-9:00', '已经过去了'],
        ['陈书记', '排班 张师傅 取消', '张师傅没有排班'],
        ['陈书记', '排班 @张师傅 周一、周三 8:00-12:00 14:00-18:00', '周一 8:00-12:00\n'],
        ['陈书记', '排班 刘师傅 1月7日 20:00-次日8:00', '1月7日周三 20:00-次日8:00'],
        [
          '张师傅',
          '排班',
          '1月7日周三 张师傅 8:00-12:00、张师傅 14:00-18:00、刘师傅 20:00-次日8:00\n没排班',
        ],
        ['陈书记', '排班 张师傅 周三 9:00-10:00', '1月7日周三 9:00-10:00'],
        ['张师傅', '排班', '1月7日周三 张师傅 9:00-10:00、刘师傅'],
        ['陈书记', '排班 张师傅 取消', '现在记上班'],
        [
          '张师傅',
          '排班',
          '这一周的班：\n1月7日周三 刘师傅 20:00-次日8:00\n没排班、现在上班的：张师傅',
        ],
      ] as const
      for (const [who, says, hears] of exchanges) {
        await later('2 seconds')
        await staff(who).says(says)
        expect(said(staffRoom).at(-1), says).toContain(hears)
      }
      expect(await prisma.staff.findUnique({ where: { name: '刘师傅' } })).toMatchObject({
        byShift: true,
      })
    }))
})
