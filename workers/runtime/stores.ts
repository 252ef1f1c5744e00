import { connect, type PrismaClient } from '../../prisma/db.ts'
import { holdInstance } from '../../prisma/instance.ts'
import { migrate } from '../../prisma/migrate.ts'
import { startServer } from '../../prisma/server.ts'
import type { Config } from './config.ts'
import type { Ending } from './ending.ts'
import type { Logger } from './log.ts'
import { openQueues, type Queues } from './queues.ts'

export interface Stores {
  readonly prisma: PrismaClient
  readonly queues: Queues
}

/**
 * Opens what everything durable lives in: the database (embedded unless `DATABASE_URL` names one), migrated, and the queues (on Redis
 * where `REDIS_URL` names one, else in the database). Each is handed to `end` as soon as it is open.
 */
export async function openStores(config: Config, log: Logger, end: Ending): Promise<Stores> {
  const url = config.DATABASE_URL ?? (await embedded(config.DATA_DIR, end))
  await migrate(url).catch((cause: unknown) => {
    throw explained(cause, config)
  })
  const prisma = connect(url)
  end.add(['database connections', () => prisma.$disconnect()])
  const backend = config.REDIS_URL
    ? ({ kind: 'redis', url: config.REDIS_URL } as const)
    : ({ kind: 'postgres', url } as const)
  const queues = await openQueues(backend, log)
  end.add(['queues', queues.close])
  return { prisma, queues }
}

/** The embedded server, for one running program at a time. */
async function embedded(dataDir: string, end: Ending): Promise<string> {
  const server = await startServer(dataDir)
  end.add(['embedded PostgreSQL', server.stop])
  const instance = await holdInstance(server.url)
  if (!instance)
    throw new Error(
      `another 邻里 is already running on the data directory ${dataDir}: stop it first`,
    )
  end.add(['instance lock', instance.release])
  return server.url
}

/** A database that cannot be reached is told by where it was looked for, without its password. */
function explained(cause: unknown, { DATABASE_URL }: Config): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const unreachable = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    '28P01',
    '3D000',
  ].includes(code)
  if (!unreachable || !DATABASE_URL) return cause
  const { host, pathname } = new URL(DATABASE_URL)
  return new Error(
    `cannot use the database ${host}${pathname} of DATABASE_URL (${code}): is it running, is its password right?`,
    { cause },
  )
}
