import { type Logger, sentenceOf } from './log.ts'
import { closeAll, type Step } from './shutdown.ts'

/** How a process comes to its end: on a signal, on a fault it cannot live with, or because it never got going. */
export interface Ending {
  /** Takes note of something started, to be closed before everything that was started earlier. */
  with<T extends { readonly steps: readonly Step[] }>(started: T): T
  add(...steps: readonly Step[]): void
  log(log: Logger): Logger
  /** Tells the reason in one sentence, closes what is open, and exits with status 1. */
  fatal: (reason: unknown) => void
}

/** Ctrl-C is promised to end everything within ten seconds. */
const DEADLINE_MS = 9_000

/** Ends this process in order: intake first, then work in flight, then connections. The second signal ends it at once. */
export function ending(): Ending {
  const steps: Step[] = []
  let log: Logger | undefined
  let over = false

  const close = async (status: number) => {
    if (over) return
    over = true
    setTimeout(() => process.exit(status || 1), DEADLINE_MS).unref()
    await closeAll(log, steps, DEADLINE_MS - 500)
    process.exit(status)
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (over) process.exit(1)
    log?.info({ signal }, 'shutting down')
    void close(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)

  const fatal = (reason: unknown) => {
    if (over) return
    process.stderr.write(`${reason instanceof Error ? sentenceOf(reason) : String(reason)}\n`)
    if (reason instanceof Error) log?.debug({ err: reason }, 'ending')
    void close(1)
  }
  process.on('uncaughtException', fatal)
  process.on('unhandledRejection', fatal)

  return {
    with: (started) => {
      steps.unshift(...started.steps)
      return started
    },
    add: (...more) => {
      steps.unshift(...more)
    },
    log: (given) => {
      log = given
      return given
    },
    fatal,
  }
}
