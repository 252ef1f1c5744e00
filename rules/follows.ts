import { type Category, classOf } from '../intents/taxonomy.ts'
import type { Claim } from './claims.ts'
import { sharedThing } from './likeness.ts'
import { spreads, takesIn } from './spread.ts'

/** Whether a trouble of another kind may come of what a ticket is about: its kind is taken in, and it is near enough. */
export const follows = (category: Category, ticket: Claim, claim: Claim): boolean =>
  isTakenIn(category, claim) &&
  (isWide(category, claim) ? isWhereItReached(ticket, claim) : isSameStair(category, ticket, claim))

const isTakenIn = (category: Category, { category: other, text }: Claim): boolean =>
  takesIn[category]?.some((entry) =>
    typeof entry === 'string'
      ? entry === other
      : entry[0] === other && entry[1].some((word) => text.includes(word)),
  ) ?? false

/** Alike troubles of the whole estate are one matter; that their consequences are takes more. */
const isWide = (category: Category, { category: other }: Claim): boolean =>
  spreads[category].reach === 'estate' ||
  (category === 'lighting' && other !== null && spreads[other].reach === 'estate')

/** One flat without power stops no lift across the road; once two houses are dark it may. */
function isWhereItReached(ticket: Claim, { act, address, home }: Claim): boolean {
  const reached = new Set(buildingsOf(ticket))
  if (reached.size !== 1) return true
  const here = address.length === 0 && home ? [home] : address
  if (here.length === 0) return act === 'me-too' || placesOf(ticket).every(({ room }) => !room)
  return here.some(({ building }) => building !== undefined && reached.has(building))
}

const buildingsOf = (ticket: Claim): readonly string[] =>
  placesOf(ticket).flatMap(({ building }) => building ?? [])

/** “停电了” of somebody may be about the whole road; “我家没电了” is about their house. */
const placesOf = ({ address, home, text }: Claim) =>
  address.length === 0 && home && /[我俺咱]们?家|家里/.test(text.slice(0, 100)) ? [home] : address

/** In one house two kinds of trouble are one only at the same stair, or, no stair being named, about the same thing. */
function isSameStair(category: Category, ticket: Claim, claim: Claim): boolean {
  const stairs = ticket.address.filter(({ unit }) => unit !== undefined)
  const told = claim.address.filter(({ building }) => building !== undefined)
  if (stairs.length === 0 || told.length === 0 || classOf(category) === 'P1') return true
  const named = told.flatMap(({ unit }) => unit ?? [])
  if (named.length > 0) return stairs.some(({ unit }) => unit && named.includes(unit))
  const kinds = [category, ...(claim.category ? [claim.category] : [])]
  return kinds.some((kind) => sharedThing(kind, ticket.text, claim.text) === true)
}
