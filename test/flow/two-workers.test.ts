import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { openTicket } from '../../prisma/queries/tickets.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom } from './setup.ts'

/** A ticket that nobody has been asked to take. */
const newTicket = ({ prisma, now }: Community) =>
  transact(prisma, (tx) => {
    const times = { openedAt: now(), respondDueAt: now(), solveDueAt: now(), askedAt: null }
    const about = { category: 'lighting', class: 'P2', summary: '灯不亮', address: {} } as const
    return openTicket(tx, { ...about, ...times, estateId: 1, roomId: 1 }, '住户')
  })

const ROUNDS = 20

onEachBackend('two workers who take one ticket at the same time', (backend) => {
  it('are told who has it, twenty times over', () =>
    withCommunity(backend, async (community) => {
      const { prisma, staff, privately, settled, said } = community
      for (let round = 1; round <= ROUNDS; round++) {
        const { id } = await newTicket(community)
        // In one room they would be heard one after the other.
        await Promise.all([
          staff('张师傅').shouts(`接单 ${id}`),
          privately('刘师傅').shouts(`接单 ${id}`),
        ])
        await settled()

        const accepted = await prisma.ticketEvent.findMany({
          where: { ticketId: id, move: 'accept' },
        })
        expect(accepted).toHaveLength(1)
        const by = accepted[0]?.by ?? ''
        const ticket = await prisma.ticket.findUnique({
          where: { id },
          include: { assignee: true },
        })
        expect(ticket?.assignee?.name).toBe(by)
        const answers = [...said(staffRoom), ...said('刘师傅')].join('\n')
        expect(answers).toContain(`工单${id}${by}接单`)
        expect(answers).toContain(`工单${id}已经由${by}接了`)
        const hands = await prisma.assignment.findMany({
          where: { ticketId: id, answer: 'accepted' },
        })
        expect(hands).toHaveLength(1)
      }
    }))
})
