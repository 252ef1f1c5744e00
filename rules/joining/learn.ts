import type { Sign } from './sign.ts'

export interface Lesson {
  /** What it counts beside a lesson of 1. */
  readonly counts?: number
  /** How much there is of each sign. */
  readonly signs: readonly number[]
  readonly same: boolean
}

export interface Weights {
  readonly bias: number
  readonly signs: readonly number[]
}

/** How strongly large weights are held back, found by leaving one writer out at a time. */
const restraint = 10
const rounds = 2_000
/** A needless second ticket costs a walk, a wrong join a wait: a little less than even is enough to join. */
const least = 0.45

/**
 * Learns how loudly each sign speaks, by logistic regression in which no sign may speak the other way: accelerated
 * gradient steps, each set back to where its sign may be. Deterministic.
 */
export function learn(signs: readonly Sign[], lessons: readonly Lesson[]): Weights {
  const scales = signs.map((_, i) => spreadOf(lessons.map((lesson) => lesson.signs[i] ?? 0)))
  const rows = lessons.map((lesson) => lesson.signs.map((value, i) => value / (scales[i] ?? 1)))
  const step = 1 / (rows.reduce((sum, row) => sum + 1 + dot(row, row), 0) / 4 + restraint)
  const bounds = signs.map(({ speaks }) => speaks)
  let weights = new Array<number>(signs.length + 1).fill(0)
  let ahead = weights
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeAt(ahead, rows, lessons)
    const next = ahead.map((weight, i) => within(weight - step * (slope[i] ?? 0), bounds[i]))
    const push = round / (round + 3)
    ahead = next.map((weight, i) => weight + push * (weight - (weights[i] ?? 0)))
    weights = next
  }
  return {
    bias: (weights[signs.length] ?? 0) - Math.log(least / (1 - least)),
    signs: signs.map((_, i) => (weights[i] ?? 0) / (scales[i] ?? 1)),
  }
}

/** Do the signs of a lesson say that the two are one? */
export const saysOf = ({ bias, signs }: Weights, lesson: Lesson): boolean =>
  bias + dot(lesson.signs, signs) >= 0

/** The slope of the error, with the restraint on all but the bias, which comes last. */
function slopeAt(
  weights: readonly number[],
  rows: readonly (readonly number[])[],
  lessons: readonly Lesson[],
): number[] {
  const bias = weights.length - 1
  const slope = weights.map((weight, i) => (i < bias ? restraint * weight : 0))
  for (const [r, row] of rows.entries()) {
    const score = 1 / (1 + Math.exp(-dot(row, weights) - (weights[bias] ?? 0)))
    const error = (score - Number(lessons[r]?.same ?? false)) * (lessons[r]?.counts ?? 1)
    for (const [i, value] of row.entries()) slope[i] = (slope[i] ?? 0) + error * value
    slope[bias] = (slope[bias] ?? 0) + error
  }
  return slope
}

const within = (weight: number, speaks: Sign['speaks'] | undefined) => {
  if (speaks === 'for') return Math.max(0, weight)
  return speaks === 'against' ? Math.min(0, weight) : weight
}

const dot = (row: readonly number[], weights: readonly number[]) =>
  row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return Math.sqrt(square) + 1e-6
}
