import { randomFrom } from './random.ts'
import type { Vector } from './terms.ts'

export interface SvmOptions {
  readonly size: number
  /** The price of a mistake. */
  readonly cost: number
  readonly seed: number
}

/** Weights for every term, and last the bias. */
export type Plane = Float32Array

const mostRounds = 40
const closeEnough = 0.02

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). `signs` holds
 * 1 or -1 for each vector.
 */
export function trainPlane(
  vectors: readonly Vector[],
  signs: Int8Array,
  { size, cost, seed }: SvmOptions,
): Plane {
  const plane = new Float32Array(size + 1)
  const alphas = new Float64Array(vectors.length)
  const squares = vectors.map(({ values }) => values.reduce((sum, v) => sum + v * v, 1))
  const random = randomFrom(seed)
  const order = vectors.map((_, i) => i)
  for (let round = 0; round < mostRounds; round++) {
    let worst = 0
    for (let k = order.length - 1; k >= 0; k--) {
      swap(order, k, Math.floor(random() * (k + 1)))
      const i = order[k] ?? 0
      const vector = vectors[i]
      if (!vector) continue
      const sign = signs[i] ?? 1
      const alpha = alphas[i] ?? 0
      const gradient = sign * dot(plane, vector) - 1 + alpha / (2 * cost)
      if (alpha === 0 && gradient >= 0) continue
      worst = Math.max(worst, Math.abs(gradient))
      const next = Math.max(0, alpha - gradient / ((squares[i] ?? 1) + 1 / (2 * cost)))
      alphas[i] = next
      addTo(plane, vector, (next - alpha) * sign)
    }
    if (worst < closeEnough) break
  }
  return plane
}

/** How far a vector lies on the plane's positive side. */
export function dot(plane: Plane, { ids, values }: Vector): number {
  let sum = plane[plane.length - 1] ?? 0
  for (let i = 0; i < ids.length; i++) sum += (plane[ids[i] ?? 0] ?? 0) * (values[i] ?? 0)
  return sum
}

function addTo(plane: Plane, { ids, values }: Vector, factor: number) {
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    plane[id] = (plane[id] ?? 0) + factor * (values[i] ?? 0)
  }
  plane[plane.length - 1] = (plane[plane.length - 1] ?? 0) + factor
}

function swap(order: number[], a: number, b: number) {
  const held = order[a] ?? 0
  order[a] = order[b] ?? 0
  order[b] = held
}
