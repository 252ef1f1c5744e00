import { surelyAnother } from './matter-signs.ts'
import type { Pair } from './pair.ts'
import type { Sign } from './sign.ts'
import { goesOn } from './word-signs.ts'

const MINUTE = 60_000
const soon = 15
/** What is added to one's own report comes within this time. */
const addsWithin = 10

const isOver = ({ minutes, spread }: Pair) => minutes * MINUTE > spread.within

/** “又没水了今天” is another outage; “又停了，没修好吧” is the old one. */
const isAnew = ({ later, spread, minutes }: Pair) => {
  const head = later.claim.text.slice(0, 100)
  return (
    spread.reach === 'estate' &&
    minutes * MINUTE > spread.within / 2 &&
    head.includes('又') &&
    !/修|通|白|还|一直|没好|说好|前[天脚]|昨/.test(head)
  )
}

const isDaysAfter = ({ minutes }: Pair) => minutes > 3 * 24 * 60
const isSelf = ({ ticket, later }: Pair) => ticket.claim.talker === later.claim.talker

/** How long after, and whether by the same person. */
export const timeSigns: readonly Sign[] = [
  { name: 'soon', speaks: 'for', of: ({ minutes }) => Number(minutes <= soon) },
  {
    name: 'time-gone',
    speaks: 'against',
    of: ({ minutes, spread }) => Math.min(2, (minutes * MINUTE) / spread.within),
  },
  { name: 'days-after', speaks: 'against', of: (pair) => Number(isDaysAfter(pair)) },
  {
    name: 'days-after-and-anew',
    speaks: 'against',
    of: (pair) => Number(isDaysAfter(pair) && !goesOn.test(pair.later.claim.text.slice(0, 100))),
  },
  {
    name: 'late-but-still',
    speaks: 'for',
    of: (pair) => (isOver(pair) && goesOn.test(pair.later.claim.text.slice(0, 100)) ? 1 : 0),
  },
  { name: 'anew-on-a-main', speaks: 'against', of: (pair) => Number(isAnew(pair)) },
  {
    name: 'adds-to-own-words',
    speaks: 'for',
    of: (pair) => Number(isSelf(pair) && pair.minutes <= addsWithin),
  },
  {
    name: 'own-other-matter',
    speaks: 'against',
    of: (pair) => (isSelf(pair) ? surelyAnother(pair) : 0),
  },
]
