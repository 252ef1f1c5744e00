import type { Logger } from './log.ts'

/** One thing to close, by name. Steps run in order: intake first, then work in flight, then connections. */
export type Step = readonly [name: string, close: () => Promise<unknown>]

/** Closes everything within the deadline. A step that fails or hangs does not keep the next ones from running. */
export async function closeAll(log: Logger, steps: readonly Step[], deadlineMs: number) {
  const share = deadlineMs / Math.max(1, steps.length)
  for (const [step, close] of steps) {
    const outcome = await within(close(), Math.max(500, share)).catch((err: unknown) => ({ err }))
    if (outcome !== undefined) log.warn({ step, ...outcome }, 'close failed')
  }
}

/** Closes on SIGINT and SIGTERM; the second one, or the deadline, ends the process at once. */
export function onShutdown(log: Logger, steps: readonly Step[], deadlineMs = 9_000) {
  let closing = false
  const close = async (signal: NodeJS.Signals) => {
    if (closing) process.exit(1)
    closing = true
    log.info({ signal }, 'shutting down')
    setTimeout(() => process.exit(1), deadlineMs).unref()
    await closeAll(log, steps, deadlineMs - 500)
    process.exit(0)
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}

/** `undefined` when it ended in time, otherwise why it did not. */
async function within(work: Promise<unknown>, ms: number): Promise<{ late: number } | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<{ late: number }>((over) => {
    timer = setTimeout(over, ms, { late: ms })
  })
  const outcome = await Promise.race([work.then(() => undefined), late])
  clearTimeout(timer)
  return outcome
}
