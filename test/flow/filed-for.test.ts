import { describe, expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { type Community, withCommunity } from './community.ts'
import { community, staffRoom, sunshine } from './setup.ts'
import { checkTickets } from './ticket-books.ts'

/** What is answered in the staff group to an order. */
async function says({ staff, said }: Community, text: string, who = '网格员王芳') {
  const before = said(staffRoom).length
  await staff(who).says(text)
  return said(staffRoom).slice(before)
}

const ticket = ({ prisma }: Community, id = 1) =>
  prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: {
      estate: true,
      reports: { include: { person: true } },
      events: { orderBy: { id: 'asc' } },
    },
  })

const PHONE = '13800000000'

describe('a matter told on the telephone', () => {
  it('becomes a ticket with its caller for a reporter, dispatched like any other', () =>
    withCommunity('postgres', async (here) => {
      const answer = await says(here, `代报 电话 3号楼2单元 下水道堵了 张阿姨 ${PHONE}`)

      expect(answer[0]).toContain('已代报：阳光花园3栋 下水堵塞（工单1）（电话），马上派人')
      const opened = await ticket(here)
      expect(opened).toMatchObject({
        ...{ category: 'drain-blocked', class: 'P2', state: 'offered', channel: 'phone' },
        ...{ summary: '3号楼2单元 下水道堵了', roomId: null },
        address: { building: '3', unit: '2' },
        estate: { name: '阳光花园' },
        reports: [{ person: { name: '张阿姨', phone: PHONE, wechatId: null } }],
      })
      expect(opened.events).toContainEqual(
        expect.objectContaining({ move: 'filed', by: '网格员王芳' }),
      )
      expect(here.posts(staffRoom).at(-1)?.text).toContain('接单 1')
      await checkTickets(here.prisma)
    }))

  it('has its number told to whoever goes there, privately, and to no group', () =>
    withCommunity('postgres', async (here) => {
      const { staff, said, posts } = here
      await says(here, `代报 3号楼2单元 下水道堵了 张阿姨 ${PHONE}`)
      await staff('刘师傅').says('接单 1')

      expect(said('刘师傅').join('\n')).toContain(`张阿姨 ${PHONE}`)
      const inGroups = posts().filter(({ direct }) => !direct)
      expect(inGroups.filter(({ text }) => text.includes(PHONE))).toEqual([])
      expect(said(sunshine)).toEqual([])
    }))

  it('is told at its end to whoever filed it, privately, with the number to call', () =>
    withCommunity('postgres', async (here) => {
      const { staff, later, said } = here
      await says(here, `代报 3号楼2单元 下水道堵了 张阿姨 ${PHONE}`)
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 通了')
      expect(said('网格员王芳')).toEqual([])
      await later('2 minutes')
      expect(said('网格员王芳').at(-1)).toContain(`办完了：通了。请给张阿姨回个电话 ${PHONE}`)

      await staff('网格员王芳').says('核查 1 通过')
      expect(said('网格员王芳').at(-1)).toContain(`核查通过，已办结。请给张阿姨回个电话 ${PHONE}`)
    }))

  it('is not told as done where “办完” was taken back within the minute', () =>
    withCommunity('postgres', async (here) => {
      const { staff, later, said } = here
      await says(here, '代报 3号楼2单元 下水道堵了')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 通了')
      await staff('张师傅').says('恢复 1')
      await later('5 minutes')

      expect(said('网格员王芳')).toEqual([])
    }))

  it('joins the open incident it belongs to, with its channel in the history', () =>
    withCommunity('postgres', async (here) => {
      const { resident, staff, later, said } = here
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await later('20 seconds')
      await staff('张师傅').says('接单 1')
      const answer = await says(here, `代报 来访 3栋2单元 下水道返水 王大爷 ${PHONE}`)

      expect(answer).toEqual(['已并入阳光花园3栋 下水堵塞（工单1），现在共 2 人反映。'])
      const joined = await ticket(here)
      expect(joined).toMatchObject({ channel: 'chat', reports: { length: 2 } })
      expect(joined.events).toContainEqual(
        expect.objectContaining({ move: 'join', by: '王大爷', reason: 'walk-in' }),
      )
      expect(said('张师傅').at(-1)).toContain(`王大爷 ${PHONE}`)
    }))

  it('is told by its own channel to whoever takes the ticket it joined', () =>
    withCommunity('postgres', async (here) => {
      const { staff, said, prisma } = here
      await says(here, `代报 电话 3栋2单元 下水道堵了 张阿姨 ${PHONE}`)
      await says(here, '代报 来访 3栋2单元 下水道返水 王大爷 13900000001')
      await staff('刘师傅').says('接单 1')

      const told = said('刘师傅').join('\n')
      expect(told).toContain(`是电话报的，报事人：张阿姨 ${PHONE}`)
      expect(told).toContain('是来访报的，报事人：王大爷 13900000001')
      await says(here, '拆分 1 王大爷')
      expect((await ticket(here, 2)).channel).toBe('walk-in')
      const filed = await prisma.ticketEvent.findMany({ where: { ticketId: 2, move: 'filed' } })
      expect(filed).toMatchObject([{ reason: expect.stringMatching(/^\d+ walk-in$/) }])
    }))

  it('is joined by the neighbours in the group, who hear its news from then on', () =>
    withCommunity('postgres', async (here) => {
      const { resident, later, said } = here
      await says(here, '代报 3栋停水了，一滴水都没有')
      await later('1 minute')
      await resident('5-1-302 老周').says('5栋也停水了')
      await later('3 minutes')

      expect((await ticket(here)).reports).toHaveLength(2)
      expect(said(sunshine).at(-1)).toContain('目前 2 户反映')
    }))

  it('is of the same person when the same number calls again', () =>
    withCommunity('postgres', async (here) => {
      await says(here, `代报 3号楼2单元 下水道堵了 张阿姨 ${PHONE}`)
      const again = await says(here, `代报 3号楼2单元 下水道还堵着 ${PHONE}`)
      await says(here, `代报 走访 6栋1单元 楼道灯不亮 张阿姨 ${PHONE}`)

      expect(again.join('\n')).toContain('这位居民已经报过了')
      expect(await here.prisma.person.count({ where: { phone: PHONE } })).toBe(1)
      expect((await ticket(here, 2)).channel).toBe('visit')
    }))

  it('calls everybody where it is an emergency', () =>
    withCommunity('postgres', async (here) => {
      await says(here, `代报 7栋301 老人摔倒了起不来 李女士 ${PHONE}`)

      expect(await ticket(here)).toMatchObject({ category: 'sick-elder', class: 'P1' })
      expect(here.said('陈书记').at(-1)).toContain('7栋301室')
    }))

  it('calls nobody by a name who has not said theirs', () =>
    withCommunity('postgres', async (here) => {
      const { staff, later, said, posts } = here
      await says(here, `代报 3号楼2单元 下水道堵了 ${PHONE}`)
      await staff('刘师傅').says('接单 1')
      await staff('刘师傅').says('办完 1 通了')
      await later('2 minutes')

      expect(posts(staffRoom).map(({ text }) => text)).toContainEqual(
        expect.stringContaining('一位居民：3号楼2单元 下水道堵了'),
      )
      expect(said('刘师傅').join('\n')).toContain(`报事人：没留姓名 ${PHONE}`)
      expect(said('网格员王芳').at(-1)).toContain(`请给报事的居民回个电话 ${PHONE}`)
    }))

  it('asks for the place to be filled in where none was told', () =>
    withCommunity('postgres', async (here) => {
      const [answer] = await says(here, '代报 下水道堵了 张阿姨')
      expect(answer).toContain('还没写在哪儿，问清楚后回：改 1 位置')
    }))
})

