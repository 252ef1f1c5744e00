import type { PrismaClient } from '../prisma/db.ts'
import { isJobName, queueOf } from '../prisma/jobs.ts'
import { nextDue } from '../prisma/queries/outbox.ts'
import type { Carried } from './runtime/queues.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly work: (carried: Carried, last: boolean) => Promise<void>
  readonly say: (carried: Carried, last: boolean) => Promise<void>
  /** Sets the clock that everything reads. */
  readonly setClock: (now: Date) => void
  /** Called around every job that follows from a decision: whatever a turn moves is seen before its first consequence. */
  readonly look?: () => Promise<void>
}

/** A job that puts itself off again and again within one moment is a fault, not a plan. */
const MOST_JOBS = 1_000_000

/**
 * Does what is due until `until`, one job after the other in the order of its time, with the clock set to each. It takes the place of
 * relay, queue and workers where time is not real: in `replay` and in tests. The jobs and what they do are the same.
 */
export async function doDue(
  { prisma, work, say, setClock, look }: Deps,
  until: Date,
): Promise<number> {
  for (let done = 0; done < MOST_JOBS; done++) {
    const row = await nextDue(prisma, until)
    if (!row) return done
    setClock(row.runAt)
    const carried = { outboxId: row.id, job: row.job, payload: row.payload }
    const perform = isJobName(row.job) && queueOf(row.job) === 'say' ? say : work
    // Nobody tries again here: a job that fails is a fault to be seen.
    const isTurn = row.job === 'turn.decide'
    if (!isTurn) await look?.()
    await perform(carried, true)
    if (!isTurn) await look?.()
  }
  throw new Error(`more than ${MOST_JOBS} jobs were due before ${until.toISOString()}`)
}
