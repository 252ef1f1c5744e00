import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type PrismaClient, transact } from '../prisma/db.ts'
import { releaseLease, takeLease } from '../prisma/queries/leases.ts'
import type { Logger } from '../workers/runtime/log.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly clock: () => Date
  readonly log: Logger
  readonly lost: (err: Error) => void
}

const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** A holder that died frees its lease by letting it run out. */
const PATIENCE_MS = LEASE_MS + 5_000

/** One process per WeChat account: two would answer everything twice. */
export function keepLease({ prisma, clock, log, lost }: Deps) {
  const holder = `${hostname()}:${process.pid}`
  let name: string | undefined
  let renewing: NodeJS.Timeout | undefined

  const attempt = (lease: string) =>
    transact(prisma, (tx) => {
      const now = clock()
      return takeLease(tx, lease, holder, now, new Date(now.getTime() + LEASE_MS))
    })
  const renew = async () => {
    if (name === undefined) return
    const now = await attempt(name).catch((err: unknown) => {
      // The database is away for a moment; nobody else can take the lease meanwhile either.
      log.error({ err }, 'lease not renewed')
      return holder
    })
    if (now !== holder) lost(new Error(`${now} has taken over this WeChat account`))
  }
  return {
    /** Takes the account's lease, waiting for a dead holder's to run out. Rejects where a living one keeps it. */
    take: async (account: string) => {
      name = `bot:${account}`
      const giveUpAt = Date.now() + PATIENCE_MS
      let other = await attempt(name)
      while (other !== holder) {
        if (other !== null && isDead(other))
          await transact(prisma, (tx) => releaseLease(tx, `bot:${account}`, other ?? ''))
        else if (Date.now() > giveUpAt)
          throw new Error(`another process (${other}) runs this WeChat account; stop it first`)
        else await sleep(1_000)
        other = await attempt(name)
      }
      renewing ??= setInterval(renew, RENEW_MS)
    },
    release: async () => {
      clearInterval(renewing)
      if (name !== undefined) await transact(prisma, (tx) => releaseLease(tx, name ?? '', holder))
    },
  }
}

/** A process of this machine that is not there any more. Of other machines nobody can tell. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':')
  if (host !== hostname()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
