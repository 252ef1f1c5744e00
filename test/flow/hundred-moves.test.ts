import { expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { community, staffRoom, sunshine } from './setup.ts'
import { drainReported } from './steps.ts'
import { checkTickets } from './ticket-books.ts'

const crowd = Array.from({ length: 25 }, (_, i) => `师傅${i + 1}`)

/** Everybody of a big firm can do everything, and nobody waits for anybody. */
const big = Setup.parse({
  ...community,
  staff: [...community.staff, ...crowd.map((name) => ({ name, role: 'property' }))],
})

const words = [
  '接单 1',
  '退单 1 不归我管',
  '转单 1 @师傅3',
  '办完 1 通了',
  '挂起 1 等配件',
  '恢复 1',
  '核查 1 通过',
]

onEachBackend('a hundred moves of one ticket at the same moment', (backend) => {
  it('end in one legal history, each answered', () =>
    withCommunity(
      backend,
      async (here) => {
        const { prisma, privately, resident, settled, said } = here
        await drainReported(here)
        await Promise.all([
          ...Array.from({ length: 96 }, (_, i) =>
            // Privately: in one room they would be heard one after the other.
            privately(crowd[i % crowd.length] ?? '').shouts(words[i % words.length] ?? ''),
          ),
          privately('张师傅').shouts('接单 1'),
          privately('陈书记').shouts('转单 1 @师傅7'),
          resident('3-2-501 李阿姨').shouts('下水道通了，好了'),
          resident('3-2-402 老周', sunshine).shouts('我家下水也堵了'),
        ])
        await settled()

        const [ticket] = await checkTickets(prisma)
        expect(ticket?.events.length).toBeGreaterThan(3)
        const open = await prisma.assignment.findMany({ where: { ticketId: 1, answer: null } })
        expect(open.map(({ staffId }) => staffId)).toEqual(
          ticket?.state === 'offered' && ticket.assigneeId !== null ? [ticket.assigneeId] : [],
        )
        const answered = crowd.flatMap((name) =>
          said(name).filter((text) => text.includes('工单1')),
        )
        expect(answered.length).toBeGreaterThanOrEqual(crowd.length)
        expect(said(staffRoom).length).toBeGreaterThan(0)
      },
      { setup: big },
    ))
})
