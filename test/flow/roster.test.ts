import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { issueCode } from '../../prisma/queries/codes.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom } from './setup.ts'
import { drain, drainAccepted, drainReported } from './steps.ts'

const contains = (words: string): unknown => expect.stringContaining(words)

/** Who has had the ticket, from whom, what became of it and why. */
const hands = async ({ prisma }: Community) => {
  const staff = await prisma.staff.findMany()
  const nameOf = (id: number | null) => staff.find((one) => one.id === id)?.name ?? null
  const rows = await prisma.assignment.findMany({ orderBy: { id: 'asc' } })
  return rows.map((row) => [nameOf(row.staffId), nameOf(row.fromId), row.answer, row.reason])
}

/** Every ticket that is offered or in hand is with somebody who is on duty. */
const assignees = async ({ prisma }: Community) => {
  const tickets = await prisma.ticket.findMany({
    orderBy: { id: 'asc' },
    include: { assignee: true },
  })
  return tickets.map(({ state, assignee }) => [state, assignee?.name ?? null])
}

async function lampReported({ resident, later }: Community) {
  await resident('7-1-201 老孙').says('7栋1单元楼道灯坏了，黑漆漆的')
  await later('12 seconds')
}

onEachBackend('who goes off duty', (backend) => {
  it('leaves what they are offered and what they have accepted to the next, and is told to whom', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, posts, prisma } = community
      await drainAccepted(community)
      await lampReported(community)
      await staff('刘师傅').says('退单 2 不会修灯')
      expect(await assignees(community)).toEqual([
        ['accepted', '张师傅'],
        ['offered', '张师傅'],
      ])
      await staff('张师傅').says('下班')

      expect(said(staffRoom)).toContainEqual(
        contains('张师傅，已记下班，辛苦了。\n手上的工单：\n1 → 刘师傅\n2 → 网格员王芳'),
      )
      expect(posts(staffRoom).flatMap(({ calls }) => calls)).toEqual(
        expect.arrayContaining(['刘师傅', '网格员王芳']),
      )
      expect(await assignees(community)).toEqual([
        ['offered', '刘师傅'],
        ['offered', '网格员王芳'],
      ])
      expect(await hands(community)).toEqual([
        ['张师傅', null, 'taken-back', '张师傅下班'],
        ['刘师傅', null, 'declined', '不会修灯'],
        ['张师傅', null, 'taken-back', '张师傅下班'],
        ['刘师傅', '张师傅', null, null],
        ['网格员王芳', '张师傅', null, null],
      ])
      const why = await prisma.ticketEvent.findMany({
        where: { reason: { contains: '张师傅下班' } },
        orderBy: { id: 'asc' },
      })
      expect(why.map(({ ticketId, move, reason }) => [ticketId, move, reason])).toEqual([
        [1, 'release', '张师傅下班'],
        [1, 'offer', '张师傅下班，派给刘师傅'],
        [2, 'offer', '张师傅下班，派给网格员王芳'],
      ])
    }))

  it('as the last one leaves it to nobody: the supervisor and the office are called', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, posts } = community
      await drainAccepted(community)
      for (const name of ['刘师傅', '网格员王芳', '网格员赵敏', '陈书记']) {
        await staff(name).says('下班')
      }
      await staff('张师傅').says('下班')

      expect(said(staffRoom)).toContainEqual(contains('1 → 没人可派，已请主管安排'))
      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      expect(posts(staffRoom)).toContainEqual(
        expect.objectContaining({ calls: ['陈书记'], text: contains('没有值班的人可派') }),
      )
      expect(said(adminRoom)).toEqual([contains('没有可派的人')])
    }))

  it('keeps what is on hold until its date; then it finds somebody on duty', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, later } = community
      await drainAccepted(community)
      await staff('张师傅').says('挂起 1 等配件 2天')
      await staff('张师傅').says('下班')
      expect(said(staffRoom).at(-1)).toContain('1 还挂着')
      expect(await assignees(community)).toEqual([['on-hold', '张师傅']])

      await later('2 days')
      expect(await assignees(community)).toEqual([['offered', '刘师傅']])
    }))
})

