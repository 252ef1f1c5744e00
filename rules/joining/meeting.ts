import type { Address } from '../../intents/understanding.ts'
import { isAbove } from '../overlap.ts'
import type { Claim } from './claim.ts'

/** Whether a slot is the same for both, another, or not known of one of them. */
export type Match = 'same' | 'other' | undefined

/** How the places of two claims meet. */
export interface Meeting {
  /** By what both named. */
  readonly building: Match
  readonly unit: Match
  /** By what they named, and else by where they live and whose group it was said in. */
  readonly anyBuilding: Match
  readonly anyUnit: Match
  readonly room: Match
  /** By flats that both named. */
  readonly bothFlats: Match
  readonly floor: Match
  /** One flat lies at most two floors above the other. */
  readonly stacked: boolean
  readonly spot: Match
  /** The spot that the one named is in the words of the other. */
  readonly spotSpoken: boolean
  readonly bothNamed: boolean
  readonly unknown: boolean
}

export function meetingOf(a: Claim, b: Claim): Meeting {
  const [left, right] = [namedBy(a), namedBy(b)]
  const [wideLeft, wideRight] = [withHome(left, a), withHome(right, b)]
  const room = match('room', wideLeft, wideRight)
  const spots = [slots('spot', left), slots('spot', right)] as const
  return {
    building: match('building', left, right),
    unit: match('unit', left, right),
    anyBuilding: match('building', wideLeft, wideRight),
    anyUnit: match('unit', wideLeft, wideRight),
    room,
    bothFlats: match('room', left, right),
    floor: match('floor', left, right),
    stacked: room === 'other' && areStacked(slots('room', wideLeft), slots('room', wideRight)),
    spot: spotMatch(...spots),
    spotSpoken: isSpoken(spots[0], b) || isSpoken(spots[1], a),
    bothNamed: left.length > 0 && right.length > 0,
    unknown: wideLeft.length === 0 || wideRight.length === 0,
  }
}

/** “2单元” of somebody of building 3, or in the group of building 3, is in building 3. */
function namedBy({ address, home, house }: Claim): readonly Address[] {
  const building = house?.building ?? home?.building
  return address.map((one) =>
    building === undefined || one.building !== undefined || one.spot !== undefined
      ? one
      : { building, ...one },
  )
}

/** What was named; the group's house where no building was, and the speaker's home where nothing was. */
function withHome(named: readonly Address[], { home, house }: Claim): readonly Address[] {
  const isHoused = named.some(({ building }) => building !== undefined)
  return [
    ...named,
    ...(house?.building !== undefined && !isHoused ? [house] : []),
    ...(home && named.length === 0 ? [home] : []),
  ]
}

const slots = (slot: keyof Address, places: readonly Address[]): readonly string[] =>
  places.flatMap((place) => place[slot] ?? [])

function match(slot: keyof Address, a: readonly Address[], b: readonly Address[]): Match {
  const [left, right] = [slots(slot, a), slots(slot, b)]
  if (left.length === 0 || right.length === 0) return undefined
  return left.some((one) => right.includes(one)) ? 'same' : 'other'
}

function spotMatch(a: readonly string[], b: readonly string[]): Match {
  if (a.length === 0 || b.length === 0) return undefined
  const meets = a.some((one) => b.some((other) => one.includes(other) || other.includes(one)))
  return meets ? 'same' : 'other'
}

/** Two characters tell a spot: “北门” of “北门口”. */
const isSpoken = (spots: readonly string[], { text }: Claim) =>
  spots.some((spot) => text.slice(0, 300).includes(spot.slice(0, 2)))

const areStacked = (a: readonly string[], b: readonly string[]) =>
  a.some((one) => b.some((other) => isAbove(one, other)))
