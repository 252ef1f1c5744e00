import { categoryNames, classOf } from '../../intents/taxonomy.ts'
import { areApart } from './estates.ts'
import { type Pair, pairOf, type Side } from './pair.ts'
import { signs } from './signs.ts'
import weights from './weights.json' with { type: 'json' }

/** From this score on two claims are one matter. */
export const enough = 0.5

/** How likely the later one belongs to the ticket that the earlier one opened, 0 to 1. */
export function likelihood(earlier: Side, later: Side): number {
  if (areApart(earlier.claim.room, later.claim.room)) return 0
  const pair = pairOf(earlier, later)
  return isEmergencyOfItsOwn(pair) || isOwnSecondMatter(pair) ? 0 : scoreOf(pair)
}

const known: Readonly<Record<string, number>> = weights.signs
const learned = signs.map(({ name }) => known[name] ?? 0)

function scoreOf(pair: Pair): number {
  const sum = signs.reduce((all, sign, i) => all + (learned[i] ?? 0) * sign.of(pair), weights.bias)
  return 1 / (1 + Math.exp(-sum))
}

const urgent = categoryNames.map((name) => classOf(name) === 'P1')
const trapped = categoryNames.indexOf('elevator-trapped')
/** As sure as this it is an emergency, whatever else is alike. From .8 on would cost two points of F1 on the labelled pairs. */
const surely = 0.97
const surelyTrapped = 0.85

/** What is surely urgent is hidden in no lesser matter; people shut in a lift have a ticket of their own. */
function isEmergencyOfItsOwn({ category, later: { matters } }: Pair): boolean {
  if (category !== 'elevator-trapped' && (matters[trapped] ?? 0) >= surelyTrapped) return true
  if (classOf(category) === 'P1') return false
  return matters.reduce((sum, share, i) => (urgent[i] ? sum + share : sum), 0) >= surely
}

/** “8栋也有扇窗要掉” of whoever has just told of 3栋 is a second matter, unless they put themselves right. */
function isOwnSecondMatter(pair: Pair): boolean {
  const { ticket, later, meeting } = pair
  if (ticket.claim.talker !== later.claim.talker) return false
  return meeting.building === 'other' && !corrects.test(later.claim.text.slice(0, 100))
}

const corrects = /更正|[说打写搞弄]错|不是|应该是|少打|多打|不对/
