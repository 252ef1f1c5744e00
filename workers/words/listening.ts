import type { Understand } from '../../intents/understand.ts'
import type { Doing } from '../moves/order.ts'

/** What staff said, with what they quoted and the means to understand residents' words in it. */
export interface Listening extends Doing {
  /** The message they quoted. */
  readonly quoted: string | undefined
  readonly understand: Understand
}
