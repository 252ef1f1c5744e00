import { type Calibration, categoryLabels, type Opinion } from './model.ts'
import { type Act, acts, type Category, classOf } from './taxonomy.ts'

/** What is left of an opinion once it has been made up. */
export interface Verdict {
  readonly act: Act
  readonly category: Category | null
  readonly confidence: number
  readonly opensTicket: boolean
}

const claims: readonly Act[] = ['report', 'still-broken', 'me-too']

/**
 * How much an opinion speaks for somebody having to come, 0 to 1. Talk about nothing in particular that sounds needy
 * fits no category well, and counts for less.
 */
export function needOf({ act, need, category }: Opinion): number {
  const claimed = share(act, acts, 'report') + share(act, acts, 'still-broken')
  const both = (need + Math.min(1, claimed + share(act, acts, 'me-too') / 2)) / 2
  const fit = category.reduce((top, part, i) => (matters[i] ? Math.max(top, part) : top), 0)
  return (both * fit) / (1 - both + both * fit || 1)
}

const matters = categoryLabels.map((name) => name !== null && name !== 'activity')
const urgent = categoryLabels.map((name) => name !== null && classOf(name) === 'P1')

/** Are the urgent categories together likelier than all others? */
export const soundsUrgent = ({ category }: Opinion): boolean =>
  category.reduce((sum, part, i) => (urgent[i] ? sum + part : sum), 0) >= 0.5

/** How much need it takes here; where it sounds urgent and a rule for life safety spoke, the least. */
export function thresholdFor(opinion: Opinion, calibration: Calibration): number {
  if (!soundsUrgent(opinion)) return calibration.threshold
  return opinion.alarmed ? calibration.alarmThreshold : calibration.urgentThreshold
}

/** Must somebody come? */
export const isWanted = (opinion: Opinion, calibration: Calibration): boolean =>
  needOf(opinion) >= thresholdFor(opinion, calibration)

/** Makes up the mind. */
export function decide(opinion: Opinion, calibration: Calibration): Verdict {
  const wanted = isWanted(opinion, calibration)
  const act = likeliest(opinion.act, acts, (name) =>
    wanted ? claims.includes(name) : name !== 'report',
  )
  const category = categoryOf(opinion.category, act.name)
  return {
    act: act.name,
    category: category.name,
    confidence: act.share * category.share,
    opensTicket:
      category.name !== null &&
      category.name !== 'activity' &&
      (wanted || asksFor(act, category, needOf(opinion))),
  }
}

interface Choice<T> {
  readonly name: T
  readonly share: number
}

/** What is claimed to go on sounds at least a little as if somebody had to come. */
const someNeed = 0.6

/** A question about a matter is a ticket where nothing answers it; “我家也是” and “还没修” about one always are. */
function asksFor(act: Choice<Act>, category: Choice<Category | null>, need: number): boolean {
  switch (act.name) {
    case 'me-too':
    case 'still-broken':
      return act.share >= 0.7 && category.share >= 0.6 && need >= someNeed
    case 'enquiry':
      return act.share >= 0.85 && category.share >= 0.93
    default:
      return false
  }
}

function categoryOf(shares: Float64Array, act: Act): Choice<Category | null> {
  switch (act) {
    case 'chat':
    case 'thanks':
    case 'rate':
      return { name: null, share: 1 }
    case 'signup':
    case 'cancel':
      return { name: 'activity', share: 1 }
    case 'report':
      return likeliest(shares, categoryLabels, (name) => name !== null && name !== 'activity')
    default:
      return likeliest(shares, categoryLabels, () => true)
  }
}

const share = <T>(shares: Float64Array, names: readonly T[], name: T) =>
  shares[names.indexOf(name)] ?? 0

function likeliest<T>(shares: Float64Array, names: readonly T[], allowed: (name: T) => boolean) {
  return names
    .filter(allowed)
    .map((name) => ({ name, share: share(shares, names, name) }))
    .reduce((best, next) => (next.share > best.share ? next : best))
}
