import { schedule } from 'node-cron'
import type { PrismaClient } from '../prisma/db.ts'
import { handlers } from './handlers.ts'
import { keepHouse } from './nightly.ts'
import { perform } from './perform.ts'
import { keepRelaying } from './relay.ts'
import type { Logger } from './runtime/log.ts'
import type { Carried, Queues } from './runtime/queues.ts'
import type { Step } from './runtime/shutdown.ts'
import type { TurnDeps } from './turn.ts'

export interface WorkersDeps extends TurnDeps {
  readonly prisma: PrismaClient
  readonly queues: Queues
  readonly clock: () => Date
  readonly log: Logger
  readonly concurrency?: number
  /** See `relay`. */
  readonly lostAfterMs?: number
}

export interface Workers {
  /** Something is due: look at once. */
  nudge(): void
  /** Intake first, then work in flight. */
  readonly steps: readonly Step[]
}

/** Every night at a quiet hour. A tick only says “look what is due”; boot looks too. */
const NIGHTLY = '30 3 * * *'

/** Starts the relay, the workers of the `work` queue and the nightly housekeeping. */
export function startWorkers({ concurrency = 8, ...deps }: WorkersDeps): Workers {
  const { queues } = deps
  const relaying = keepRelaying(deps)
  const work = perform(deps, handlers(deps))
  const workAndTell = async (carried: Carried, last: boolean) => {
    await work(carried, last)
    // What a job puts into the outbox is mostly due at once.
    relaying.nudge()
  }
  const listener = queues.listen('work', workAndTell, concurrency)
  const options = { timezone: 'Asia/Shanghai', noOverlap: true }
  const nightly = schedule(NIGHTLY, () => keepHouse(deps), options)
  const first = keepHouse(deps)
  return {
    nudge: relaying.nudge,
    steps: [
      ['nightly housekeeping', async () => Promise.all([nightly.destroy(), first])],
      ['relay', relaying.stop],
      ['workers', listener.close],
    ],
  }
}
