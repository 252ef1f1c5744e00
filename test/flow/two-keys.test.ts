import { expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine, community as usual } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported } from './steps.ts'

const second = '阳光花园二群'
/** The estate has two groups. */
const setup = Setup.parse({
  ...usual,
  rooms: [...usual.rooms, { name: second, kind: 'residents', estate: '阳光花园' }],
})

const li = '3-2-501 李阿姨'
const zhou = '3-2-401 老周'

/** A resident says it and has finished speaking. */
async function says({ resident, later }: Community, who: string, text: string, room = sunshine) {
  await resident(who, room).says(text)
  await later('15 seconds')
}

const photos = ({ prisma }: Community) =>
  prisma.ticketEvent.findMany({ where: { move: 'photo' }, orderBy: { id: 'asc' } })

onEachBackend('a hasty 办完', (backend) => {
  it('that is taken back within the minute is never heard of', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, said } = community
      await drainAccepted(community)
      const before = said(sunshine).length
      await staff('张师傅').says('办完 1 通了')
      await later('50 seconds')
      await staff('张师傅').says('恢复 1')
      expect(said(staffRoom).at(-1)).toContain('“办完”已收回')
      await later('30 minutes')
      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 0, doneAt: null })
      expect(said(sunshine)).toHaveLength(before)
    }))

  it('that is taken back later is followed by the news that work goes on', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, posts } = community
      await drainFinished(community)
      expect(said(sunshine).at(-1)).toContain('看看好了没')
      await staff('张师傅').says('恢复 1 还有一段没通')
      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 0 })
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: [li],
        text: expect.stringContaining('师傅接着办'),
      })
    }))

  it('cannot be taken back once it was confirmed', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, li, '好了')
      await community.staff('张师傅').says('恢复 1')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      expect(community.said(staffRoom).at(-1)).toContain('现在不能这样')
    }))
})

onEachBackend('a photo of what was done', (backend) => {
  it('sent before or after 办完 is noted, and the group hears that there is one', () =>
    withCommunity(backend, async (community) => {
      const { staff, privately, later, said, prisma } = community
      await drainAccepted(community)
      const before = await staff('张师傅').says('[图片]')
      await later('8 minutes')
      await staff('张师傅').says('办完 1 通了')
      await later('20 seconds')
      const after = await privately('张师傅').says('[图片]')
      await later('1 minute')

      expect(said(sunshine).at(-1)).toContain('处理好了：通了。已拍照留底。')
      const messages = await prisma.message.findMany({ where: { text: '[图片]' } })
      const numberOf = (wechatId: string) =>
        String(messages.find((one) => one.wechatId === wechatId)?.id)
      expect(await photos(community)).toMatchObject([
        { ticketId: 1, by: '张师傅', to: null, reason: numberOf(before.id) },
        { ticketId: 1, by: '张师傅', to: null, reason: numberOf(after.id) },
      ])
      expect(messages.every(({ mattered }) => mattered)).toBe(true)
    }))

  it('is not one that was sent long before, by a colleague, or among residents', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, said } = community
      await drainAccepted(community)
      await staff('张师傅').says('[图片]')
      await later('11 minutes')
      await staff('刘师傅').says('[图片]')
      await staff('张师傅', sunshine).says('[图片]')
      await staff('张师傅').says('办完 1 通了')
      await later('2 minutes')
      expect(said(sunshine).at(-1)).toMatch(/处理好了：通了。看看好了没/)
      await later('9 minutes')
      await staff('张师傅').says('[图片]')
      expect(await photos(community)).toEqual([])
    }))
})

