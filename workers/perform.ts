import { type PrismaClient, type Tx, transact } from '../prisma/db.ts'
import type { JobData, JobName } from '../prisma/jobs.ts'
import { lockUndone, markDone, postpone } from '../prisma/queries/outbox.ts'
import { type Guarding, guarded, type Outcome } from './runtime/guarded.ts'
import type { Logger } from './runtime/log.ts'
import type { Carried } from './runtime/queues.ts'

export interface Run {
  readonly now: Date
  readonly log: Logger
}

/**
 * A job whose whole effect is in the database. It runs in the transaction that marks its outbox row done, so it happens exactly
 * once however often the queue delivers it.
 */
export type Handler<N extends JobName> = (tx: Tx, data: JobData<N>, run: Run) => Promise<Outcome>

/** A job that needs something from outside of the database: what is got before the transaction makes its handler. */
export interface Prepared<N extends JobName> {
  readonly prepare: (prisma: PrismaClient, data: JobData<N>, run: Run) => Promise<Handler<N>>
}

/** The jobs of the `work` queue. */
export type WorkJob = { [N in JobName]: N extends 'say' | 'recall' ? never : N }[JobName]
export type Handlers = { readonly [N in WorkJob]: Handler<N> | Prepared<N> }

/**
 * Performs one delivered job: parses its payload at the door, does it, marks its row.
 * @throws UnrecoverableError for a payload that does not parse: it will not parse next time either
 */
export const perform =
  (deps: Guarding, handlers: Handlers) =>
  (carried: Carried, last: boolean): Promise<void> =>
    guarded(deps, carried, 'work', last, async (name, payload) => {
      const { prisma, clock, log } = deps
      const startedAt = performance.now()
      const handler = handlers[name as WorkJob] as Handler<JobName> | Prepared<JobName>
      const handle =
        'prepare' in handler
          ? await handler.prepare(prisma, payload, { now: clock(), log })
          : handler
      await transact(prisma, async (tx) => {
        if (!(await lockUndone(tx, carried.outboxId))) return
        const now = clock()
        const outcome = await handle(tx, payload, { now, log })
        if (outcome) await postpone(tx, carried.outboxId, outcome.again)
        else await markDone(tx, carried.outboxId, now)
      })
      log.debug(
        { job: name, ...payload, ms: Math.round(performance.now() - startedAt) },
        'job done',
      )
    })
