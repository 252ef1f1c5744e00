/** Tasks of one key run one after another, in the order they were given; different keys run side by side. */
export interface Lanes {
  /** Takes a task; false (and the task is not taken) where the limit of waiting tasks is reached. */
  run(key: string, task: () => Promise<void>): boolean
  /** Settles when nothing is left to run. */
  idle(): Promise<void>
  readonly waiting: () => number
}

/** `limit` counts the tasks of all keys. A task that throws is told to `onFault` and does not hold up the next. */
export function createLanes(limit: number, onFault: (err: unknown) => void): Lanes {
  const tails = new Map<string, Promise<void>>()
  let waiting = 0

  const run = (key: string, task: () => Promise<void>) => {
    if (waiting >= limit) return false
    waiting++
    const before = tails.get(key) ?? Promise.resolve()
    const tail = before
      .then(task)
      .catch(onFault)
      .finally(() => {
        waiting--
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return true
  }

  const idle = async () => {
    while (tails.size > 0) await Promise.all(tails.values())
  }

  return { run, idle, waiting: () => waiting }
}
