import { setTimeout as sleep } from 'node:timers/promises'

const LONGEST_MS = 240_000

/**
 * Looks again and again until `done` holds.
 * @throws Error that says what has not come about in four minutes
 */
export async function until(what: string, everyMs: number, done: () => Promise<boolean>) {
  const endsAt = performance.now() + LONGEST_MS
  while (!(await done())) {
    if (performance.now() > endsAt) throw new Error(`waited in vain until ${what}`)
    await sleep(everyMs)
  }
}
