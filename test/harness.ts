import { Redis } from 'ioredis'
import { describe, inject, vi } from 'vitest'
import { connect, type PrismaClient } from '../prisma/db.ts'
import { createScratch } from '../prisma/scratch.ts'
import { withClient } from '../prisma/with-client.ts'
import type { Backend } from '../workers/runtime/queues.ts'

export const backendKinds = ['postgres', 'redis'] as const
export type BackendKind = (typeof backendKinds)[number]

const mayRun = (kind: BackendKind) => kind === 'postgres' || inject('redisUrl') !== null

/** The same stories with the queue in the database and on Redis. */
export function onEachBackend(title: string, stories: (kind: BackendKind) => void) {
  for (const kind of backendKinds) {
    describe.skipIf(!mayRun(kind))(`${title} (queue on ${kind})`, () => stories(kind))
  }
}

/** A migrated database of one's own, and a place for its queue. */
export interface Ground {
  readonly url: string
  readonly prisma: PrismaClient
  readonly backend: Backend
}

/**
 * Runs `body` on a copy of the migrated template and takes it away afterwards.
 * @throws Error where the body leaves a connection open: something was started and not closed
 */
export async function withGround(kind: BackendKind, body: (ground: Ground) => Promise<void>) {
  const { url: server, template } = inject('database')
  const scratch = await createScratch(server, template)
  const prisma = connect(scratch.url, 4)
  const redis = kind === 'redis' ? await emptyRedis() : undefined
  const backend: Backend = redis
    ? { kind: 'redis', url: redis.url }
    : { kind: 'postgres', url: scratch.url }
  try {
    await body({ url: scratch.url, prisma, backend })
    await prisma.$disconnect()
    await nobodyLeft(server, scratch.url)
    await redis?.nobodyLeft()
  } finally {
    await prisma.$disconnect()
    await scratch.drop()
    await redis?.close()
  }
}

/** A database without a queue. */
export const withDatabase = (body: (ground: Ground) => Promise<void>) =>
  withGround('postgres', body)

async function nobodyLeft(server: string, url: string) {
  const database = new URL(url).pathname.slice(1)
  await vi.waitFor(
    () =>
      withClient(server, async (client) => {
        const { rows } = await client.query<{ query: string }>(
          'SELECT "query" FROM pg_stat_activity WHERE "datname" = $1',
          [database],
        )
        if (rows.length === 0) return
        throw new Error(`${rows.length} database connections left open, last: ${rows[0]?.query}`)
      }),
    { timeout: 3_000, interval: 20 },
  )
}

/** One numbered database of the run's Redis for each process that runs tests, which has one story at a time. */
async function emptyRedis() {
  const url = `${inject('redisUrl') ?? ''}/${Number(process.env.VITEST_POOL_ID ?? 0) % 16}`
  const client = new Redis(url, { maxRetriesPerRequest: 1 })
  if ((await client.dbsize()) > 0) {
    client.disconnect()
    throw new Error(`the Redis at ${url} is not empty: give the tests one of their own`)
  }
  const others = async () => {
    const list = String(await client.client('LIST'))
    const number = new URL(url).pathname.slice(1)
    const here = list.split('\n').filter((line) => line.includes(` db=${number} `))
    if (here.length > 1) throw new Error(`${here.length - 1} Redis connections left open`)
  }
  return {
    url,
    nobodyLeft: () => vi.waitFor(others, { timeout: 3_000, interval: 20 }),
    close: async () => {
      await client.flushdb()
      client.disconnect()
    },
  }
}
