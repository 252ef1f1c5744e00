import type { Feature } from './features.ts'
import { hashTable } from './hash-table.ts'
import { addRow } from './rows.ts'
import { acts, categoryNames } from './taxonomy.ts'

/** What a message's matter can be, and last that it cannot be told. */
export const categoryLabels = [...categoryNames, null] as const

/** The labels of both questions, act and category, side by side. */
export const labelCount = acts.length + categoryLabels.length
/** What the network answers: both questions, and whether nobody or somebody has to come. */
export const outputCount = labelCount + 2
export const hiddenUnits = 96

/** What was learned: for each feature, known by its hash, a row of `hiddenUnits` small integers in `embed`, and what comes after. */
export interface Model {
  readonly keys: Int32Array
  readonly embed: Int8Array
  readonly hiddenBias: Float32Array
  readonly out: Float32Array
  readonly outBias: Float32Array
  readonly about: ModelAbout
}

export interface ModelAbout {
  /** What the model was trained on; see `knowledgeHash`. */
  readonly corpus: string
  readonly examples: number
  /** What one step of the small integers in `embed` is worth. */
  readonly embedScale: number
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
  /** What each of these features adds to each label's score and to need's among the others of its text, as it was judged. */
  weightsOf(features: readonly Feature[]): ReadonlyMap<number, Weights>
}

/** What a feature speaks for, and with a minus, against. */
export interface Weights {
  readonly labels: Float64Array
  readonly need: number
}

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
  return {
    judge(features) {
      addFeatures(model, features, indexOf, sums)
      addNetwork(sums, model)
      return opinionFrom(model, sums.scores)
    },
    meaningOf(features) {
      addFeatures(model, features, indexOf, sums)
      return Array.from(sums.hidden, (lit) => Math.max(0, lit))
    },
    weightsOf(features) {
      addFeatures(model, features, indexOf, sums)
      return weightsIn(model, features, indexOf, sums.hidden)
    },
  }
}

function addFeatures(
  { embed, hiddenBias, about }: Model,
  features: readonly Feature[],
  indexOf: (hash: number) => number,
  { hidden }: Sums,
) {
  hidden.set(hiddenBias)
  const scale = scaleOf(features) * about.embedScale
  for (const { hash, value } of features) {
    const index = indexOf(hash)
    if (index >= 0) addRow(hidden, embed, index, value * scale)
  }
}

/** The units that are lit add up like a plain sum: so much of it comes from each feature. */
function weightsIn(
  { embed, out, about }: Model,
  features: readonly Feature[],
  indexOf: (hash: number) => number,
  hidden: Float64Array,
): ReadonlyMap<number, Weights> {
  const scale = scaleOf(features) * about.embedScale
  const found = new Map<number, Weights>()
  for (const { hash, value } of features) {
    const index = indexOf(hash)
    if (index < 0) continue
    const amounts = new Float64Array(hiddenUnits)
    addRow(amounts, embed, index, value * scale)
    const scores = new Float64Array(outputCount)
    addLit(scores, amounts, hidden, out)
    found.set(hash, { labels: scores.subarray(0, labelCount), need: needScore(scores) })
  }
  return found
}

function opinionFrom({ about }: Model, scores: Float64Array): Opinion {
  const { temperature } = about.calibration
  const split = acts.length
  return {
    act: shares(scores, 0, split, temperature.act),
    category: shares(scores, split, labelCount, temperature.category),
    need: 1 / (1 + Math.exp(-needScore(scores) / temperature.need)),
    alarmed: false,
    placed: false,
  }
}

const needScore = (scores: Float64Array) =>
  (scores[labelCount + 1] ?? 0) - (scores[labelCount] ?? 0)

/** Long texts have many features; this keeps the sum of them within bounds. Used alike in training. */
export function scaleOf(features: readonly Feature[]): number {
  let sum = 0
  for (const { value } of features) sum += value * value
  return 5 / Math.sqrt(8 + sum)
}

function addNetwork({ scores, hidden }: Sums, { out, outBias }: Model) {
  scores.set(outBias)
  addLit(scores, hidden, hidden, out)
}

/** Adds the amounts in the units that are lit, as `out` spreads them over the scores. */
function addLit(
  scores: Float64Array,
  amounts: Float64Array,
  hidden: Float64Array,
  out: Float32Array,
) {
  for (let u = 0; u < hidden.length; u++) {
    if ((hidden[u] ?? 0) > 0) addRow(scores, out, u, amounts[u] ?? 0)
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
