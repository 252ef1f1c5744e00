import type { Understand } from '../intents/understand.ts'
import { claimHeard } from '../rules/joining/claim.ts'
import { sameIncident } from '../rules/joining/incident.ts'
import { f1, precision, recall } from './chat-scores.ts'
import type { LabelledPair } from './intents-sets.ts'

export interface PairFigures {
  readonly pairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How rightly pairs of reports are taken for one incident, from their bare words on. */
export const pairFigures = (pairs: readonly LabelledPair[], understand: Understand): PairFigures =>
  pairFiguresOf(pairs.map((pair) => ({ same: pair.same, said: isJoined(pair, understand) })))

/** The same from what was said of each pair. */
export function pairFiguresOf(
  judged: readonly { readonly same: boolean; readonly said: boolean }[],
): PairFigures {
  const count = (same: boolean, said: boolean) =>
    judged.filter((one) => one.same === same && one.said === said).length
  const counts = { right: count(true, true), extra: count(false, true), missed: count(true, false) }
  return {
    pairs: judged.length,
    precision: precision(counts),
    recall: recall(counts),
    f1: f1(counts),
  }
}

const isJoined = ({ a, b }: LabelledPair, understand: Understand): boolean =>
  sameIncident(claimHeard(a, understand), claimHeard(b, understand)).same
