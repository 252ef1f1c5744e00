import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'

const broken = [
  { job: 'ticket.dispatch', payload: { ticketId: 'one' } },
  { job: 'turn.decide', payload: null },
  { job: 'say', payload: { postId: -1 } },
  { job: 'tea.make', payload: {} },
]

const failedRuns = ({ log }: Community, job: string) =>
  log.filter((line) => line.includes('"job failed"') && line.includes(`"job":"${job}"`)).length

onEachBackend('a job with a payload that cannot be read', (backend) => {
  it.each(broken)('$job is written off with a reason and not tried again', ({ job, payload }) =>
    withCommunity(
      backend,
      async (community) => {
        const { prisma, now, settled, resident, later, said } = community
        const data = { job, payload: payload as object, key: 'broken', runAt: now() }
        await prisma.outbox.create({ data })
        await settled()

        expect(await prisma.outbox.findUnique({ where: { key: 'broken' } })).toMatchObject({
          failure: expect.stringContaining(`bad payload of ${job}`),
          doneAt: now(),
        })
        await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
        await later('5 minutes')
        expect(failedRuns(community, job)).toBe(1)
        expect(said()).toHaveLength(2)
      },
      { jobsFail: true },
    ),
  )
})
