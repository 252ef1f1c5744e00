import { UnrecoverableError } from 'bullmq'
import { type PrismaClient, transact } from '../../prisma/db.ts'
import {
  isJobName,
  type JobData,
  type JobName,
  jobs,
  type QueueName,
  queueOf,
} from '../../prisma/jobs.ts'
import { markFailed, tryLater } from '../../prisma/queries/outbox.ts'
import type { Logger } from './log.ts'
import type { Carried } from './queues.ts'

/** What a job came to: done, or to be done again at a later time. */
export type Outcome = { readonly again: Date } | undefined

export interface Guarding {
  readonly prisma: PrismaClient
  readonly clock: () => Date
  readonly log: Logger
}

/** A job that fails three times in a row rests for a minute; after so many rounds, a good hour, it is written off. */
const REST_MS = 60_000
const ROUNDS = 60

/** Checks a job's name and payload, and writes a job off where it cannot succeed. */
export async function guarded(
  { prisma, clock }: Guarding,
  { outboxId, job, payload }: Carried,
  queue: QueueName,
  last: boolean,
  run: (name: JobName, payload: JobData<JobName>) => Promise<void>,
): Promise<void> {
  const giveUp = (why: string) => transact(prisma, (tx) => markFailed(tx, outboxId, clock(), why))
  const parsed = isJobName(job) && queueOf(job) === queue ? jobs[job].safeParse(payload) : undefined
  if (!isJobName(job) || !parsed?.success) {
    const why = `bad payload of ${job}: ${parsed?.error?.issues[0]?.message ?? 'no such job'}`
    await giveUp(why)
    throw new UnrecoverableError(why)
  }
  try {
    await run(job, parsed.data)
  } catch (err) {
    if (last) {
      const again = new Date(clock().getTime() + REST_MS)
      const later = await transact(prisma, (tx) => tryLater(tx, outboxId, again, ROUNDS))
      if (!later) await giveUp(err instanceof Error ? err.message : String(err))
    }
    throw err
  }
}
