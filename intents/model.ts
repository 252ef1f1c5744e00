import type { Feature } from './features.ts'
import { hashTable } from './hash-table.ts'
import { acts, categoryNames } from './taxonomy.ts'

/** What a message's matter can be, and last that it cannot be told. */
export const categoryLabels = [...categoryNames, null] as const

/** The labels of both questions, act and category, side by side. */
export const labelCount = acts.length + categoryLabels.length
/** What the network answers: both questions, and whether nobody or somebody has to come. */
export const outputCount = labelCount + 2
export const hiddenUnits = 48

/**
 * What was learned, as small integers with a scale for each row. Every feature says something about need; the first
 * `linearScales.length` of them, the broad ones, also say something about act and category: in a sum, and in a network.
 */
export interface Model {
  readonly keys: Int32Array
  readonly need: Int8Array
  readonly linear: Int8Array
  readonly linearScales: Float32Array
  readonly linearBias: Float32Array
  readonly embed: Int8Array
  readonly embedScales: Float32Array
  readonly hiddenBias: Float32Array
  readonly out: Float32Array
  readonly outBias: Float32Array
  readonly about: ModelAbout
}

export interface ModelAbout {
  /** What the model was trained on; see `knowledgeHash`. */
  readonly corpus: string
  readonly examples: number
  readonly needScale: number
  readonly needBias: number
  readonly calibration: Calibration
}

export interface Calibration {
  /** Scores are divided by these before they become probabilities. */
  readonly temperature: { readonly act: number; readonly category: number; readonly need: number }
  /** A ticket is opened from this probability of need on. */
  readonly threshold: number
  /** The same where the matter sounds urgent. */
  readonly urgentThreshold: number
  /** The same where a rule for life safety spoke as well. */
  readonly alarmThreshold: number
}

/** Probabilities, in the order of `acts` and `categoryLabels`, and that somebody has to come. */
export interface Opinion {
  readonly act: readonly number[]
  readonly category: readonly number[]
  readonly need: number
  /** Did a rule for life safety speak? */
  readonly alarmed: boolean
  /** Is a house or flat named? */
  readonly placed: boolean
}

export interface Judge {
  judge(features: readonly Feature[]): Opinion
  /** How brightly each unit of the network is lit: texts that mean alike light the same ones. */
  meaningOf(features: readonly Feature[]): readonly number[]
  /** What one feature adds to each label's score and to need's, or `undefined` where it is unknown. */
  weightsOf(feature: Feature): { readonly labels: Float64Array; readonly need: number } | undefined
}

/** Is this one of the features that also bear on act and category? */
export const isBroad = ({ kind, a, b }: Feature): boolean => kind !== 'characters' || b - a <= 3

/** What is summed up while a text is judged; one for all texts, for they are judged one after the other. */
interface Sums {
  readonly scores: Float64Array
  readonly hidden: Float64Array
}

/** Makes a model ready for use. */
export function judgeOf(model: Model): Judge {
  const indexOf = hashTable(model.keys)
  const sums: Sums = {
    scores: new Float64Array(outputCount),
    hidden: new Float64Array(hiddenUnits),
  }
  const summed = sums.scores.subarray(0, labelCount)
  return {
    judge(features) {
      const needed = addFeatures(model, features, indexOf, sums, summed)
      addNetwork(sums.scores, sums.hidden, model)
      return opinionFrom(model, sums.scores, needed)
    },
    meaningOf(features) {
      addFeatures(model, features, indexOf, sums, summed)
      return Array.from(sums.hidden, (lit) => Math.max(0, lit))
    },
    weightsOf(feature) {
      const index = indexOf(feature.hash)
      if (index < 0) return undefined
      const labels = new Float64Array(labelCount)
      if (index < model.linearScales.length) {
        addRow(labels, model.linear, index, feature.value * (model.linearScales[index] ?? 0))
      }
      return { labels, need: (model.need[index] ?? 0) * model.about.needScale * feature.value }
    },
  }
}

function addFeatures(
  model: Model,
  features: readonly Feature[],
  indexOf: (hash: number) => number,
  { scores, hidden }: Sums,
  summed: Float64Array,
): number {
  const { linearScales, embedScales, linearBias, hiddenBias } = model
  scores.fill(0)
  scores.set(linearBias)
  hidden.set(hiddenBias)
  const scale = scaleOf(features)
  const broadScale = scaleOf(features, isBroad)
  let needed = 0
  for (const { hash, value } of features) {
    const index = indexOf(hash)
    if (index < 0) continue
    needed += (model.need[index] ?? 0) * value * scale
    if (index >= linearScales.length) continue
    addRow(summed, model.linear, index, value * broadScale * (linearScales[index] ?? 0))
    addRow(hidden, model.embed, index, value * broadScale * (embedScales[index] ?? 0))
  }
  return needed
}

function opinionFrom({ about }: Model, scores: Float64Array, needed: number): Opinion {
  const { temperature } = about.calibration
  const split = acts.length
  const need =
    needed * about.needScale +
    about.needBias +
    (scores[labelCount + 1] ?? 0) -
    (scores[labelCount] ?? 0)
  return {
    act: shares(scores, 0, split, 2 * temperature.act),
    category: shares(scores, split, labelCount, 2 * temperature.category),
    need: 1 / (1 + Math.exp(-need / (2 * temperature.need))),
    alarmed: false,
    placed: false,
  }
}

/** Long texts have many features; this keeps the sum of those that count within bounds. Used alike in training. */
export function scaleOf(
  features: readonly Feature[],
  counts: (feature: Feature) => boolean = () => true,
): number {
  let sum = 0
  for (const feature of features) if (counts(feature)) sum += feature.value * feature.value
  return 5 / Math.sqrt(8 + sum)
}

function addRow(sums: Float64Array, rows: Int8Array, index: number, factor: number) {
  const row = index * sums.length
  for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] ?? 0) + factor * (rows[row + c] ?? 0)
}

function addNetwork(scores: Float64Array, hidden: Float64Array, { out, outBias }: Model) {
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + (outBias[c] ?? 0)
  for (let u = 0; u < hidden.length; u++) {
    const lit = hidden[u] ?? 0
    if (lit <= 0) continue
    const row = u * scores.length
    for (let c = 0; c < scores.length; c++) {
      scores[c] = (scores[c] ?? 0) + lit * (out[row + c] ?? 0)
    }
  }
}

/** The scores of a stretch as probabilities. */
function shares(scores: Float64Array, from: number, to: number, divisor: number): number[] {
  let top = Number.NEGATIVE_INFINITY
  for (let c = from; c < to; c++) top = Math.max(top, scores[c] ?? 0)
  const powers: number[] = []
  let sum = 0
  for (let c = from; c < to; c++) {
    const power = Math.exp(((scores[c] ?? 0) - top) / divisor)
    powers.push(power)
    sum += power
  }
  return powers.map((power) => power / sum)
}
