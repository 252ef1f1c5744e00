import type { Example } from './corpus.ts'
import type { Extract, Feature } from './features.ts'
import {
  type Calibration,
  categoryLabels,
  hiddenUnits,
  isBroad,
  labelCount,
  type Model,
  scaleOf,
} from './model.ts'
import { type Network, trainNetwork } from './network.ts'
import { type Sample, trainSoftmax } from './softmax.ts'
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

const seed = 20240607
const linearRecipe = { epochs: 16, rate: 0.1, decay: 2e-4, dropout: 0.3, seed }
const needRecipe = { epochs: 10, rate: 0.03, decay: 2e-4, dropout: 0.5, seed }
const networkRecipe = { epochs: 14, rate: 0.05, dropout: 0.4, hidden: hiddenUnits, seed }

/** A broad feature seen less often than this teaches nothing that carries; seen once, none does. */
const leastCount = 10
const leastOfAll = 2

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
  const { keys, broad } = featuresOf(prepared)
  const index = new Map(Array.from(keys, (key, i) => [key, i]))
  const narrow = prepared.map(({ features }) => toSample(features.filter(isBroad), index, broad))
  const whole = prepared.map(({ features }) => toSample(features, index, keys.length))
  const labels = prepared.map(({ example }) => [
    acts.indexOf(example.act),
    categoryLabel(example),
    needsSomebody(example) ? 1 : 0,
  ])

  const network = trainNetwork(
    narrow.map((sample, i) => ({ ...sample, labels: labels[i] ?? [] })),
    { ...networkRecipe, features: broad, sizes: [acts.length, categoryLabels.length, 2] },
  )
  const heads = [acts.length, categoryLabels.length].map((size, question) =>
    trainSoftmax(
      labelled(narrow, (i) => labels[i]?.[question] ?? -1),
      {
        ...linearRecipe,
        labels: size,
        features: broad,
      },
    ),
  )
  const need = trainSoftmax(
    labelled(whole, (i) => labels[i]?.[2] ?? -1),
    { ...needRecipe, labels: 2, features: keys.length },
  )
  const about = { corpus, examples: prepared.length, calibration }
  return assemble(keys, broad, about, { network, heads, need })
}

/** Small talk and thanks have no matter and say nothing about matters; they are left out there. */
const categoryLabel = ({ act, category }: Example): number =>
  act === 'chat' || act === 'thanks' || act === 'rate' ? -1 : categoryLabels.indexOf(category)

function labelled(
  samples: readonly Omit<Sample, 'label'>[],
  labelOf: (index: number) => number,
): Sample[] {
  return samples
    .map((sample, i) => ({ ...sample, label: labelOf(i) }))
    .filter(({ label }) => label >= 0)
}

/** All features, the broad and frequent ones first; `broad` of them. */
function featuresOf(prepared: readonly Prepared[]): { keys: Int32Array; broad: number } {
  const counts = new Map<number, { count: number; isBroad: boolean }>()
  for (const feature of prepared.flatMap(({ features }) => features)) {
    const known = counts.get(feature.hash)
    if (known) known.count++
    else counts.set(feature.hash, { count: 1, isBroad: isBroad(feature) })
  }
  const all = [...counts].filter(([, { count }]) => count >= leastOfAll).sort(([a], [b]) => a - b)
  const isFirst = (entry: { count: number; isBroad: boolean }) =>
    entry.isBroad && entry.count >= leastCount
  const first = all.filter(([, entry]) => isFirst(entry)).map(([hash]) => hash)
  const rest = all.filter(([, entry]) => !isFirst(entry)).map(([hash]) => hash)
  return { keys: Int32Array.from([...first, ...rest]), broad: first.length }
}

function toSample(
  features: readonly Feature[],
  index: ReadonlyMap<number, number>,
  below: number,
): Omit<Sample, 'label'> {
  const scale = scaleOf(features)
  const known = features.filter(({ hash }) => (index.get(hash) ?? below) < below)
  return {
    features: Int32Array.from(known, ({ hash }) => index.get(hash) ?? 0),
    values: Float32Array.from(known, ({ value }) => value * scale),
  }
}

interface Learned {
  readonly network: Network
  readonly heads: readonly Float32Array[]
  readonly need: Float32Array
}

function assemble(
  keys: Int32Array,
  broad: number,
  about: Omit<Model['about'], 'needScale' | 'needBias'>,
  { network, heads, need }: Learned,
): Model {
  const joined = (feature: number) =>
    heads.flatMap((weights) => {
      const size = weights.length / (broad + 1)
      return [...weights.subarray(feature * size, (feature + 1) * size)]
    })
  const rows = Array.from({ length: broad }, (_, feature) => joined(feature))
  const linear = rounded(Float32Array.from(rows.flat()), labelCount)
  const embed = rounded(network.embed, hiddenUnits)
  const odds = Float32Array.from({ length: keys.length + 1 }, (_, i) => oddsAt(need, i))
  const needs = rounded(odds.subarray(0, keys.length), keys.length)
  return {
    ...pruned(keys, needs.rows, broad),
    linear: linear.rows,
    linearScales: linear.scales,
    linearBias: Float32Array.from(joined(broad)),
    embed: embed.rows,
    embedScales: embed.scales,
    hiddenBias: network.hiddenBias,
    out: network.out,
    outBias: network.outBias,
    about: { ...about, needScale: needs.scales[0] ?? 0, needBias: odds[keys.length] ?? 0 },
  }
}

const oddsAt = (weights: Float32Array, i: number) =>
  (weights[2 * i + 1] ?? 0) - (weights[2 * i] ?? 0)

/** Leaves out the features that say nothing: no row, and next to no weight. */
function pruned(keys: Int32Array, need: Int8Array, broad: number) {
  const kept = Array.from(keys, (_, i) => i).filter((i) => i < broad || Math.abs(need[i] ?? 0) > 8)
  return {
    keys: Int32Array.from(kept, (i) => keys[i] ?? 0),
    need: Int8Array.from(kept, (i) => need[i] ?? 0),
  }
}

/** Makes small integers of weights, with a scale for each row of `width`. */
function rounded(weights: Float32Array, width: number): { rows: Int8Array; scales: Float32Array } {
  const rows = new Int8Array(weights.length)
  const scales = new Float32Array(width === 0 ? 0 : weights.length / width)
  for (let row = 0; row < scales.length; row++) {
    const part = weights.subarray(row * width, (row + 1) * width)
    const scale = part.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9) / 127
    scales[row] = scale
    rows.set(
      part.map((weight) => Math.round(weight / scale)),
      row * width,
    )
  }
  return { rows, scales }
}
