import { describe, expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { issueCode } from '../../prisma/queries/codes.ts'
import { withCommunity } from './community.ts'
import { assignees, hands } from './hands.ts'
import { adminRoom, staffRoom } from './setup.ts'
import { drain, drainAccepted, drainReported, lampReported } from './steps.ts'

const contains = (words: string): unknown => expect.stringContaining(words)

describe('who goes off duty', () => {
  it('leaves what they are offered and what they have accepted to the next, and is told to whom', () =>
    withCommunity('postgres', async (community) => {
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
    withCommunity('postgres', async (community) => {
      const { staff, said, posts } = community
      await drainAccepted(community)
      for (const name of ['刘师傅', '网格员王芳', '网格员赵敏', '陈书记']) {
        await staff(name).says('下班')
      }
      await staff('张师傅').says('下班')

      expect(said(staffRoom)).toContainEqual(contains('1 → 没人可派，已请主管安排'))
      expect(await drain(community)).toMatchObject({ state: 'open', assigneeId: null })
      expect(posts(staffRoom)).toContainEqual(
        expect.objectContaining({ calls: ['陈书记'], text: contains('没有人可派') }),
      )
      expect(said(adminRoom)).toEqual([contains('没有可派的人')])
    }))

  it('keeps what is on hold until its date; then it finds somebody on duty', () =>
    withCommunity('postgres', async (community) => {
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

describe('who comes on duty', () => {
  it('is offered at once what waits for somebody', () =>
    withCommunity('postgres', async (community) => {
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
    withCommunity('postgres', async (community) => {
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
    withCommunity('postgres', async (community) => {
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

describe('a name that is on the roster already', () => {
  it('is taken over by whoever enrols under it, who is told so', () =>
    withCommunity('postgres', async (community) => {
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
