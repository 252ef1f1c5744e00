import { randomFrom } from './random.ts'
import { addRow, addToRow } from './rows.ts'

/** A text as the trainer sees it: dense feature numbers, their values, and a label for each question, -1 where it does not arise. */
export interface Sample {
  readonly features: Int32Array
  readonly values: Float32Array
  readonly labels: readonly number[]
}

export interface NetworkOptions {
  readonly features: number
  readonly hidden: number
  /** How many labels each question has; their outputs stand side by side. */
  readonly sizes: readonly number[]
  readonly epochs: number
  readonly rate: number
  readonly dropout: number
  readonly seed: number
}

/** One hidden layer of rectified sums; rows are laid out feature by feature and unit by unit. */
export interface Network {
  readonly embed: Float32Array
  readonly hiddenBias: Float32Array
  readonly out: Float32Array
  readonly outBias: Float32Array
}

/** Trains a small network by AdaGrad, the same for the same seed. It hears what two concepts mean together. */
export function trainNetwork(samples: readonly Sample[], options: NetworkOptions): Network {
  const run = newRun(options)
  const order = samples.map((_, i) => i)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) swap(order, i, Math.floor(run.random() * (i + 1)))
    run.rate = options.rate * (1 - (0.9 * epoch) / options.epochs)
    for (const i of order) {
      const sample = samples[i]
      if (sample) learn(run, sample, options)
    }
  }
  const { embed, hiddenBias, out, outBias } = run
  return {
    embed,
    hiddenBias: hiddenBias.weights,
    out: out.weights,
    outBias: outBias.weights,
  }
}

interface Layer {
  readonly weights: Float32Array
  readonly squares: Float32Array
}

interface Run {
  readonly embed: Float32Array
  /** How much each row of `embed` has been corrected so far: one number for the row is enough, and quick. */
  readonly corrected: Float32Array
  readonly hiddenBias: Layer
  readonly out: Layer
  readonly outBias: Layer
  readonly hidden: Float32Array
  readonly blame: Float32Array
  readonly scores: Float64Array
  readonly kept: Uint8Array
  readonly random: () => number
  rate: number
}

function newRun({ features, hidden, sizes, seed }: NetworkOptions): Run {
  const random = randomFrom(seed)
  const outputs = sizes.reduce((sum, size) => sum + size, 0)
  return {
    embed: randomWeights(features * hidden, 0.1, random),
    corrected: new Float32Array(features).fill(1e-6),
    hiddenBias: layer(hidden, 0, random),
    out: layer(hidden * outputs, 0.4, random),
    outBias: layer(outputs, 0, random),
    hidden: new Float32Array(hidden),
    blame: new Float32Array(hidden),
    scores: new Float64Array(outputs),
    kept: new Uint8Array(8192),
    random,
    rate: 0,
  }
}

const layer = (size: number, spread: number, random: () => number): Layer => ({
  weights: randomWeights(size, spread, random),
  squares: new Float32Array(size).fill(1e-6),
})

const randomWeights = (size: number, spread: number, random: () => number) =>
  new Float32Array(size).map(() => (random() - 0.5) * spread)

const hiddenDropout = 0.2

function learn(run: Run, sample: Sample, options: NetworkOptions) {
  const n = Math.min(sample.features.length, run.kept.length)
  const scale = 1 / (1 - options.dropout)
  for (let i = 0; i < n; i++) run.kept[i] = run.random() < options.dropout ? 0 : 1
  forward(run, sample, n, scale)
  compare(run, sample.labels, options.sizes)
  backward(run)
  correctInputs(run, sample, n, scale)
}

function forward(
  { embed, hiddenBias, out, outBias, ...run }: Run,
  sample: Sample,
  n: number,
  scale: number,
) {
  const { hidden, scores, kept, random } = run
  const size = hidden.length
  hidden.set(hiddenBias.weights)
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue
    addRow(hidden, embed, sample.features[i] ?? 0, (sample.values[i] ?? 0) * scale)
  }
  scores.set(outBias.weights)
  for (let u = 0; u < size; u++) {
    const lit = random() >= hiddenDropout ? Math.max(0, hidden[u] ?? 0) / (1 - hiddenDropout) : 0
    hidden[u] = lit
    if (lit > 0) addRow(scores, out.weights, u, lit)
  }
}

/** Leaves in `scores` how far each output is off. */
function compare({ scores }: Run, labels: readonly number[], sizes: readonly number[]) {
  let start = 0
  for (const [question, size] of sizes.entries()) {
    const part = scores.subarray(start, start + size)
    const label = labels[question] ?? -1
    start += size
    if (label < 0) part.fill(0)
    else {
      toProbabilities(part)
      part[label] = (part[label] ?? 0) - 1
    }
  }
}

function backward({ hidden, blame, scores, out, outBias, hiddenBias, rate }: Run) {
  for (let u = 0; u < hidden.length; u++) {
    const lit = hidden[u] ?? 0
    blame[u] = 0
    if (lit === 0) continue
    let sum = 0
    const row = u * scores.length
    for (let c = 0; c < scores.length; c++) {
      sum += (out.weights[row + c] ?? 0) * (scores[c] ?? 0)
      nudge(out, row + c, (scores[c] ?? 0) * lit, rate)
    }
    blame[u] = sum
    nudge(hiddenBias, u, sum, rate)
  }
  for (let c = 0; c < scores.length; c++) nudge(outBias, c, scores[c] ?? 0, rate)
}

function correctInputs(
  { embed, corrected, blame, kept, rate }: Run,
  sample: Sample,
  n: number,
  scale: number,
) {
  const size = blame.length
  const share = blame.reduce((sum, part) => sum + part * part, 0) / size
  if (share === 0) return
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue
    const feature = sample.features[i] ?? 0
    const value = (sample.values[i] ?? 0) * scale
    const square = (corrected[feature] ?? 0) + share * value * value
    corrected[feature] = square
    const step = (rate * value) / Math.sqrt(square)
    addToRow(embed, feature, blame, -step)
  }
}

function nudge({ weights, squares }: Layer, at: number, gradient: number, rate: number) {
  if (gradient === 0) return
  const square = (squares[at] ?? 0) + gradient * gradient
  squares[at] = square
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square)
}

function swap(order: number[], a: number, b: number) {
  const held = order[a] ?? 0
  order[a] = order[b] ?? 0
  order[b] = held
}

/** Turns scores into probabilities in place. */
function toProbabilities(scores: Float64Array) {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) top = Math.max(top, score)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp((scores[c] ?? 0) - top)
    scores[c] = value
    sum += value
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum
}
