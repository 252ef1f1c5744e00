import { schedule } from 'node-cron'
import { type PrismaClient, transact } from '../prisma/db.ts'
import { ticketsToWind, windClock } from '../prisma/queries/clock.ts'
import { forget } from '../prisma/queries/housekeeping.ts'
import { handlers } from './handlers.ts'
import { keepLedgers } from './ledger.ts'
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
  const { queues, log } = deps
  const relaying = keepRelaying(deps)
  const work = perform(deps, handlers(deps))
  const workAndTell = async (carried: Carried, last: boolean) => {
    await work(carried, last)
    // What a job puts into the outbox is mostly due at once.
    relaying.nudge()
  }
  const listener = queues.listen('work', workAndTell, concurrency)
  const keepHouse = () =>
    forgetAll(deps).catch((err: unknown) => log.error({ err }, 'housekeeping failed'))
  const everyNight = () => Promise.all([keepHouse(), ledgersAhead(deps)])
  const nightly = schedule(NIGHTLY, everyNight, { timezone: 'Asia/Shanghai', noOverlap: true })
  const first = Promise.all([everyNight(), windAll(deps)])
  return {
    nudge: relaying.nudge,
    steps: [
      ['nightly housekeeping', async () => Promise.all([nightly.destroy(), first])],
      ['relay', relaying.stop],
      ['workers', listener.close],
    ],
  }
}

/** Tickets whose clock never ran, from a database of before there was one. */
const windAll = ({ prisma, clock, log }: WorkersDeps) =>
  transact(prisma, async (tx) => {
    for (const id of await ticketsToWind(tx, { unwound: true })) await windClock(tx, id, clock())
  }).catch((err: unknown) => log.error({ err }, 'winding clocks failed'))

/** At boot and every night, so that a ledger is not lost for good where the job of one has failed. */
const ledgersAhead = ({ prisma, clock, log }: WorkersDeps) =>
  transact(prisma, (tx) => keepLedgers(tx, clock())).catch((err: unknown) =>
    log.error({ err }, 'putting the next ledgers failed'),
  )

const MOST_BITES = 1_000

async function forgetAll({ prisma, clock, log }: WorkersDeps) {
  let gone = 0
  for (let bite = 0; bite < MOST_BITES; bite++) {
    const rows = await transact(prisma, (tx) => forget(tx, clock()))
    gone += rows
    if (rows === 0) break
  }
  if (gone > 0) log.info({ rows: gone }, 'old rows deleted')
}
