import { addressesIn } from './address.ts'
import { type Brain, type Thought, think } from './brain.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { isWanted, needOf } from './decide.ts'
import { type Category, classOf } from './taxonomy.ts'

/** A stretch of a message and the matter it tells. */
export interface Part {
  readonly text: string
  readonly thought: Thought
  /** The stretch before it, whose place is meant where it names none of its own; empty for the first. */
  readonly before: string
}

const shortest = 8
const sureNeed = 0.6
const sureCategory = 0.5
/** Clauses parted by a comma only tell one story more often than two. */
const sureAfterComma = 0.8

/**
 * The matters of a message that stand each alone, most urgent first; fewer than two where the message tells one. Clauses that
 * say nothing of their own stay with the one before.
 */
export function severalMatters(brain: Brain, text: string, whole: Thought): readonly Part[] {
  if (text.length < shortest || !soundsNeedy(brain, whole)) return []
  const within = lenient(brain)
  const groups = grouped(within, clausesOf(text))
  if (groups.length < 2) return []
  const stretches = groups.map(({ from, to }) => text.slice(from, to).trim())
  const parts = stretches.map((part, i) => ({
    text: part,
    thought: think(within, part),
    before: stretches[i - 1] ?? '',
  }))
  return areApart(parts) ? [...parts].sort((a, b) => rank(a) - rank(b)) : []
}

/** Two matters in one breath leave the whole undecided between them, however much it needs somebody. */
const soundsNeedy = ({ calibration }: Brain, { verdict, opinion }: Thought) =>
  verdict.opensTicket || isWanted(opinion, calibration)

/** In a message that tells a trouble, less makes another. */
const lenient = (brain: Brain): Brain => {
  const { threshold, urgentThreshold, alarmThreshold } = brain.calibration
  return {
    ...brain,
    calibration: {
      ...brain.calibration,
      threshold: Math.min(threshold, sureNeed),
      urgentThreshold: Math.min(urgentThreshold, sureNeed),
      alarmThreshold: Math.min(alarmThreshold, sureNeed),
    },
  }
}

interface Group {
  readonly from: number
  readonly to: number
  readonly category: Category | null
}

function grouped(brain: Brain, clauses: readonly Clause[]): Group[] {
  const groups: Group[] = []
  let place = ''
  for (const { text, from, to, fresh } of clauses) {
    const building = buildingIn(text)
    const moves = building !== '' && place !== '' && building !== place
    place = building || place
    const isFresh = fresh || moves
    const category = standsAlone(think(brain, text), isFresh)
    const last = groups.at(-1)
    if (!last || isAnother(last.category, category, isFresh)) {
      groups.push({ from, to, category })
    } else groups.splice(-1, 1, { from: last.from, to, category: last.category ?? category })
  }
  return groups
}

/** Does a clause begin another matter? What hangs on by a comma is mostly the cause or the outcome of what came before. */
function isAnother(known: Category | null, next: Category | null, isFresh: boolean): boolean {
  if (known === null || next === null || known === next) return false
  return isFresh || isHarm(known, next) || !isOneStory(known, next)
}

/** “楼道灯不亮，老人摔了一跤”: the one who was hurt, and what hurt them. */
const isHarm = (known: Category, next: Category) =>
  classOf(known) !== 'P1' && (next === 'sick-elder' || next === 'medical')

const isOneStory = (a: Category, b: Category) =>
  classOf(a) === 'P1' ||
  classOf(b) === 'P1' ||
  oneStory.some((pair) => pair.includes(a) && pair.includes(b))

/** Where the one is there, the other is often said of it. */
const oneStory: readonly (readonly Category[])[] = [
  ['water-supply', 'gas-outage'],
  ['power-outage', 'lighting'],
  ['power-outage', 'elevator-fault'],
  ['power-outage', 'water-leak'],
  ['drain-blocked', 'water-leak'],
  ['drain-blocked', 'sanitation'],
  ['pets', 'sanitation'],
  ['parking', 'access-control'],
]

const buildingIn = (text: string) => addressesIn(text)[0]?.building ?? ''

function standsAlone({ verdict, opinion }: Thought, fresh: boolean): Category | null {
  const sure = Math.max(...opinion.category)
  const isSure = sure >= (fresh ? sureCategory : sureAfterComma)
  return verdict.opensTicket && isSure && needOf(opinion) >= sureNeed ? verdict.category : null
}

/** Joined up again, do all parts still open tickets, of different categories? */
function areApart(parts: readonly Part[]): boolean {
  const named = new Set(parts.map(({ thought }) => thought.verdict.category))
  return named.size === parts.length && parts.every(({ thought }) => thought.verdict.opensTicket)
}

const rank = ({ thought: { verdict } }: Part) =>
  Number((verdict.category && classOf(verdict.category))?.slice(1) ?? 9)