onEachBackend('whoever reported it', (backend) => {
  it('is asked in one post for each group, called by name, and any of them confirms', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, posts, said } = community
        await drainReported(community)
        await says(community, zhou, '我家下水道也堵了')
        await says(community, '3-2-301 孙姐', '3栋2单元下水道也堵了，返水', second)
        await later('5 minutes')
        await staff('张师傅').says('接单 1')
        await later('20 minutes')
        const before = posts().length
        await staff('张师傅').says('办完 1 通了')
        await later('1 minute')
        const asked = posts()
          .slice(before)
          .filter(({ text }) => text.includes('看看好了没'))
        expect(asked.map(({ to, calls }) => [to, ...calls]).sort()).toEqual(
          [
            [sunshine, li, zhou],
            [second, '3-2-301 孙姐'],
          ].sort(),
        )

        await says(community, '3-2-301 孙姐', '好了，水下去了', second)
        expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
        expect(said(second).at(-1)).toContain('已办结')
        expect(posts(sunshine).at(-1)).toMatchObject({
          calls: [li, zhou],
          text: expect.stringContaining('已办结'),
        })
      },
      { setup },
    ))

  it('is asked privately where they wrote privately', () =>
    withCommunity(backend, async (community) => {
      const { resident, privately, staff, later, posts, said } = community
      await resident(li).says('大家早上好')
      await later('1 minute')
      await privately(li).says('3栋2单元下水道堵了，污水都返上来了')
      await later('15 seconds')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 通了')
      await later('1 minute')
      expect(posts(li).at(-1)).toMatchObject({
        direct: true,
        text: expect.stringContaining('看看好了没'),
      })
      expect(said(sunshine)).toEqual([])
    }))

  it('may answer privately what they were asked in the group', () =>
    withCommunity(backend, async (community) => {
      const { privately, later, posts, said } = community
      await drainFinished(community)
      await privately(li).says('好了，谢谢')
      await later('15 seconds')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      expect(said(li).at(-1)).toContain('已办结')
      expect(posts(sunshine).at(-1)?.text).toContain('已办结')
    }))

  it.each(['好了', '通了通了', '已经好了，谢谢师傅', '修好了👍', '可以了'])(
    'closes it with “%s”',
    (text) =>
      withCommunity(backend, async (community) => {
        await drainFinished(community)
        await says(community, li, text)
        expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      }),
  )
})

onEachBackend('neighbours who did not report it', (backend) => {
  it('confirm it when there are two of them, and become no reporters by it', () =>
    withCommunity(backend, async (community) => {
      const { prisma, later, posts } = community
      await drainFinished(community)
      await says(community, zhou, '下水道好了，通了')
      expect(await drain(community)).toMatchObject({ state: 'done' })
      await says(community, zhou, '真的好了，下水道通了')
      expect(await drain(community)).toMatchObject({ state: 'done' })
      await says(community, '3-2-101 小吴', '下水道通了')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })

      const reports = await prisma.report.findMany({ include: { person: true } })
      expect(reports.map(({ person }) => person.name)).toEqual([li])
      await later('6 minutes')
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: [li],
        text: expect.stringContaining('您满意吗'),
      })
    }))

  it('who say it is not solved are heard like those who reported it', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, zhou, '3栋2单元下水道没修好啊，还是堵的')
      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 1 })
    }))
})

onEachBackend('thanks', (backend) => {
  it('never change where a ticket stands', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      const thanks = [
        ...['谢谢', '谢谢师傅', '谢谢啦🙏', '辛苦了', '师傅辛苦了', '感谢物业', '多谢多谢', '谢了'],
        ...['太感谢了', '谢谢张师傅跑一趟', '给师傅点赞👍', '谢谢，辛苦您了', '[抱拳][抱拳]', '3Q'],
        ...['唔该晒', '谢谢侬', '感恩', '谢谢大家关心', '好的谢谢', '收到，谢谢'],
      ]
      for (const text of thanks) await says(community, li, text)
      expect(await drain(community)).toMatchObject({ state: 'done', returns: 0 })
    }))
})

