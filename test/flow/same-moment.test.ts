import { describe, expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { put } from '../../prisma/queries/outbox.ts'
import { openTicket } from '../../prisma/queries/tickets.ts'
import { type Community, withCommunity } from './community.ts'

/** So many tickets wait to be offered at the same moment. */
const manyOpened = ({ prisma, now }: Community, count: number) =>
  transact(prisma, async (tx) => {
    const times = { openedAt: now(), respondDueAt: now(), solveDueAt: now(), askedAt: null }
    const about = { category: 'lighting', class: 'P2', summary: '灯不亮', address: {} } as const
    for (let i = 0; i < count; i++) {
      const { id } = await openTicket(tx, { ...about, ...times, estateId: 1, roomId: 1 }, '住户')
      await put(tx, { name: 'ticket.dispatch', data: { ticketId: id } }, `first-${id}`, now())
    }
  })

const inHand = ({ prisma }: Community, name: string) =>
  prisma.ticket.count({ where: { assignee: { name }, state: { in: ['offered', 'accepted'] } } })

describe('tickets that come in at the same moment', () => {
  it('never are more in somebody’s hands than their cap', () =>
    withCommunity('postgres', async (community) => {
      const { staff, settled, prisma } = community
      await staff('陈书记').says('上限 张师傅 2')
      await staff('陈书记').says('上限 刘师傅 3')
      await staff('陈书记').says('上限 网格员王芳 0')
      await manyOpened(community, 12)
      await settled()

      expect(await inHand(community, '张师傅')).toBe(2)
      expect(await inHand(community, '刘师傅')).toBe(3)
      expect(await inHand(community, '陈书记')).toBe(7)
      expect(await prisma.assignment.count()).toBe(12)
    }))

  it('never end with somebody who goes off duty in the midst of it', () =>
    withCommunity('postgres', async (community) => {
      const { staff, privately, settled } = community
      await manyOpened(community, 12)
      await Promise.all([staff('张师傅').shouts('下班'), privately('刘师傅').shouts('下班')])
      await settled()

      expect(await inHand(community, '张师傅')).toBe(0)
      expect(await inHand(community, '刘师傅')).toBe(0)
      expect(await inHand(community, '网格员王芳')).toBe(10)
      expect(await inHand(community, '陈书记')).toBe(2)
    }))
})
