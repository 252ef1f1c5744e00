import type { Logger } from './log.ts'

/** One thing to close, by name. */
export type Step = readonly [name: string, close: () => Promise<unknown>]

/**
 * Closes one step after the other within the deadline. A step that fails or hangs does not keep the next ones from running.
 */
export async function closeAll(
  log: Logger | undefined,
  steps: readonly Step[],
  deadlineMs: number,
): Promise<void> {
  const endsAt = Date.now() + deadlineMs
  for (const [index, [step, close]] of steps.entries()) {
    // The last steps stop the database: every step before leaves them a share.
    const share = (endsAt - Date.now()) / Math.min(3, steps.length - index)
    const outcome = await within(close(), Math.max(200, share)).catch((err: unknown) => ({ err }))
    if (outcome !== undefined) log?.warn({ step, ...outcome }, 'close failed')
  }
}

/** `undefined` when it ended in time, otherwise how long it was waited for. */
async function within(
  work: Promise<unknown>,
  ms: number,
): Promise<{ readonly waitedMs: number } | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<{ waitedMs: number }>((over) => {
    timer = setTimeout(over, ms, { waitedMs: ms })
  })
  const outcome = await Promise.race([work.then(() => undefined), late])
  clearTimeout(timer)
  return outcome
}
