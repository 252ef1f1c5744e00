/** One line of the results: what the program does, beside the least that anything on the same parts must take. */
export interface Figure {
  readonly what: string
  readonly unit: '/s' | 'ms' | 's' | 'MB' | 'tickets'
  readonly ours: number
  /** Measured in the same run; absent where there is nothing to set beside it. */
  readonly floor?: { readonly is: string; readonly value: number }
}

/** Does each of `runs` in turn, the whole round three times over, and gives the median of each: noise meets all alike. */
export async function medians<K extends string>(
  runs: Readonly<Record<K, () => Promise<number>>>,
  rounds = 3,
): Promise<Record<K, number>> {
  const names = keysOf(runs)
  const taken = names.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, name] of names.entries()) taken[index]?.push(await runs[name]())
  }
  const entries = names.map((name, index) => [name, quantile(taken[index] ?? [], 0.5)])
  return Object.fromEntries(entries)
}

/** The value that the share `q` of all does not exceed (nearest rank); NaN where there is none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

/** How many a second, where `work` does `count` of them. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  return (1_000 * count) / (await millisecondsOf(work))
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  Object.keys(record) as K[]
