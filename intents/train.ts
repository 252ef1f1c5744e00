import type { Example } from './corpus.ts'
import type { Extract, Feature } from './features.ts'
import { type Calibration, categoryLabels, hiddenUnits, type Model, scaleOf } from './model.ts'
import { type Network, trainNetwork } from './network.ts'
import { acts } from './taxonomy.ts'
import { normalise } from './text.ts'

/** An example with its features: what one training run, or several folds of them, works on. */
export interface Prepared {
  readonly example: Example
  readonly features: readonly Feature[]
}

export const prepare = (examples: readonly Example[], extract: Extract): Prepared[] =>
  examples.map((example) => ({ example, features: extract(normalise(example.text)) }))

/** Does a message with this label need somebody? An act about a fault, with a matter that can make a ticket. */
export const needsSomebody = ({ act, category }: Pick<Example, 'act' | 'category'>): boolean =>
  (act === 'report' || act === 'still-broken' || act === 'me-too') &&
  category !== null &&
  category !== 'activity'

const recipe = { epochs: 22, rate: 0.05, dropout: 0.45, hidden: hiddenUnits, seed: 20240607 }

/** A feature seen less often than this teaches nothing that carries. */
const leastCount = 6

const plain: Calibration = {
  temperature: { act: 1, category: 1, need: 1 },
  threshold: 0.5,
  urgentThreshold: 0.5,
  alarmThreshold: 0.5,
}

/** Trains on prepared examples. Deterministic: same examples, same model. */
export function trainModel(
  prepared: readonly Prepared[],
  corpus: string,
  calibration: Calibration = plain,
): Model {
  const keys = keysOf(prepared)
  const index = new Map(Array.from(keys, (key, i) => [key, i]))
  const network = trainNetwork(
    prepared.map(({ example, features }) => ({
      ...toNumbers(features, index),
      labels: [acts.indexOf(example.act), categoryLabel(example), Number(needsSomebody(example))],
    })),
    { ...recipe, features: keys.length, sizes: [acts.length, categoryLabels.length, 2] },
  )
  return assemble(keys, network, { corpus, examples: prepared.length, calibration })
}

/** Small talk and thanks have no matter and say nothing about matters; they are left out there. */
const categoryLabel = ({ act, category }: Example): number =>
  act === 'chat' || act === 'thanks' || act === 'rate' ? -1 : categoryLabels.indexOf(category)

/** The features that come often enough, in ascending order. */
function keysOf(prepared: readonly Prepared[]): Int32Array {
  const counts = new Map<number, number>()
  for (const { features } of prepared) {
    for (const { hash } of features) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, count]) => count >= leastCount).map(([hash]) => hash)
  return Int32Array.from(kept).sort()
}

function toNumbers(features: readonly Feature[], index: ReadonlyMap<number, number>) {
  const scale = scaleOf(features)
  const known = features.filter(({ hash }) => index.has(hash))
  return {
    features: Int32Array.from(known, ({ hash }) => index.get(hash) ?? 0),
    values: Float32Array.from(known, ({ value }) => value * scale),
  }
}

function assemble(
  keys: Int32Array,
  { embed, hiddenBias, out, outBias }: Network,
  about: Pick<Model['about'], 'corpus' | 'examples' | 'calibration'>,
): Model {
  const { rows, scale } = rounded(embed)
  return { keys, embed: rows, hiddenBias, out, outBias, about: { ...about, embedScale: scale } }
}

/** Steps of half the spread lose nothing that can be measured, and pack into three bits a number instead of six. */
const finest = 0.5

const spreadOf = (weights: Float32Array) =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0) / (weights.length || 1))

/** Makes small integers of weights, in steps that are longer where the greatest would not fit. */
function rounded(weights: Float32Array): { rows: Int8Array; scale: number } {
  const most = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9)
  const scale = Math.max(finest * spreadOf(weights), most / 127)
  return { rows: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale }
}
