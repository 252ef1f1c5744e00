import type { Town } from '../bot/simulator/town.ts'
import type { PrismaClient } from '../prisma/db.ts'
import { answers } from '../prisma/queries/console.ts'
import { oldestDueMs } from '../prisma/queries/outbox.ts'
import { readSession, type SessionRow } from '../prisma/queries/sessions.ts'
import type { Config } from '../workers/runtime/config.ts'
import type { Ending } from '../workers/runtime/ending.ts'
import type { Logger } from '../workers/runtime/log.ts'
import type { Queues } from '../workers/runtime/queues.ts'
import { createWeb } from './app.ts'
import type { Check } from './deps.ts'

interface Deps {
  readonly config: Config
  readonly prisma: PrismaClient
  readonly queues: Pick<Queues, 'ping'>
  readonly clock: () => Date
  readonly log: Logger
  readonly end: Ending
  /** The simulated WeChat, where it lives in this process. */
  readonly town?: Town
}

/**
 * Starts the page and the health checks on the configured host and port.
 * @throws Error with one clear sentence where the port is taken
 */
export async function startWeb({
  config,
  queues,
  end,
  town,
  ...deps
}: Deps): Promise<{ url: string }> {
  const { prisma, clock } = deps
  const { HOST: host, PORT: port } = config
  const app = createWeb({
    ...deps,
    session: () => readSession(prisma),
    ready: () => checks({ prisma, queues, clock }),
    ...(town && { phone: { town } }),
  })
  end.add(['page', () => app.close()])
  await app.listen({ host, port }).catch((cause: unknown) => {
    throw new Error(whyNot(cause, host, port), { cause })
  })
  const address = app.addresses()[0]
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const open = typeof address === 'object' ? address.port : port
  return { url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${open}` }
}

function whyNot(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: stop what runs there, or choose another by PORT`
  if (code === 'EACCES')
    return `port ${port} may not be used by this account: choose one above 1024 by PORT`
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host}: choose another by HOST`
  return `cannot listen on ${host}:${port}: ${String(cause)}`
}

/** A due job older than this means that nobody works. */
const STUCK_MS = 2 * 60_000
/** The bot writes its session down every few seconds; an older word is none. */
const SESSION_FRESH_MS = 30_000

async function checks({ prisma, queues, clock }: Pick<Deps, 'prisma' | 'queues' | 'clock'>) {
  const now = clock()
  const oldest = oldestDueMs(prisma, now)
  return {
    database: await check(() => answers(prisma)),
    queue: await check(() => queues.ping().then(() => undefined)),
    session: await check(async () => sessionWord(await readSession(prisma), now)),
    'oldest due job': await check(async () => {
      const ms = await oldest
      if (ms > STUCK_MS) throw new Error(`waiting for ${Math.round(ms / 1000)} s`)
      return `${Math.round(ms / 1000)} s`
    }),
  }
}

function sessionWord(row: SessionRow | null, now: Date): string {
  if (!row || now.getTime() - row.seenAt.getTime() > SESSION_FRESH_MS)
    throw new Error('no bot is running')
  if (!row.loggedIn)
    throw new Error(row.qr ? 'waiting for the login code to be scanned' : 'not logged in')
  return 'logged in'
}

const CHECK_MS = 3_000

/** A part that does not answer in time is not ready. */
async function check(look: () => Promise<string | undefined>): Promise<Check> {
  const late = new Promise<never>((_, failed) => {
    setTimeout(failed, CHECK_MS, new Error(`no answer within ${CHECK_MS / 1000} s`)).unref()
  })
  try {
    const detail = await Promise.race([look(), late])
    return detail ? { ok: true, detail } : { ok: true }
  } catch (err) {
    return { ok: false, detail: err instanceof Error ? err.message : String(err) }
  }
}
