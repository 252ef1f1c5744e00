import { mouth } from '../../bot/mouth.ts'
import type { Voice } from '../../bot/voice.ts'
import type { PrismaClient } from '../../prisma/db.ts'
import type { Pace } from '../../rules/gate.ts'
import { startWorkers } from '../../workers/app.ts'
import type { Logger } from '../../workers/runtime/log.ts'
import { type Backend, openQueues, type Queues } from '../../workers/runtime/queues.ts'
import { closeAll } from '../../workers/runtime/shutdown.ts'
import type { SecondOpinion } from '../../workers/second-opinion.ts'
import type { Understand } from '../../workers/turn.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly backend: Backend
  readonly understand: Understand
  readonly clock: () => Date
  readonly log: Logger
  readonly voice: Voice
  readonly canSpeak?: () => boolean
  readonly pace?: Pace
  readonly secondOpinion?: SecondOpinion
}

/** The parts of the program that work and speak, as one process has them. */
export interface Running {
  readonly queues: Queues
  nudge(): void
  /** Ends it as SIGTERM does. */
  stop(): Promise<void>
}

/** As fast as it goes: what is tested is what is said, not how long it takes. */
export const unhurried: Pace = {
  gapMs: () => 0,
  perMinute: 1_000_000,
  roomPerHour: 1_000_000,
  perDay: 1_000_000,
}

const RETRY_MS = 20
/** What `ending.ts` grants. */
const DEADLINE_MS = 8_500

/** Starts workers and mouth on the given queue, as `start.ts` does. */
export async function startProcess({
  backend,
  voice,
  canSpeak,
  pace = unhurried,
  ...deps
}: Deps): Promise<Running> {
  const queues = await openQueues(backend, deps.log, RETRY_MS)
  const workers = startWorkers({ ...deps, queues })
  const speaking = queues.listen(
    'say',
    mouth({
      ...deps,
      voice,
      pace,
      dryRun: false,
      pause: async () => {},
      breaker: { silentUntil: null },
      ...(canSpeak && { canSpeak }),
    }),
    1,
  )
  const last = [
    ['mouth', speaking.close],
    ['queues', queues.close],
  ] as const
  return {
    queues,
    nudge: workers.nudge,
    stop: () => closeAll(deps.log, [...workers.steps, ...last], DEADLINE_MS),
  }
}
