import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { migrate } from '../prisma/migrate.ts'
import { createScratch, type Scratch } from '../prisma/scratch.ts'
import { startServer } from '../prisma/server.ts'
import { withClient } from '../prisma/with-client.ts'
import { hasRedisServer, startRedis } from '../test/redis-server.ts'
import { type Backend, openQueues } from '../workers/runtime/queues.ts'

/** The servers of one run of the bench: an embedded PostgreSQL and, where there is one on the PATH, a Redis. */
export interface Ground {
  readonly redisUrl: string | undefined
  /** Uses a migrated database of one's own: as durable as the running program's, or for throw-away data as in `replay`. */
  withDatabase<T>(use: (url: string) => Promise<T>, durable?: boolean): Promise<T>
  close(): Promise<void>
}

export const silent = pino({ level: 'silent' })

/** Both queue backends as far as they are there; on PostgreSQL the queue is in the database itself. */
export const backendsOf = ({ redisUrl }: Ground): readonly Backend['kind'][] =>
  redisUrl === undefined ? ['postgres'] : ['postgres', 'redis']

export const backendOn = (kind: Backend['kind'], { redisUrl }: Ground, url: string): Backend => ({
  kind,
  url: kind === 'redis' ? (redisUrl ?? '') : url,
})

/** Brings the servers up in a folder of their own, which `close` takes away. */
export async function openGround(): Promise<Ground> {
  const dir = await temporaryFolder()
  const server = await startServer(dir)
  const template = await createScratch(server.url)
  await migrate(template.url)
  await (await openQueues({ kind: 'postgres', url: template.url }, silent)).close()
  const redis = (await hasRedisServer()) ? await startRedis() : undefined
  return {
    redisUrl: redis?.url,
    withDatabase: async (use, durable = true) => {
      const scratch = await createScratch(server.url, nameOf(template))
      if (durable) await makeDurable(server.url, scratch)
      return use(scratch.url).finally(scratch.drop)
    },
    close: async () => {
      await redis?.stop()
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** The server may run under another account than ours. */
export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  await chmod(dir, 0o755)
  return dir
}

const nameOf = ({ url }: Scratch) => new URL(url).pathname.slice(1)

/** A scratch database does not wait for the disk; what is measured must. */
const makeDurable = (server: string, scratch: Scratch) =>
  withClient(server, (client) =>
    client.query(`ALTER DATABASE "${nameOf(scratch)}" RESET synchronous_commit`),
  )
