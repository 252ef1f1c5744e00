import type { Feature } from './features.ts'
import { namesHouse } from './house.ts'
import type { SafetyRule } from './life-safety.ts'
import { categoryLabels, type Opinion } from './model.ts'
import { acts, type Category, classOf } from './taxonomy.ts'

/** How much more likely a rule for life safety makes its category, a report, and need: factors on the odds. */
const categoryFactor = 8
const actFactor = 8
const needFactor = 12

/** A missed emergency costs more than a needless one: every urgent category is taken for twice as likely. */
const urgentFactor = 2

export const conceptsOf = (features: readonly Feature[]): ReadonlySet<number> =>
  new Set(features.filter(({ kind }) => kind === 'concept').map(({ a }) => a))

/** The model's opinion once the rules that spoke, and the house that was named, have been heeded. */
export function heed(opinion: Opinion, alarms: readonly SafetyRule[], normal: string): Opinion {
  const placed = namesHouse(normal)
  const named = new Set<Category | null>(alarms.map(({ category }) => category))
  const category = weighted(opinion.category, (i) => {
    const name = categoryLabels[i] ?? null
    const base = name !== null && classOf(name) === 'P1' ? urgentFactor : 1
    return named.has(name) ? base * categoryFactor : base
  })
  if (alarms.length === 0) return { ...opinion, placed, category }
  return {
    alarmed: true,
    placed,
    act: weighted(opinion.act, (i) => (acts[i] === 'report' ? actFactor : 1)),
    category,
    need: (opinion.need * needFactor) / (1 - opinion.need + opinion.need * needFactor),
  }
}

function weighted(shares: readonly number[], factor: (index: number) => number): readonly number[] {
  const raised = shares.map((share, i) => share * factor(i))
  const sum = raised.reduce((total, share) => total + share, 0)
  return raised.map((share) => share / sum)
}