onEachBackend('work that was sent back', (backend) => {
  it('goes to the next where the one who did it is off duty', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts, prisma } = community
      await drainFinished(community)
      await staff('张师傅').says('下班')
      await says(community, li, '没修好，还在返水')
      expect(posts(staffRoom).at(-1)).toMatchObject({
        ...{ calls: ['刘师傅'], text: expect.stringContaining('接单 1') },
      })
      expect(await drain(community)).toMatchObject({ state: 'offered', returns: 1 })
      const hands = await prisma.assignment.findMany({ orderBy: { id: 'asc' } })
      expect(hands.map(({ answer }) => answer)).toEqual(['taken-back', null])
    }))

  it('by a check goes to the next as well, and the group hears that work goes on', () =>
    withCommunity(backend, async (community) => {
      const { staff, posts, said } = community
      await drainFinished(community)
      await staff('张师傅').says('下班')
      await staff('网格员王芳').says('核查 1 不通过 还在返水')
      expect(said(staffRoom).join('\n')).toContain('核查没通过，另找人重办')
      expect(said(sunshine).at(-1)).toContain('师傅接着办')
      expect(posts(staffRoom).at(-1)).toMatchObject({ calls: ['刘师傅'] })
    }))

  it('is not closed by a “好了” of before', () =>
    withCommunity(backend, async (community) => {
      const { staff, later } = community
      await drainAccepted(community)
      await later('15 minutes')
      await says(community, li, '好了，通了')
      await staff('张师傅').says('办完 1 通了')
      await later('2 minutes')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      await later('1 day')
      await says(community, li, '又堵了')
      await staff('张师傅').says('办完 1 换了管子')
      await later('2 minutes')
      expect(await drain(community)).toMatchObject({ state: 'done', returns: 1 })
    }))
})

onEachBackend('a trouble that comes back', (backend) => {
  it('within a week of a neighbour of the same house reopens the ticket and calls the worker', () =>
    withCommunity(backend, async (community) => {
      const { later, posts, said } = community
      await drainFinished(community)
      await says(community, li, '好了')
      await later('3 days')
      await says(community, zhou, '3栋2单元下水道又堵了')
      const { solveDueAt, state, returns, closedAs } = await drain(community)
      expect({ state, returns, closedAs }).toEqual({
        state: 'accepted',
        returns: 1,
        closedAs: null,
      })
      const left = solveDueAt.getTime() - community.now().getTime()
      expect(left).toBeGreaterThan(23.9 * 3_600_000)
      expect(said(sunshine).at(-1)).toContain('已重新打开')
      expect(posts(staffRoom).at(-1)).toMatchObject({
        ...{ calls: ['张师傅'], text: expect.stringContaining('再去一趟') },
      })
    }))

  it('as an emergency is everybody’s again', () =>
    withCommunity(backend, async (community) => {
      const { resident, staff, later, posts } = community
      const crowd = ['张师傅', '刘师傅', '网格员王芳', '陈书记']
      await resident(li).says('3栋2单元楼道里好大的煤气味，报警器一直响')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 阀门关好了')
      await later('2 minutes')
      await says(community, li, '好了')
      await later('2 hours')
      await says(community, li, '没修好，还是有煤气味')
      expect(await drain(community)).toMatchObject({ class: 'P1', state: 'offered', returns: 1 })
      const calls = posts(staffRoom)
        .slice(-1)
        .flatMap((one) => one.calls)
      expect(calls).toEqual(expect.arrayContaining(crowd))
    }))

  it('after a week is a new ticket', () =>
    withCommunity(backend, async (community) => {
      const { later, prisma } = community
      await drainFinished(community)
      await says(community, li, '好了')
      await later('8 days')
      await says(community, li, '3栋2单元下水道又堵了，返水')
      expect(await prisma.ticket.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
        { id: 1, state: 'closed', returns: 0 },
        { id: 2, category: 'drain-blocked' },
      ])
    }))
})

onEachBackend('silence', (backend) => {
  it('closes it as not verified after the time of its class, and nobody is asked for a rating', () =>
    withCommunity(backend, async (community) => {
      const { later, said } = community
      await drainFinished(community)
      await later('23 hours')
      expect(await drain(community)).toMatchObject({ state: 'done' })
      await later('1 hour')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'unverified' })
      await later('1 day')
      expect(said(sunshine).join('\n')).not.toContain('满意')
    }))
})
