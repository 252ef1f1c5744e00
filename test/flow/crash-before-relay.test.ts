import { expect, it } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { relay } from '../../workers/relay.ts'
import { openQueues, type Queues } from '../../workers/runtime/queues.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

/** A relay that runs by itself, on the queue that everybody shares. */
async function withRelay(
  { prisma, backend, now, logger }: Community,
  use: (carry: (queues?: Pick<Queues, 'add'>) => Promise<number>, queues: Queues) => Promise<void>,
) {
  const queues = await openQueues(backend, logger)
  const deps = { prisma, clock: now, log: logger }
  try {
    await use((through = queues) => relay({ ...deps, queues: through }), queues)
  } finally {
    await queues.close()
  }
}

/** Everything was done, and done once. */
async function expectOnce({ prisma, said }: Community) {
  expect(await prisma.ticket.findMany()).toMatchObject([{ state: 'offered' }])
  expect(said(sunshine)).toHaveLength(1)
  expect(said(staffRoom)).toHaveLength(1)
}

/** What is to be decided; the next ledgers lie in the outbox as well. */
const decisions = (prisma: PrismaClient) =>
  prisma.outbox.findMany({ where: { job: 'turn.decide' } })

const report = '3栋2单元下水道堵了，污水都返上来了'

onEachBackend('the process dies', (backend) => {
  it('before it has decided what it stored; the next one decides it at once', () =>
    withCommunity(backend, async (community) => {
      const { prisma, resident, goesDown, comesUp, passes, settled } = community
      await goesDown()
      await resident('3-2-501 李阿姨').shouts(report)
      passes('2 minutes')
      expect(await prisma.turn.findMany()).toMatchObject([{ decidedAt: null }])

      await comesUp()
      await settled()
      await expectOnce(community)
    }))

  it('between commit and relay; what was committed is relayed by the next one', () =>
    withCommunity(backend, async (community) => {
      const { resident, goesDown, comesUp, passes, settled } = community
      await goesDown()
      await resident('3-2-501 李阿姨').shouts(report)
      passes('12 seconds')

      await withRelay(community, async (carry) => {
        expect(await carry()).toBe(1)
        expect(await carry()).toBe(0)
      })
      await comesUp()
      await settled()
      await expectOnce(community)
    }))

  it('between relay and its mark; the row is carried twice and done once', () =>
    withCommunity(backend, async (community) => {
      const { prisma, resident, goesDown, comesUp, passes, settled } = community
      await goesDown()
      await resident('3-2-501 李阿姨').shouts(report)
      passes('12 seconds')

      await withRelay(community, async (carry, queues) => {
        const dying: Queues['add'] = async (...job) => {
          await queues.add(...job)
          throw new Error('the process dies here')
        }
        await expect(carry({ add: dying })).rejects.toThrow('dies here')
        expect(await decisions(prisma)).toMatchObject([{ relayedAt: null, doneAt: null }])
      })
      await comesUp()
      await settled()
      await expectOnce(community)
    }))
})

onEachBackend('the queue is wiped', (backend) => {
  it('with a job in it; the sweep puts it back after a minute', () =>
    withCommunity(backend, async (community) => {
      const { prisma, resident, goesDown, comesUp, passes, settled } = community
      await goesDown()
      await resident('3-2-501 李阿姨').shouts(report)
      passes('12 seconds')
      await withRelay(community, async (carry, queues) => {
        await carry()
        await queues.wipe()
        expect(await carry()).toBe(0)
      })
      await comesUp()
      passes('59 seconds')
      expect(await decisions(prisma)).toMatchObject([{ doneAt: null, relays: 1 }])

      passes('2 seconds')
      await settled()
      await expectOnce(community)
    }))

  it('again and again while everybody is talking, and nothing is lost or said twice', () =>
    withCommunity(backend, async ({ prisma, resident, running, passes, settled, said }) => {
      for (let building = 1; building <= 8; building++) {
        await resident(`${building}-1-101 住户${building}`).shouts(
          `${building}栋1单元下水道堵了，污水都返上来了`,
        )
        passes('12 seconds')
        running().nudge()
        await running().queues.wipe()
      }
      // Twice: what a lost job would have led to may be lost as well.
      passes('61 seconds')
      await settled()
      passes('61 seconds')
      await settled()

      const tickets = await prisma.ticket.findMany()
      expect(tickets).toHaveLength(8)
      expect(tickets.filter(({ state }) => state !== 'offered')).toEqual([])
      for (const { id } of tickets) {
        expect(said(sunshine).filter((text) => text.includes(`工单${id}）`))).toHaveLength(1)
        expect(said(staffRoom).filter((text) => text.includes(`接单 ${id}（`))).toHaveLength(1)
      }
    }))
})
