import { setTimeout as sleep } from 'node:timers/promises'
import type { Understanding } from '../intents/understanding.ts'
import { type PrismaClient, transact } from '../prisma/db.ts'
import { writeSession } from '../prisma/queries/sessions.ts'
import { humanPace, type Pace } from '../rules/gate.ts'
import type { Logger } from '../workers/runtime/log.ts'
import type { Queues } from '../workers/runtime/queues.ts'
import type { Step } from '../workers/runtime/shutdown.ts'
import type { PuppetInterface } from './assemble.ts'
import { intake, type TurnTimes, takeBack } from './intake.ts'
import { keepLease } from './lease.ts'
import { mouth } from './mouth.ts'
import { persistently } from './persistently.ts'
import { openWechat, type Session } from './wechat.ts'

export interface BotDeps {
  readonly prisma: PrismaClient
  readonly queues: Queues
  readonly understand: (text: string, talker?: string) => Understanding
  readonly clock: () => Date
  readonly log: Logger
  /** A Wechaty puppet's package name, or the simulator's puppet. */
  readonly puppet: PuppetInterface | string
  /** Where the login is kept. */
  readonly memoryDir: string
  readonly dryRun: boolean
  /** Called when something is due at once. */
  readonly nudge: () => void
  /** Called when the bot cannot go on: the process ends, and whoever started it starts it again. */
  readonly fatal: (err: Error) => void
  readonly pace?: Pace
  readonly turn?: TurnTimes
}

export interface Bot {
  readonly session: Session
  readonly steps: readonly Step[]
}

const LOOK_MS = 5_000
const DING_MS = 60_000
/** Without a sign of life for so long a session is dead, though its process lives. */
const DEAD_MS = 5 * 60_000

/** Opens the WeChat session: what is heard goes to intake, what is to be said comes from the `say` queue. */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const { prisma, queues, clock, log, fatal } = deps
  const lease = keepLease({ prisma, clock, log, lost: fatal })
  let mayTalk = false
  const session = await openWechat({
    puppet: deps.puppet,
    name: 'linli',
    memoryDir: deps.memoryDir,
    log,
    clock,
    on: {
      message: persistently(intake(deps), log),
      recalled: async (account, id) => {
        await takeBack(deps)(account, id, clock())
      },
      login: async (account) => {
        await lease.take(account).then(() => {
          mayTalk = true
          log.info('logged in')
        }, fatal)
      },
      logout: () => log.error('logged out: scan the code to log in again'),
      qr: () => log.warn('waiting for the login code to be scanned'),
      fault: (err) => log.error({ err }, 'wechat fault'),
    },
  })
  const speaking = queues.listen('say', mouth(mouthDeps(deps, session, () => mayTalk)), 1)
  const watching = watch(deps, session)
  return {
    session,
    steps: [
      ['wechat session', () => session.stop()],
      ['mouth', speaking.close],
      ['session watch', watching.stop],
      ['lease', lease.release],
    ],
  }
}

/** Two processes on one account would say everything twice: only who holds the lease talks. */
const mouthDeps = (deps: BotDeps, session: Session, mayTalk: () => boolean) => ({
  ...deps,
  voice: session,
  pace: deps.pace ?? humanPace(Math.random),
  pause: (ms: number) => sleep(ms),
  breaker: { silentUntil: null },
  canSpeak: () => mayTalk() && session.state().loggedIn,
})

/** Writes down how the session is, asks it for signs of life, and gives up on one that is dead. */
function watch({ prisma, clock, log, fatal }: BotDeps, session: Session) {
  let aliveAt = clock()
  const look = async () => {
    const { loggedIn, qr, lastHeardAt } = session.state()
    const now = clock()
    // A session that waits for its code to be scanned is alive; one that is neither in nor asking is not.
    if (qr !== null) aliveAt = now
    if (loggedIn && lastHeardAt && lastHeardAt > aliveAt) aliveAt = lastHeardAt
    const row = { account: session.account() ?? null, loggedIn, qr, lastHeardAt, seenAt: now }
    await transact(prisma, (tx) => writeSession(tx, row)).catch((err: unknown) =>
      log.error({ err }, 'session not written down'),
    )
    if (now.getTime() - aliveAt.getTime() > DEAD_MS) {
      fatal(new Error('the WeChat session has given no sign of life for five minutes'))
    }
  }
  const ding = () => session.ding().catch((err: unknown) => log.error({ err }, 'ding failed'))
  const timers = [setInterval(look, LOOK_MS), setInterval(ding, DING_MS)]
  const first = look()
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await first
      await look()
    },
  }
}
