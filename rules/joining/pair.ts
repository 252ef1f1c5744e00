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

/** Puts the later claim beside the earlier one, which has opened a ticket: it is about what it was filed as, or sounds most like. */
export function pairOf(earlier: Claim, later: Claim): Pair {
  const ticket = sideOf(earlier)
  const category = earlier.category ?? likeliest(ticket.matters)
  return {
    category,
    spread: spreads[category],
    ticket: { ...ticket, matters: settledOn(categoryNames, category, ticket.sense.matters) },
    later: sideOf(later),
    meeting: meetingOf(earlier, later),
    marks: marksMatch(`${earlier.room} ${earlier.text}`, `${later.room} ${later.text}`),
    families: familiesMatch(earlier.text, later.text),
    minutes: (later.at.getTime() - earlier.at.getTime()) / 60_000,
  }
}

function sideOf(claim: Claim): Side {
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

function likeliest(matters: readonly number[]): Category {
  const top = matters.indexOf(Math.max(...matters))
  return categoryNames[top] ?? 'property-management'
}
