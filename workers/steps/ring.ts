import { callEverybody } from '../alarm.ts'
import type { TakeStep } from './take-step.ts'

/** Nobody has accepted an emergency: it rings again. */
export const ring: TakeStep = (tx, ticket, stepId, { now }) =>
  callEverybody(tx, ticket, stepId, now)
