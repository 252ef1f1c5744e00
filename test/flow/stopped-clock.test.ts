import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { drainReported } from './steps.ts'
import { checkTickets } from './ticket-books.ts'

onEachBackend('a ticket whose clock stands still', (backend) => {
  it('is wound again by the next program that starts', () =>
    withCommunity(
      backend,
      async (community) => {
        const { prisma, goesDown, comesUp, later } = community
        await drainReported(community)
        await goesDown()
        await prisma.outbox.updateMany({
          where: { job: 'ticket.tick', doneAt: null },
          data: { doneAt: community.now(), failure: 'given up' },
        })

        await comesUp()
        await expect.poll(() => prisma.outbox.count({ where: waiting })).toBe(1)
        await checkTickets(prisma)
        await later('16 minutes')
        expect(await prisma.ticketEvent.count({ where: { move: 'pass-on' } })).toBe(1)
      },
      { jobsFail: true },
    ))
})

const waiting = { job: 'ticket.tick', doneAt: null }
