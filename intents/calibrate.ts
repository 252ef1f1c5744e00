import { needOf, soundsUrgent } from './decide.ts'
import { conceptsOf, heed } from './heed.ts'
import { alarmsIn, type SafetyRule } from './life-safety.ts'
import { type Calibration, categoryLabels, judgeOf, type Opinion } from './model.ts'
import { acts, classOf, isCategory } from './taxonomy.ts'
import { needsSomebody, type Prepared, trainModel } from './train.ts'

/** An example and what a model thought of it that had not seen it. */
export interface Judged {
  readonly prepared: Prepared
  readonly opinion: Opinion
}

/** Judges the examples of some folds, each by a model trained on the other folds. */
export const judgeUnseen = (
  prepared: readonly Prepared[],
  rules: readonly SafetyRule[],
  folds: readonly number[],
): Judged[] =>
  folds.flatMap((fold) => {
    const seen = prepared.filter(({ example }) => example.fold !== fold)
    const { judge } = judgeOf(trainModel(seen, ''))
    return prepared
      .filter(({ example }) => example.fold === fold)
      .map((one) => {
        const alarms = alarmsIn(rules, conceptsOf(one.features))
        return { prepared: one, opinion: heed(judge(one.features), alarms) }
      })
  })

/** The shares of small talk with dangerous words in it that may open a ticket: in general, and of the talk about urgent things that which sounds urgent. */
const mostFalse = 0.03
const mostFalseUrgent = 0.08

/** Finds temperatures and thresholds on examples that were judged unseen. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const temperature = {
    act: temperatureOf(judged, ({ act }) => act, actLabel),
    category: temperatureOf(judged, ({ category }) => category, categoryLabel),
    need: 1,
  }
  const hard = judged.filter(
    ({ prepared: { example } }) => example.act === 'chat' && isCategory(example.file),
  )
  const nearUrgent = hard.filter(
    ({ prepared: { example } }) => isCategory(example.file) && classOf(example.file) === 'P1',
  )
  return {
    temperature,
    threshold: upperShare(
      hard.map(({ opinion }) => needOf(opinion)),
      mostFalse,
    ),
    urgentThreshold: upperShare(
      nearUrgent.map(({ opinion }) => (soundsUrgent(opinion) ? needOf(opinion) : 0)),
      mostFalseUrgent,
    ),
  }
}

const actLabel = ({ example }: Prepared) => acts.indexOf(example.act)

const categoryLabel = ({ example }: Prepared) =>
  needsSomebody(example) ? categoryLabels.indexOf(example.category) : -1

/** The value that only this share of the values exceeds. */
function upperShare(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a)
  return sorted[Math.floor(sorted.length * share)] ?? 0.5
}

const temperatures = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

/** The temperature under which the truth would have surprised least. */
function temperatureOf(
  judged: readonly Judged[],
  sharesOf: (opinion: Opinion) => Float64Array,
  labelOf: (prepared: Prepared) => number,
): number {
  const surprise = (temperature: number) =>
    judged.reduce((sum, { prepared, opinion }) => {
      const label = labelOf(prepared)
      return label < 0 ? sum : sum - Math.log(cooled(sharesOf(opinion), label, temperature))
    }, 0)
  return temperatures
    .map((temperature) => ({ temperature, surprise: surprise(temperature) }))
    .reduce((best, next) => (next.surprise < best.surprise ? next : best)).temperature
}

function cooled(shares: Float64Array, label: number, temperature: number): number {
  const powers = shares.map((share) => share ** (1 / temperature))
  return Math.max(1e-9, (powers[label] ?? 0) / powers.reduce((sum, power) => sum + power, 0))
}
