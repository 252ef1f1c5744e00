import { type Category, categoryNames, classOf } from '../../intents/taxonomy.ts'
import { sameWords, sharedThing } from '../likeness.ts'
import { takesIn } from '../spread.ts'
import type { Match } from './meeting.ts'
import { likeliest, type Pair } from './pair.ts'
import { personsMatch } from './persons.ts'
import type { Sign } from './sign.ts'

/** Do the two speak of one matter? */
export const matterSigns: readonly Sign[] = [
  { name: 'sounds-alike', speaks: 'for', of: ({ ticket, later }) => alike(ticket, later) },
  { name: 'means-alike', speaks: 'for', of: ({ ticket, later }) => cosine(ticket, later) },
  { name: 'follows', speaks: 'for', of: following },
  { name: 'alike-and-there', speaks: 'for', of: (pair) => (isThere(pair) ? closeness(pair) : 0) },
  {
    name: 'unlike-though-there',
    speaks: 'against',
    of: (pair) => (isThere(pair) ? 1 - faintly(closeness(pair)) : 0),
  },
  { name: 'unlike', speaks: 'against', of: (pair) => 1 - faintly(closeness(pair)) },
  { name: 'other-thing', speaks: 'against', of: (pair) => Number(thing(pair) === false) },
  { name: 'same-thing', speaks: 'for', of: (pair) => Number(thing(pair) === true) },
  { name: 'same-member', speaks: 'for', of: (pair) => count(pair, 'same') },
  { name: 'other-member', speaks: 'against', of: (pair) => count(pair, 'other') },
  {
    name: 'same-person',
    speaks: 'for',
    of: (pair) => Number(isOfPerson(pair) && person(pair) === 'same'),
  },
  {
    name: 'other-person',
    speaks: 'against',
    of: (pair) => Number(isOfPerson(pair) && person(pair) === 'other'),
  },
  {
    name: 'same-words-of-a-person',
    speaks: 'for',
    of: (pair) => (isOfPerson(pair) ? wording(pair) : 0),
  },
  { name: 'urgent', speaks: 'either', of: ({ category }) => Number(classOf(category) === 'P1') },
]

type Sides = Pair['ticket']

/** How much two sums of shares overlap, 0 to 1. */
const overlapOf = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, share, i) => sum + Math.sqrt(share * (b[i] ?? 0)), 0)

export const closeness = ({ ticket, later }: Pair) => overlapOf(ticket.matters, later.matters)

/** Nothing in common is 0, a thousandth of it a little more, all of it 1. */
const faintly = (share: number) => 1 + Math.log10(Math.max(0.001, share)) / 3

/** With what is less likely counted in, for those who tell one matter in wholly other words. */
const alike = (a: Sides, b: Sides) => overlapOf(flattened(a.matters), flattened(b.matters))

function flattened(shares: readonly number[]): readonly number[] {
  const powers = shares.map((share) => Math.max(share, 1e-9) ** (1 / 3))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** As alike as two messages about troubles mostly are, for where one of them was not put into words. */
const mostly = 0.7

function cosine({ sense: { meaning: a } }: Sides, { sense: { meaning: b } }: Sides): number {
  if (a.length === 0 || b.length === 0) return mostly
  const product = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
  return product(a, b) / Math.sqrt((product(a, a) || 1) * (product(b, b) || 1))
}

/** How likely the later one is about what the ticket's trouble brings with it. */
function following({ ticket, later }: Pair): number {
  return categoryNames.reduce((sum, one, i) => {
    const share = ticket.matters[i] ?? 0
    return share < 0.01 ? sum : sum + share * broughtBy(one, later.matters)
  }, 0)
}

const broughtBy = (category: Category, matters: readonly number[]) =>
  (takesIn[category] ?? []).reduce(
    (sum, entry) => sum + (matters[categoryNames.indexOf(nameOf(entry))] ?? 0),
    0,
  )

const count = ({ families }: Pair, match: Match) =>
  Math.min(2, families.filter((one) => one === match).length)

const isOfPerson = ({ spread }: Pair) => spread.reach === 'person'
const wording = ({ ticket, later }: Pair) => sameWords(ticket.claim.text, later.claim.text)
const person = ({ ticket, later }: Pair) => personsMatch(ticket.claim.text, later.claim.text)

/** How surely the later one is about another matter, and none that the ticket's trouble brings with it. */
export function surelyAnother({ category, ticket, later }: Pair): number {
  const [top, share] = likeliest(later.matters)
  if (top === category || brings(category, top) || brings(top, category)) return 0
  return Math.max(0, Math.min(share, likeliest(ticket.matters)[1]) - 0.5) / 0.5
}

const brings = (category: Category, other: Category) =>
  (takesIn[category] ?? []).some((entry) => nameOf(entry) === other)

const nameOf = (entry: Category | readonly [Category, ...unknown[]]): Category =>
  typeof entry === 'string' ? entry : entry[0]

const isThere = ({ meeting }: Pair) =>
  meeting.building === 'same' || meeting.anyBuilding === 'same' || meeting.spot === 'same'

const thing = ({ category, ticket, later }: Pair) =>
  sharedThing(category, ticket.claim.text, later.claim.text)
