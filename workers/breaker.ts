/** Keeps from asking somebody who does not answer. */
export interface Breaker {
  /** Is it resting? */
  readonly isOpen: () => boolean
  readonly succeeded: () => void
  readonly failed: () => void
}

interface Options {
  /** So many failures in a row, and it rests; one more after the rest, and it rests again. */
  readonly failures: number
  readonly restMs: number
  readonly clock: () => Date
}

export function createBreaker({ failures, restMs, clock }: Options): Breaker {
  let inARow = 0
  let restsUntil = 0
  return {
    isOpen: () => clock().getTime() < restsUntil,
    succeeded: () => {
      inARow = 0
    },
    failed: () => {
      inARow++
      if (inARow >= failures) restsUntil = clock().getTime() + restMs
    },
  }
}
