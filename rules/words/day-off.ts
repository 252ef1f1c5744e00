/** A day that is not what its weekday says. */
export interface DayWord {
  readonly ask: 'set-day'
  readonly work: boolean
  /** What stands behind the word: a day, and perhaps why. */
  readonly text: string
}

/** Reads `放假 12月1日 元旦` and `调班 12月5日` (a workday). */
export function readDayWord(plain: string): DayWord | undefined {
  const found = /^(放假|调班)\s+(\S.{0,60})$/.exec(plain)
  if (!found) return undefined
  return { ask: 'set-day', work: found[1] === '调班', text: found[2] ?? '' }
}
