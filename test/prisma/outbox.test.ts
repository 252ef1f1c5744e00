import { describe, expect, it, vi } from 'vitest'
import { type PrismaClient, type Tx, transact } from '../../prisma/db.ts'
import {
  lockUndone,
  markDone,
  markFailed,
  markRelayed,
  oldestDueMs,
  postpone,
  put,
  takeDue,
} from '../../prisma/queries/outbox.ts'
import { post } from '../../prisma/queries/posts.ts'
import { withDatabase } from '../harness.ts'

const NOW = new Date('2026-01-05T10:00:00+08:00')
const inMs = (ms: number) => new Date(NOW.getTime() + ms)
const LOST_MS = 60_000

const due = (prisma: PrismaClient, now = NOW) =>
  transact(prisma, async (tx) => (await takeDue(tx, now, LOST_MS, 100)).map(({ key }) => key))

const putting = (prisma: PrismaClient, key: string, runAt = NOW) =>
  transact(prisma, (tx) => put(tx, { name: 'say', data: { postId: 1 } }, key, runAt))

const idOf = async (prisma: PrismaClient, key: string) =>
  (await prisma.outbox.findUniqueOrThrow({ where: { key } })).id

describe('a row of the outbox', () => {
  it('is written once for a key, and only if its transaction commits', () =>
    withDatabase(async ({ prisma }) => {
      await putting(prisma, 'a')
      await putting(prisma, 'a', inMs(1_000))
      const failing = transact(prisma, async (tx) => {
        await put(tx, { name: 'say', data: { postId: 2 } }, 'b', NOW)
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')

      expect(await prisma.outbox.findMany()).toMatchObject([{ key: 'a', runAt: NOW }])
    }))

  it('is due at its time, oldest first, and not while a queue has it', () =>
    withDatabase(async ({ prisma }) => {
      await putting(prisma, 'late', inMs(10_000))
      await putting(prisma, 'b', inMs(-1_000))
      await putting(prisma, 'a', inMs(-2_000))
      expect(await due(prisma)).toEqual(['a', 'b'])

      const id = await idOf(prisma, 'a')
      await transact(prisma, (tx) => markRelayed(tx, [id], NOW))
      expect(await due(prisma)).toEqual(['b'])
      expect(await due(prisma, inMs(LOST_MS - 1))).toEqual(['b', 'late'])
      expect(await due(prisma, inMs(LOST_MS + 1))).toEqual(['a', 'b', 'late'])
    }))

  it('is not due when it is done, given up, or put off', () =>
    withDatabase(async ({ prisma }) => {
      for (const key of ['done', 'failed', 'later']) await putting(prisma, key)
      const ids = await Promise.all(['done', 'failed', 'later'].map((key) => idOf(prisma, key)))
      const [done = 0, failed = 0, later = 0] = ids
      await transact(prisma, async (tx) => {
        await markDone(tx, done, NOW)
        await markFailed(tx, failed, NOW, 'x'.repeat(2_000))
        await postpone(tx, later, inMs(5_000))
      })

      expect(await due(prisma)).toEqual([])
      expect(await due(prisma, inMs(5_000))).toEqual(['later'])
      expect(await oldestDueMs(prisma, inMs(8_000))).toBe(3_000)
      const row = await prisma.outbox.findUniqueOrThrow({ where: { key: 'failed' } })
      expect(row.failure).toHaveLength(500)
    }))

  it('goes to one of two relays', () =>
    withDatabase(async ({ prisma }) => {
      for (let i = 0; i < 20; i++) await putting(prisma, `row-${i}`)
      await transact(prisma, async (tx) => {
        const mine = await takeDue(tx, NOW, LOST_MS, 8)
        const others = await due(prisma)
        expect(mine).toHaveLength(8)
        expect(others).toHaveLength(12)
        expect(others.filter((key) => mine.some((row) => row.key === key))).toEqual([])
      })
    }))

  it('is waited for, not passed over, by a worker that is quicker than the relay', () =>
    withDatabase(async ({ prisma }) => {
      await putting(prisma, 'a')
      const id = await idOf(prisma, 'a')
      const order: string[] = []
      let working: Promise<unknown> = Promise.resolve()
      await transact(prisma, async (relaying) => {
        await takeDue(relaying, NOW, LOST_MS, 100)
        working = transact(prisma, (tx: Tx) => lockUndone(tx, id)).then((mine) =>
          order.push(`worker has it: ${mine}`),
        )
        await someoneWaits(prisma)
        order.push('relay commits')
        await markRelayed(relaying, [id], NOW)
      })
      await working

      expect(order).toEqual(['relay commits', 'worker has it: true'])
    }))

  it('is done by one of two workers', () =>
    withDatabase(async ({ prisma }) => {
      await putting(prisma, 'a')
      const id = await idOf(prisma, 'a')
      const work = () =>
        transact(prisma, async (tx) => {
          const mine = await lockUndone(tx, id)
          if (mine) await markDone(tx, id, NOW)
          return mine
        })

      expect((await Promise.all([work(), work(), work()])).filter(Boolean)).toHaveLength(1)
    }))
})

const someoneWaits = (prisma: PrismaClient) =>
  vi.waitFor(
    async () => {
      const [row] = await prisma.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
      expect(row?.n).toBe(1)
    },
    { timeout: 5_000, interval: 10 },
  )

it('a post of one key is said once, however often it is asked for', () =>
  withDatabase(async ({ prisma }) => {
    const { id: roomId } = await prisma.room.create({
      data: { wechatId: 'r', name: 'r', kind: 'staff', boundAt: NOW },
    })
    const ask = () =>
      transact(prisma, (tx) => post(tx, { key: 'k', roomId, kind: 'ping', text: '接单' }, NOW))
    await ask()
    await ask()

    expect(await prisma.post.count()).toBe(1)
    expect(await prisma.outbox.count()).toBe(1)
  }))

it('what writes cannot be called without a transaction', () =>
  withDatabase(async ({ prisma }) => {
    // @ts-expect-error: a client is no transaction
    const wrong = () => put(prisma, { name: 'say', data: { postId: 1 } }, 'k', NOW)
    expect(wrong).toBeTypeOf('function')
  }))