describe('the estate of what was told', () => {
  it('is the one that is named, else the only one of whoever files it', () =>
    withCommunity('postgres', async (here) => {
      await says(here, '代报 梧桐苑3号楼2单元 下水道堵了')
      await says(here, '代报 6栋1单元 楼道灯不亮', '网格员赵敏')

      expect((await ticket(here, 1)).estate?.name).toBe('梧桐苑')
      expect((await ticket(here, 2)).estate?.name).toBe('梧桐苑')
    }))

  it('is asked for where it cannot be told', () =>
    withCommunity('postgres', async (here) => {
      const answer = await says(here, '代报 3号楼2单元 下水道堵了', '张师傅')

      expect(answer).toEqual([expect.stringContaining('哪个小区？请写上')])
      expect(await here.prisma.ticket.count()).toBe(0)
    }))

  it('is that of the staff group it is filed in', () =>
    withCommunity(
      'postgres',
      async (here) => {
        await here.staff('张师傅', '梧桐苑工作群').says('代报 3号楼2单元 下水道堵了')
        expect((await ticket(here)).estate?.name).toBe('梧桐苑')
      },
      {
        setup: Setup.parse({
          ...community,
          rooms: [...community.rooms, { name: '梧桐苑工作群', kind: 'staff', estate: '梧桐苑' }],
        }),
      },
    ))
})

describe('what is missing', () => {
  it.each([
    ['代报', '请写清楚在哪儿、什么事'],
    ['代报 电话', '请写清楚在哪儿、什么事'],
    ['代报 3号楼有事', '没听出是什么事'],
    ['代报 来个人', '没听出是什么事'],
    ['代报 3号楼2单元的王阿姨说有问题', '没听出是什么事'],
  ])('%s: %s', (text, answer) =>
    withCommunity('postgres', async (here) => {
      expect(await says(here, text)).toEqual([expect.stringContaining(answer)])
      expect(await here.prisma.ticket.count()).toBe(0)
      expect(await here.prisma.person.count({ where: { wechatId: null } })).toBe(0)
    }),
  )

  it('is asked of staff alone: a resident in their group is told who may', () =>
    withCommunity('postgres', async (here) => {
      expect(await says(here, '代报 3号楼2单元 下水道堵了', '路过的居民')).toEqual([
        expect.stringContaining('要工作人员才能操作'),
      ])
      expect(await here.prisma.ticket.count()).toBe(0)
    }))
})