onEachBackend('who comes on duty', (backend) => {
  it('is offered at once what waits for somebody', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts, said } = community
      for (const name of ['张师傅', '刘师傅', '网格员王芳', '陈书记']) {
        await staff(name).says('下班')
      }
      await drainReported(community)
      expect(await drain(community)).toMatchObject({ state: 'open' })
      const office = said(adminRoom).length
      await staff('网格员赵敏').says('上班')
      expect(await drain(community)).toMatchObject({ state: 'open' })
      expect(said(adminRoom)).toHaveLength(office)

      await staff('刘师傅').says('上班')
      expect(posts(staffRoom).at(-1)).toMatchObject({ calls: ['刘师傅'], text: contains('接单 1') })
      expect(await assignees(community)).toEqual([['offered', '刘师傅']])
    }))

  it('but does not want it leaves it with the supervisor once more', () =>
    withCommunity(backend, async (community) => {
      const { staff, said } = community
      for (const name of ['张师傅', '刘师傅', '网格员王芳', '陈书记']) {
        await staff(name).says('下班')
      }
      await drainReported(community)
      await staff('刘师傅').says('上班')
      await staff('刘师傅').says('退单 1 我不会')

      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      expect(said(adminRoom)).toEqual([contains('没有可派的人'), contains('没有可派的人')])
    }))

  it('is asked again about what they let lie, not about what they declined', () =>
    withCommunity(backend, async (community) => {
      const { staff, later } = community
      await drainReported(community)
      await staff('张师傅').says('退单 1 不归我管')
      for (const name of ['网格员王芳', '陈书记']) await staff(name).says('下班')
      await later('16 minutes')
      expect(await assignees(community)).toEqual([['open', null]])

      await staff('张师傅').says('上班')
      expect(await assignees(community)).toEqual([['open', null]])
      await staff('刘师傅').says('上班')
      expect(await assignees(community)).toEqual([['offered', '刘师傅']])
    }))
})

onEachBackend('who stands in', (backend) => {
  it('gets what the other has, and what is the other’s to do, until that one is back', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, resident, later } = community
      await drainAccepted(community)
      await staff('网格员王芳').says('代班 @网格员赵敏')
      await staff('张师傅').says('代班 @刘师傅')
      expect(said(staffRoom)).toContainEqual(
        contains('张师傅，已记下班，由刘师傅代班，回来了回：上班。\n手上的工单：\n1 → 刘师傅'),
      )
      expect(said('刘师傅')).toContainEqual(contains('张师傅请您代班'))
      await staff('刘师傅').says('接单 1')

      await resident('6-1-101 小蔡').says('6栋门口的车位又被外来车占了，堵得出不来')
      await later('12 seconds')
      expect(await assignees(community)).toEqual([
        ['accepted', '刘师傅'],
        ['offered', '网格员赵敏'],
      ])
      await staff('网格员赵敏').says('退单 2 我管不过来')
      await staff('网格员王芳').says('上班')
      await resident('8-1-101 小杜').says('8栋楼下有辆面包车把消防通道堵死了，叫人挪车')
      await later('12 seconds')
      expect((await assignees(community)).slice(2)).toEqual([['offered', '网格员王芳']])
      expect((await assignees(community))[0]).toEqual(['accepted', '刘师傅'])
    }))

  it('and goes off duty as well leaves everything to others', () =>
    withCommunity(backend, async (community) => {
      const { staff } = community
      await drainAccepted(community)
      await staff('张师傅').says('代班 刘师傅')
      await staff('刘师傅').says('接单 1')
      await staff('刘师傅').says('下班')

      expect(await assignees(community)).toEqual([['offered', '网格员王芳']])
    }))

  it('must be on duty, enrolled, another, and not lean on the one who asks', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, prisma, later } = community
      await prisma.staff.create({ data: { name: '新来的小孙', role: 'property' } })
      const exchanges = [
        ['张师傅', '代班', '请谁代班'],
        ['张师傅', '代班 @老王', '工作人员里没有“老王”'],
        ['张师傅', '代班 @张师傅', '自己不能给自己代班'],
        ['张师傅', '代班 新来的小孙', '还没登记微信'],
        ['刘师傅', '代班 @张师傅', '由张师傅代班'],
        ['张师傅', '代班 @刘师傅', '正由您代班'],
        ['网格员王芳', '代班 @刘师傅', '刘师傅现在不当班'],
      ] as const
      for (const [who, says, hears] of exchanges) {
        await later('2 seconds')
        await staff(who).says(says)
        expect(said(staffRoom).at(-1), says).toContain(hears)
      }
    }))
})

onEachBackend('a roster', (backend) => {
  it('puts people on duty and off by itself, with all that follows from it', () =>
    withCommunity(backend, async (community) => {
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
    withCommunity(backend, async (community) => {
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
    withCommunity(backend, async (community) => {
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
    withCommunity(backend, async (community) => {
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

onEachBackend('a name that is on the roster already', (backend) => {
  it('is taken over by whoever enrols under it, who is told so', () =>
    withCommunity(backend, async (community) => {
      const { privately, said, prisma, now } = community
      const grant = {
        ...{ name: '张师傅', role: 'property' as const, categories: [], estates: [] },
        supervisor: false,
      }
      const code = await transact(prisma, (tx) => issueCode(tx, 'staff', grant, now()))
      await privately('新来的老张').says(`我是 ${code}`)

      expect(said('新来的老张')).toEqual([contains('名册里原来就有张师傅，已按这个码重新登记')])
      expect(await prisma.staff.count({ where: { name: '张师傅' } })).toBe(1)
    }))
})
