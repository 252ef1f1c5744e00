import { type Sense, senseOf, settledOn } from '../../intents/sense.ts'
import { acts, type Category, categoryNames } from '../../intents/taxonomy.ts'
import { type Spread, spreads } from '../spread.ts'
import type { Claim } from './claim.ts'
import { familiesMatch } from './families.ts'
import { marksMatch } from './marks.ts'
import { type Match, type Meeting, meetingOf } from './meeting.ts'

/** One of two claims, with what it sounds like. */
export interface Side {
  readonly claim: Claim
  readonly sense: Sense
  /** How likely it is about each matter, in the order of `categoryNames`. */
  readonly matters: readonly number[]
}

/** A ticket's claim, and a later one that may belong to it. */
export interface Pair {
  readonly category: Category
  readonly spread: Spread
  readonly ticket: Side
  readonly later: Side
  /** How their places meet. */
  readonly meeting: Meeting
  /** Whether both bear the same of each kind of mark. */
  readonly marks: readonly Match[]
  /** Whether both speak of the same member of each family of things. */
  readonly families: readonly Match[]
  readonly minutes: number
}

/** Puts the later side beside the earlier one, which has opened a ticket: it is about what it was filed as, or sounds most like. */
export function pairOf(earlier: Side, later: Side): Pair {
  const [was, is] = [earlier.claim, later.claim]
  const category = was.category ?? likeliest(earlier.matters)[0]
  return {
    category,
    spread: spreads[category],
    ticket: { ...earlier, matters: settledOn(categoryNames, category, earlier.sense.matters) },
    later,
    meeting: meetingOf(was, is),
    marks: marksMatch(`${was.room} ${was.text}`, `${is.room} ${is.text}`),
    families: familiesMatch(was.text, is.text),
    minutes: (is.at.getTime() - was.at.getTime()) / 60_000,
  }
}

/** What a claim sounds like; made once, however many it is put beside. */
export function sideOf(claim: Claim): Side {
  const { act, category, text } = claim
  if (text === '') return unsaid(claim)
  const sense = senseOf(text)
  return {
    claim,
    sense: act ? { ...sense, acts: acts.map((name) => Number(name === act)) } : sense,
    matters: category ? settledOn(categoryNames, category, sense.matters) : sense.matters,
  }
}

/** A ticket that nobody told in words is about what it was filed as. */
function unsaid(claim: Claim): Side {
  const matters = categoryNames.map((name) => Number(name === claim.category))
  return { claim, matters, sense: { acts: acts.map(() => 0), matters, meaning: [] } }
}

/** The likeliest matter, and how likely it is. */
export function likeliest(matters: readonly number[]): readonly [Category, number] {
  const share = Math.max(...matters)
  return [categoryNames[matters.indexOf(share)] ?? 'property-management', share]
}
