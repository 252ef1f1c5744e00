import { pino } from 'pino'
import { expect, it, vi } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { put } from '../../prisma/queries/outbox.ts'
import { keepRelaying, relay } from '../../workers/relay.ts'
import type { Carried } from '../../workers/runtime/queues.ts'
import { type Ground, withDatabase } from '../harness.ts'

const NOW = new Date('2026-01-05T10:00:00+08:00')
const log = pino({ level: 'silent' })

/** A queue that only writes down what is put into it. */
function notingQueue() {
  const added: { queue: string; id: string; carried: Carried }[] = []
  return {
    added,
    add: async (queue: string, id: string, carried: Carried) =>
      void added.push({ queue, id, carried }),
  }
}

const rows = ({ prisma }: Ground, count: number) =>
  transact(prisma, async (tx) => {
    for (let i = 0; i < count; i++) {
      await put(tx, { name: 'ticket.dispatch', data: { ticketId: i + 1 } }, `k:${i}`, NOW)
    }
  })

it('what needs the WeChat session goes to one queue, the rest to the other', () =>
  withDatabase(async ({ prisma }) => {
    const runAt = NOW
    await prisma.outbox.createMany({
      data: [
        { job: 'say', payload: { postId: 1 }, key: 'a', runAt },
        { job: 'recall', payload: { postId: 1 }, key: 'b', runAt },
        { job: 'turn.decide', payload: { turnId: 1 }, key: 'c', runAt },
        { job: 'no.such', payload: {}, key: 'd', runAt },
      ],
    })
    const queues = notingQueue()
    expect(await relay({ prisma, queues, clock: () => NOW, log })).toBe(4)

    const went = queues.added.map(({ queue, carried }) => [carried.job, queue]).sort()
    expect(went).toEqual([
      ['no.such', 'work'],
      ['recall', 'say'],
      ['say', 'say'],
      ['turn.decide', 'work'],
    ])
  }))

it('a row keeps its id until it is carried again, and no id has a colon', () =>
  withDatabase(async (ground) => {
    const { prisma } = ground
    await rows(ground, 1)
    const queues = notingQueue()
    let now = NOW
    const deps = { prisma, queues, clock: () => now, log, lostAfterMs: 1_000 }
    await relay(deps)
    expect(await relay(deps)).toBe(0)
    now = new Date(NOW.getTime() + 1_001)
    await relay(deps)

    expect(queues.added.map(({ id }) => id)).toEqual(['k.0-0', 'k.0-1'])
  }))

it('where the queue is away the rows stay', () =>
  withDatabase(async (ground) => {
    const { prisma } = ground
    await rows(ground, 3)
    const queues = { add: () => Promise.reject(new Error('away')) }
    await expect(relay({ prisma, queues, clock: () => NOW, log })).rejects.toThrow('away')

    expect(await prisma.outbox.count({ where: { relayedAt: null } })).toBe(3)
  }))

it('two relays carry each row once, all of them without a pause', () =>
  withDatabase(async (ground) => {
    const { prisma } = ground
    await rows(ground, 250)
    const queues = notingQueue()
    const deps = { prisma, queues, clock: () => NOW, log }
    // An hour between beats: what is carried is carried in one go.
    const both = [keepRelaying(deps, 3_600_000), keepRelaying(deps, 3_600_000)]
    await vi.waitFor(() => expect(queues.added.length).toBeGreaterThanOrEqual(250), {
      timeout: 10_000,
    })
    await Promise.all(both.map((one) => one.stop()))

    expect(new Set(queues.added.map(({ id }) => id)).size).toBe(250)
    expect(queues.added).toHaveLength(250)
  }))
