import { type Calibration, categoryLabels, type Opinion } from './model.ts'
import { type Act, acts, type Category, classOf } from './taxonomy.ts'

/** What is left of an opinion once it has been made up. */
export interface Verdict {
  readonly act: Act
  readonly category: Category | null
  readonly confidence: number
  readonly opensTicket: boolean
}

/** What claims a trouble of the speaker's own. */
export const claims: readonly Act[] = ['report', 'still-broken', 'me-too']

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

/** Named houses make need so many times as likely. */
const houseFactor = 4

/** How much need it takes here; where it sounds urgent and a rule for life safety spoke, the least; less where a house is named. */
export function thresholdFor(opinion: Opinion, calibration: Calibration): number {
  const bar = barFor(opinion, calibration)
  return opinion.placed ? bar / (bar + houseFactor * (1 - bar)) : bar
}

function barFor(opinion: Opinion, calibration: Calibration): number {
  const { threshold, urgentThreshold, alarmThreshold } = calibration
  if (!soundsUrgent(opinion)) return threshold
  // A rule that spoke never makes it harder, however few were there to measure its bar on.
  return opinion.alarmed ? Math.min(alarmThreshold, urgentThreshold) : urgentThreshold
}

/** Must somebody come? */
export const isWanted = (opinion: Opinion, calibration: Calibration): boolean =>
  needOf(opinion) >= thresholdFor(opinion, calibration)

/** Makes up the mind. */
export function decide(opinion: Opinion, calibration: Calibration): Verdict {
  if (isWanted(opinion, calibration)) {
    const claim = verdictOf(opinion, (name) => claims.includes(name))
    const least = soundsUrgent(opinion) ? leastSureUrgent : leastSure
    if (claim.confidence >= least || opinion.placed || opinion.alarmed)
      return { ...claim, opensTicket: isMatter(claim.category) }
  }
  const other = verdictOf(opinion, (name) => name !== 'report')
  return { ...other, opensTicket: isMatter(other.category) && asksFor(other, opinion) }
}

/** What sounds needy and like nothing in particular, without a house, is talk. */
const leastSure = 0.3
/** A false alarm wakes everybody. */
const leastSureUrgent = 0.5

interface Choices extends Omit<Verdict, 'opensTicket'> {
  readonly ofAct: number
  readonly ofCategory: number
}

function verdictOf(opinion: Opinion, allowed: (name: Act) => boolean): Choices {
  const act = likeliest(opinion.act, acts, allowed)
  const category = categoryOf(opinion.category, act.name)
  return {
    act: act.name,
    category: category.name,
    confidence: act.share * category.share,
    ofAct: act.share,
    ofCategory: category.share,
  }
}

const isMatter = (category: Category | null) => category !== null && category !== 'activity'

interface Choice<T> {
  readonly name: T
  readonly share: number
}

/** A question about a matter is a ticket where nothing answers it; “我家也是” and “还没修” about one that goes on always are. */
function asksFor({ act, category, ofAct, ofCategory }: Choices, opinion: Opinion): boolean {
  const lower = category !== null && classOf(category) === 'P1' ? 0.15 : 0
  switch (act) {
    case 'me-too':
      return ofAct >= 0.6 - lower && ofCategory >= 0.5 - lower && needOf(opinion) >= 0.4 - lower
    case 'still-broken':
      return ofAct >= 0.7 - lower && ofCategory >= 0.6 - lower && needOf(opinion) >= 0.6 - lower
    case 'enquiry':
      // Everybody asks everybody about meals.
      return ofAct >= 0.85 && ofCategory >= (category === 'canteen' ? 0.95 : 0.85)
    default:
      return false
  }
}

function categoryOf(shares: readonly number[], act: Act): Choice<Category | null> {
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

const share = <T>(shares: readonly number[], names: readonly T[], name: T) =>
  shares[names.indexOf(name)] ?? 0

function likeliest<T>(
  shares: readonly number[],
  names: readonly T[],
  allowed: (name: T) => boolean,
) {
  return names
    .filter(allowed)
    .map((name) => ({ name, share: share(shares, names, name) }))
    .reduce((best, next) => (next.share > best.share ? next : best))
}
