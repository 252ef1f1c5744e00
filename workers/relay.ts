import { type PrismaClient, transact } from '../prisma/db.ts'
import { isJobName, queueOf } from '../prisma/jobs.ts'
import { markRelayed, type OutboxRow, takeDue } from '../prisma/queries/outbox.ts'
import { type Logger, quietly } from './runtime/log.ts'
import type { Queues } from './runtime/queues.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly queues: Pick<Queues, 'add'>
  readonly clock: () => Date
  readonly log: Logger
  /** A row relayed so long ago and still not done is taken for lost and relayed again. */
  readonly lostAfterMs?: number
}

const LOST_AFTER_MS = 60_000
const BATCH = 100

/**
 * Carries due outbox rows into their queues and returns how many. A crash between `add` and the mark carries a row twice under the same
 * job id; a row carried again because a queue was wiped has a new one, and whoever does it first marks it done.
 */
export const relay = ({ prisma, queues, clock, lostAfterMs = LOST_AFTER_MS }: Deps) =>
  transact(prisma, async (tx) => {
    const now = clock()
    const rows = await takeDue(tx, now, lostAfterMs, BATCH)
    await Promise.all(rows.map((row) => carry(queues, row)))
    if (rows.length > 0)
      await markRelayed(
        tx,
        rows.map(({ id }) => id),
        now,
      )
    return rows.length
  })

const carry = (queues: Pick<Queues, 'add'>, { id, job, payload, key, relays }: OutboxRow) =>
  // An unknown job goes to the workers, which write it off with a word of why.
  queues.add(isJobName(job) ? queueOf(job) : 'work', `${key}-${relays}`.replaceAll(':', '.'), {
    outboxId: id,
    job,
    payload,
  })

export interface Relaying {
  /** Looks at once instead of at the next beat. */
  nudge(): void
  stop(): Promise<void>
}

/** Relays for as long as the process lives: every `everyMs`, at once when nudged, and without pause while rows are due. */
export function keepRelaying(deps: Deps, everyMs = 200): Relaying {
  let stopped = false
  let nudged = false
  let wake = () => {}
  const beat = () =>
    new Promise<void>((resume) => {
      const timer = setTimeout(resume, everyMs)
      wake = () => {
        clearTimeout(timer)
        resume()
      }
      // Whoever nudged while it was looking may have come too late for that look.
      if (nudged) wake()
    })
  const failed = quietly(deps.log, 'relay failed')
  const run = async () => {
    while (!stopped) {
      nudged = false
      const moved = await relay(deps).catch((err: unknown) => {
        failed(err)
        return 0
      })
      if (moved < BATCH && !stopped) await beat()
    }
  }
  const running = run()
  return {
    nudge: () => {
      nudged = true
      wake()
    },
    stop: () => {
      stopped = true
      wake()
      return running
    },
  }
}
