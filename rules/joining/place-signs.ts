import type { Reach } from '../spread.ts'
import type { Pair } from './pair.ts'
import type { Sign } from './sign.ts'

const isWide = ({ spread }: Pair) => spread.reach === 'estate'
const isOf = (reach: Reach) => (pair: Pair) => Number(pair.spread.reach === reach)

/** Where the two are, as far as each trouble reaches. */
export const placeSigns: readonly Sign[] = [
  {
    name: 'same-building',
    speaks: 'for',
    of: ({ meeting }) => Number(meeting.building === 'same'),
  },
  { name: 'same-home-building', speaks: 'for', of: (pair) => Number(byHome(pair) === 'same') },
  {
    name: 'other-building',
    speaks: 'against',
    of: (pair) => Number(pair.meeting.building === 'other' && !isWide(pair)),
  },
  {
    name: 'other-building-heard-there',
    speaks: 'for',
    of: ({ meeting, spread }) => Number(meeting.building === 'other' && spread.carries === true),
  },
  {
    name: 'other-home-building',
    speaks: 'against',
    of: (pair) => Number(byHome(pair) === 'other' && !isWide(pair)),
  },
  {
    name: 'other-building-on-a-main',
    speaks: 'against',
    of: (pair) => Number(pair.meeting.anyBuilding === 'other' && isWide(pair)),
  },
  {
    name: 'same-unit',
    speaks: 'for',
    of: ({ meeting }) => Number(meeting.unit === 'same' && meeting.anyBuilding !== 'other'),
  },
  {
    name: 'other-unit',
    speaks: 'against',
    of: (pair) => Number(pair.meeting.unit === 'other' && !isWide(pair)),
  },
  {
    name: 'other-home-unit',
    speaks: 'against',
    of: (pair) => Number(isOtherHomeUnit(pair) && !isWide(pair)),
  },
  {
    name: 'same-flat',
    speaks: 'for',
    of: ({ meeting }) => Number(meeting.room === 'same' && meeting.anyBuilding !== 'other'),
  },
  {
    name: 'flat-away',
    speaks: 'against',
    of: ({ meeting, spread }) =>
      Number(meeting.room === 'other' && !meeting.stacked && spread.reach === 'stack'),
  },
  {
    name: 'flat-of-another',
    speaks: 'against',
    of: ({ meeting, spread }) => Number(meeting.bothFlats === 'other' && spread.reach === 'person'),
  },
  {
    name: 'other-flat',
    speaks: 'against',
    of: ({ meeting }) => Number(meeting.bothFlats === 'other' && !meeting.stacked),
  },
  { name: 'same-floor', speaks: 'for', of: ({ meeting }) => Number(meeting.floor === 'same') },
  {
    name: 'other-floor',
    speaks: 'against',
    of: (pair) => Number(pair.meeting.floor === 'other' && !isWide(pair)),
  },
  {
    name: 'other-mark',
    speaks: 'against',
    of: (pair) => Number(pair.marks.includes('other') && !isWide(pair)),
  },
  {
    name: 'other-mark-on-a-main',
    speaks: 'against',
    of: (pair) => Number(pair.marks.includes('other') && isWide(pair)),
  },
  { name: 'spot-spoken-of', speaks: 'for', of: ({ meeting }) => Number(meeting.spotSpoken) },
  {
    name: 'places-do-not-meet',
    speaks: 'against',
    of: (pair) => Number(doNotMeet(pair) && !isWide(pair)),
  },
  { name: 'both-places-named', speaks: 'either', of: ({ meeting }) => Number(meeting.bothNamed) },
  { name: 'place-unknown', speaks: 'either', of: ({ meeting }) => Number(meeting.unknown) },
  { name: 'likely-though-unplaced', speaks: 'for', of: unplaced },
  { name: 'of-a-person', speaks: 'either', of: isOf('person') },
  { name: 'of-a-stack', speaks: 'either', of: isOf('stack') },
  { name: 'of-a-unit', speaks: 'either', of: isOf('unit') },
  { name: 'of-an-estate', speaks: 'either', of: isOf('estate') },
]

/** Both named places, and nothing of the one is in the other. */
const doNotMeet = ({ meeting, marks }: Pair) =>
  meeting.bothNamed &&
  meeting.building !== 'same' &&
  meeting.spot !== 'same' &&
  !meeting.spotSpoken &&
  !marks.includes('same')

/** By the speakers' homes and the group, where the buildings were not both named. */
const byHome = ({ meeting }: Pair) =>
  meeting.building === undefined ? meeting.anyBuilding : undefined

const isOtherHomeUnit = ({ meeting }: Pair) =>
  meeting.unit === undefined && meeting.anyUnit === 'other'

/** How likely reports of this kind are one where the place of one is not known. */
function unplaced({ meeting, spread }: Pair): number {
  const isUnknown = meeting.anyBuilding === undefined && meeting.spot !== 'same'
  return isUnknown ? spread.unplaced : 0
}
