import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { bindRoom } from '../../prisma/queries/rooms.ts'
import { openTicket, ticketById } from '../../prisma/queries/tickets.ts'
import { withDatabase } from '../harness.ts'

const NOON = new Date('2026-01-05T12:00:00+08:00')

it('a time read along with what it belongs to is the time that was written', () =>
  withDatabase(async ({ prisma }) => {
    const room = { wechatId: 'r', name: '群', kind: 'residents', estate: '阳光花园' } as const
    const ticket = await transact(prisma, async (tx) => {
      const { id: roomId } = await bindRoom(tx, { ...room, now: NOON })
      const about = { category: 'lighting', class: 'P2', summary: '灯不亮', address: {} } as const
      const times = { openedAt: NOON, respondDueAt: NOON, solveDueAt: NOON, askedAt: null }
      const opened = await openTicket(tx, { ...about, ...times, roomId, estateId: null }, '李阿姨')
      const person = await tx.person.create({ data: { wechatId: 'p', name: '李阿姨' } })
      const report = { ticketId: opened.id, personId: person.id, roomId, act: 'report' }
      await tx.report.create({
        data: { ...report, text: '', address: {}, messageIds: [], at: NOON },
      })
      return opened
    })

    const read = await ticketById(prisma, ticket.id)
    const withEvents = await prisma.ticket.findUnique({
      where: { id: ticket.id },
      include: { events: true },
    })

    expect(read?.reports[0]?.at).toEqual(NOON)
    expect(withEvents?.events[0]?.at).toEqual(NOON)
  }))
