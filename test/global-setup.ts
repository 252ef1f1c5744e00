import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { migrate } from '../prisma/migrate.ts'
import { createScratch } from '../prisma/scratch.ts'
import { startServer } from '../prisma/server.ts'
import { withClient } from '../prisma/with-client.ts'
import { openQueues } from '../workers/runtime/queues.ts'
import { hasRedisServer, startRedis } from './redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The one PostgreSQL of this test run, and the name of a migrated database on it to copy. */
    readonly database: { readonly url: string; readonly template: string }
    /** A Redis for this test run, or null where there is none. */
    readonly redisUrl: string | null
  }
}

type Close = () => Promise<unknown>

/** Brings up one PostgreSQL (of `DATABASE_URL`, else embedded) and one Redis (of `REDIS_URL`, else the one on the PATH) for all tests. */
export async function setup(project: TestProject): Promise<Close> {
  const closing: Close[] = []
  const closeAll = async () => {
    for (const close of closing.splice(0)) await close()
  }
  try {
    project.provide('redisUrl', process.env.REDIS_URL ?? (await redis(closing)))
    const url = process.env.DATABASE_URL ?? (await embedded(closing))
    const template = await createScratch(url)
    closing.unshift(template.drop)
    await migrate(template.url)
    await migrateQueues(template.url)
    project.provide('database', { url, template: new URL(template.url).pathname.slice(1) })
  } catch (err) {
    await closeAll()
    throw err
  }
  return closeAll
}

/** BullMQ's own tables are part of the template as well. */
async function migrateQueues(url: string) {
  const queues = await openQueues({ kind: 'postgres', url }, pino({ level: 'silent' }))
  await queues.close()
}

async function embedded(closing: Close[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'linli-test-'))
  // The server may run under another account than ours.
  await chmod(dir, 0o755)
  const server = await startServer(dir)
  closing.unshift(server.stop, () => rm(dir, { recursive: true, force: true }))
  await forgetful(server.url)
  return server.url
}

/** What is thrown away need not survive a power cut: making and dropping databases waits for the disk otherwise. */
const forgetful = (url: string) =>
  withClient(url, async (client) => {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`)
    }
    await client.query('SELECT pg_reload_conf()')
  })

async function redis(closing: Close[]): Promise<string | null> {
  if (await hasRedisServer()) {
    const server = await startRedis()
    closing.unshift(server.stop)
    return server.url
  }
  const why = 'no REDIS_URL is set and no redis-server is on the PATH'
  if (process.env.CI === 'true') throw new Error(`${why}: in CI nothing may be skipped`)
  process.stderr.write(`Stories with the queue on Redis are skipped: ${why}.\n`)
  return null
}
