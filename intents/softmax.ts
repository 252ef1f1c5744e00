/** A text as the trainer sees it: dense feature numbers and their values, and the number of its label. */
export interface Sample {
  readonly features: Int32Array
  readonly values: Float32Array
  readonly label: number
}

export interface Schooling {
  readonly labels: number
  readonly features: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
  /** Share of a text's features hidden at each look, so that no single telling word is leaned on. */
  readonly dropout: number
  readonly seed: number
  /** How much a sample of each label counts; 1 where left out. */
  readonly weights?: readonly number[]
}

/**
 * Trains a softmax classifier by AdaGrad, the same for the same seed. Gives weights row by row: `labels` numbers for each
 * feature, and a last row for the bias.
 */
export function trainSoftmax(samples: readonly Sample[], schooling: Schooling): Float32Array {
  const { labels, features, epochs } = schooling
  const state: State = {
    weights: new Float32Array((features + 1) * labels),
    squares: new Float32Array((features + 1) * labels).fill(1e-6),
    scores: new Float64Array(labels),
    kept: new Uint8Array(4096),
    random: randomFrom(schooling.seed),
  }
  const order = samples.map((_, i) => i)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, state.random)
    const rate = schooling.rate * (1 - (0.9 * epoch) / epochs)
    for (const i of order) {
      const sample = samples[i]
      if (sample) step(sample, state, schooling, rate)
    }
  }
  return state.weights
}

interface State {
  readonly weights: Float32Array
  readonly squares: Float32Array
  readonly scores: Float64Array
  readonly kept: Uint8Array
  readonly random: () => number
}

function step(sample: Sample, state: State, schooling: Schooling, rate: number) {
  const { scores, kept, random } = state
  const { labels, dropout, features: bias } = schooling
  const n = Math.min(sample.features.length, kept.length)
  for (let i = 0; i < n; i++) kept[i] = dropout > 0 && random() < dropout ? 0 : 1
  const scale = 1 / (1 - dropout)

  scoresOf(sample, state, schooling, n, scale)
  toProbabilities(scores)
  const weight = schooling.weights?.[sample.label] ?? 1
  scores[sample.label] = (scores[sample.label] ?? 0) - 1
  for (let c = 0; c < labels; c++) scores[c] = (scores[c] ?? 0) * weight

  updateRow(state, schooling, bias * labels, 1, rate, 0)
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue
    const row = (sample.features[i] ?? 0) * labels
    updateRow(state, schooling, row, (sample.values[i] ?? 0) * scale, rate, schooling.decay)
  }
}

function scoresOf(sample: Sample, state: State, schooling: Schooling, n: number, scale: number) {
  const { weights, scores, kept } = state
  const { labels, features: bias } = schooling
  for (let c = 0; c < labels; c++) scores[c] = weights[bias * labels + c] ?? 0
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue
    const row = (sample.features[i] ?? 0) * labels
    const value = (sample.values[i] ?? 0) * scale
    for (let c = 0; c < labels; c++) {
      scores[c] = (scores[c] ?? 0) + value * (weights[row + c] ?? 0)
    }
  }
}

function updateRow(
  { weights, squares, scores }: State,
  { labels }: Schooling,
  row: number,
  value: number,
  rate: number,
  decay: number,
) {
  for (let c = 0; c < labels; c++) {
    const at = row + c
    const weight = weights[at] ?? 0
    const gradient = (scores[c] ?? 0) * value + decay * weight
    const square = (squares[at] ?? 0) + gradient * gradient
    squares[at] = square
    weights[at] = weight - (rate * gradient) / Math.sqrt(square)
  }
}

/** Turns scores into probabilities in place. */
export function toProbabilities(scores: Float64Array) {
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

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle(order: number[], random: () => number) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
}
