import type { Feature } from './features.ts'
import type { SafetyRule } from './life-safety.ts'
import { categoryLabels, type Opinion } from './model.ts'
import { acts } from './taxonomy.ts'

/** How much more likely a rule for life safety makes its category, a report, and need: factors on the odds. */
const categoryFactor = 4
const actFactor = 3
const needFactor = 5

export const conceptsOf = (features: readonly Feature[]): ReadonlySet<number> =>
  new Set(features.filter(({ kind }) => kind === 'concept').map(({ a }) => a))

/** The model's opinion once the rules that spoke have been heeded. */
export function heed(opinion: Opinion, alarms: readonly SafetyRule[]): Opinion {
  if (alarms.length === 0) return opinion
  const named = new Set(alarms.map(({ category }) => category))
  return {
    act: weighted(opinion.act, (i) => (acts[i] === 'report' ? actFactor : 1)),
    category: weighted(opinion.category, (i) => {
      const name = categoryLabels[i]
      return name && named.has(name) ? categoryFactor : 1
    }),
    need: (opinion.need * needFactor) / (1 - opinion.need + opinion.need * needFactor),
  }
}

function weighted(shares: Float64Array, factor: (index: number) => number): Float64Array {
  const raised = shares.map((share, i) => share * factor(i))
  const sum = raised.reduce((total, share) => total + share, 0)
  return raised.map((share) => share / sum)
}
