import type { Pair } from './pair.ts'

/**
 * Something that speaks for two claims being one matter, or against it. Which way it may speak is known; how loudly is learned
 * from labelled pairs (`npm run pairs:train`). What only sets the scale for others may speak either way.
 */
export interface Sign {
  readonly name: string
  readonly speaks: 'for' | 'against' | 'either'
  /** How much of it is there: mostly 0 to 1. */
  readonly of: (pair: Pair) => number
}
