import { loadBrain, think } from './brain.ts'
import { categoryLabels } from './model.ts'
import { type Act, acts, categoryNames } from './taxonomy.ts'
import { bounded } from './text.ts'

/** What somebody's own words sound like, in numbers that can be compared with those of other words. */
export interface Sense {
  /** How likely they do each thing, in the order of `acts`; together 1. */
  readonly acts: readonly number[]
  /** How likely they are about each matter, in the order of `categoryNames`, given that they are about one; together 1. */
  readonly matters: readonly number[]
  /** How brightly each unit of the network is lit. */
  readonly meaning: readonly number[]
}

/** The sense of words without quote and names; throws with what to do where the trained model is missing. */
export function senseOf(own: string): Sense {
  const brain = loadBrain()
  const { opinion, features } = think(brain, bounded(own))
  const named = categoryNames.map((name) => opinion.category[categoryLabels.indexOf(name)] ?? 0)
  const all = named.reduce((sum, share) => sum + share, 0) || 1
  return {
    acts: opinion.act,
    matters: named.map((share) => share / all),
    meaning: brain.judge.meaningOf(features),
  }
}

export const shareOf = (sense: Sense, act: Act): number => sense.acts[acts.indexOf(act)] ?? 0

/** Half of what was heard or filed, half of what it sounds like. */
export const settledOn = <T>(names: readonly T[], name: T, shares: readonly number[]) =>
  shares.map((share, i) => share / 2 + (names[i] === name ? 0.5 : 0))
