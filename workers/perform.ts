import { UnrecoverableError } from 'bullmq'
import { transact, type PrismaClient, type Tx } from '../prisma/db.ts'
import { isJobName, type JobData, type JobName, jobs, type QueueName, queueOf } from '../prisma/jobs.ts'
import { lockUndone, markDone, markFailed, postpone } from '../prisma/queries/outbox.ts'
import type { Logger } from './runtime/log.ts'
import type { Carried } from './runtime/queues.ts'

/** What a job came to: done, or to be done again at a later time. */
export type Outcome = { readonly again: Date } | undefined

export interface Run {
  readonly now: Date
  readonly log: Logger
}

/**
 * A job whose whole effect is in the database. It runs in the transaction that marks its outbox row done, so it happens exactly
 * once however often the queue delivers it.
 */
export type Handler<N extends JobName> = (tx: Tx, data: JobData<N>, run: Run) => Promise<Outcome>

/** The jobs of the `work` queue. */
export type WorkJob = { [N in JobName]: N extends 'say' | 'recall' ? never : N }[JobName]
export type Handlers = { readonly [N in WorkJob]: Handler<N> }

export interface PerformDeps {
  readonly prisma: PrismaClient
  readonly clock: () => Date
  readonly log: Logger
}

/**
 * Performs one delivered job: parses its payload at the door, does it, marks its row.
 * @throws UnrecoverableError for a payload that does not parse: it will not parse next time either
 */
export const perform =
  (deps: PerformDeps, handlers: Handlers) =>
  (carried: Carried, last: boolean): Promise<void> =>
    guarded(deps, carried, 'work', last, async (name, payload) => {
      const { prisma, clock, log } = deps
      const startedAt = performance.now()
      await transact(prisma, async (tx) => {
        if (!(await lockUndone(tx, carried.outboxId))) return
        const now = clock()
        const handle = handlers[name as WorkJob] as Handler<JobName>
        const outcome = await handle(tx, payload, { now, log })
        if (outcome) await postpone(tx, carried.outboxId, outcome.again)
        else await markDone(tx, carried.outboxId, now)
      })
      log.debug({ job: name, ...payload, ms: Math.round(performance.now() - startedAt) }, 'job done')
    })

/** Checks a job's name and payload, and writes a job off where it cannot succeed. */
export async function guarded(
  { prisma, clock }: PerformDeps,
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
    if (last) await giveUp(err instanceof Error ? err.message : String(err))
    throw err
  }
}
