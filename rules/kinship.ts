import { type Category, classOf } from '../intents/taxonomy.ts'
import type { Leaning } from '../intents/understanding.ts'
import type { Claim } from './claims.ts'
import { follows } from './follows.ts'
import { likeness } from './likeness.ts'
import { overlap } from './overlap.ts'
import { addsWithin } from './spread.ts'

/** Whether the matters of a ticket, whose category is known, and of a later claim can be one: 0 to 1. */
export const kinship = (category: Category, ticket: Claim, claim: Claim): number =>
  Math.max(
    byCategory(category, ticket, claim),
    byLeanings(ticket, claim),
    bridge(category, ticket, claim),
    goesOn(ticket, claim),
  )

/** A second guess must be so likely beside the first. */
const leastBeside = 0.15

/** What is surely an emergency is hidden in nothing else. */
const isUrgent = ([first]: readonly Leaning[]) =>
  first !== undefined && first.share >= 0.5 && classOf(first.category) === 'P1'

/** Both may be about one matter although the likeliest of each are two: said in other words, each by itself is hard to tell. */
function byLeanings(ticket: Claim, claim: Claim): number {
  const ours = ticket.leanings ?? []
  const theirs = claim.leanings ?? []
  if (isUrgent(theirs) && !isUrgent(ours)) return 0
  const isLikely = (share: number, all: readonly Leaning[]) =>
    share >= leastBeside * (all[0]?.share ?? 1)
  const meets = ours.some(
    (one) =>
      isLikely(one.share, ours) &&
      theirs.some(
        (other) =>
          isLikely(other.share, theirs) &&
          byCategory(one.category, ticket, { ...claim, category: other.category }) >= 0.9,
      ),
  )
  return meets ? 0.8 : 0
}

/** The same matter, one that follows from the other, or none named in a “+1”. */
function byCategory(category: Category, ticket: Claim, claim: Claim): number {
  const { act, category: other } = claim
  if (other === category || isSameSmell(category, claim)) return 1
  if (other === null) return act === 'report' ? 0 : 0.95
  return follows(category, ticket, claim) ? 0.9 : 0
}

/** What somebody adds within minutes to their own report is about it, where it could hardly be told what else. */
const goesOn = (ticket: Claim, { talker, at, unsure }: Claim): number =>
  unsure &&
  talker !== '' &&
  talker === ticket.talker &&
  at.getTime() - ticket.at.getTime() <= addsWithin
    ? 0.8
    : 0

/** “我也闻到了” of somebody else may take a smell for another one; never gas for less. */
const smells: readonly (Category | null)[] = ['gas-leak', 'fire', 'sanitation', 'drain-blocked']
const isSameSmell = (category: Category, { act, category: other, text }: Claim) =>
  act === 'me-too' &&
  smells.includes(category) &&
  smells.includes(other) &&
  /闻|味|臭/.test(text.slice(0, 100)) &&
  (category === 'gas-leak' || !/[煤燃天然]气|臭鸡蛋|头晕/.test(text.slice(0, 100)))

/**
 * The same words about the same place are one matter even where the two were filed apart; but what is urgent is never
 * taken in by what is not.
 */
function bridge(category: Category, ticket: Claim, claim: Claim): number {
  if (claim.category === null || claim.category === category) return 0
  if (classOf(claim.category) === 'P1' && classOf(category) !== 'P1') return 0
  const together = ticket.address.some((one) =>
    claim.address.some((other) => overlap(one, other, 'unit') >= 0.7),
  )
  return together && likeness(category, ticket.text, claim.text) >= 0.5 ? 0.75 : 0
}
