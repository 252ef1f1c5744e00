import { dayOf } from './duty-hours.ts'
import { isClosedIn, type Ledger, type Stood, within } from './figures.ts'
import { groupedBy } from './figures-group.ts'
import { daysOf } from './figures-period.ts'

export interface Day {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly opened: number
  readonly closed: number
}

/** How many tickets were opened and closed on each day of the period. */
export function byDay({ tickets, period }: Ledger): readonly Day[] {
  const opened = tickets.flatMap(({ life }) =>
    within(period, life.openedAt) ? [dayOf(life.openedAt)] : [],
  )
  const closed = closedIn({ tickets, period }).map(({ closedAt }) => dayOf(closedAt))
  const count = (days: readonly string[], day: string) => days.filter((one) => one === day).length
  return daysOf(period).map((day) => ({
    day,
    opened: count(opened, day),
    closed: count(closed, day),
  }))
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Upper ends of the spans of solve time; what is longer than the last has one of its own. */
export const solveSpans = [2 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY, 15 * DAY] as const

/** How many of the tickets closed in the period took so long from opening to the last finish; one more than there are spans. */
export function solveTimes(ledger: Pick<Ledger, 'tickets' | 'period'>): readonly number[] {
  const took = closedIn(ledger).map(
    ({ life, finishedAt, closedAt }) =>
      (finishedAt ?? closedAt).getTime() - life.openedAt.getTime(),
  )
  const spanOf = (ms: number) => {
    const at = solveSpans.findIndex((end) => ms < end)
    return at < 0 ? solveSpans.length : at
  }
  const spans = took.map(spanOf)
  return [...solveSpans, 0].map((_, at) => spans.filter((span) => span === at).length)
}

interface Closed extends Stood {
  readonly closedAt: Date
}

const closedIn = ({ tickets, period }: Pick<Ledger, 'tickets' | 'period'>) =>
  tickets.filter((ticket): ticket is Closed => isClosedIn(ticket, period))

/** What is open in one estate, and in each of its buildings that the period's tickets name; `null` for what lies in none. */
export interface OpenIn {
  readonly estate: string | null
  readonly open: number
  readonly buildings: readonly { readonly building: string | null; readonly open: number }[]
}

export const isOpen = ({ state }: Stood) => state !== 'closed'

/** Open tickets at the period's end by estate and building, in the order of their names. */
export function openByBuilding({ tickets }: Pick<Ledger, 'tickets'>): readonly OpenIn[] {
  return [...groupedBy(tickets, ({ life }) => life.estate)]
    .map(([estate, own]) => ({ estate, open: countOpen(own), buildings: buildingsOf(own) }))
    .sort((a, b) => byName(a.estate, b.estate))
}

const buildingsOf = (tickets: readonly Stood[]) =>
  [...groupedBy(tickets, ({ life }) => life.building)]
    .map(([building, own]) => ({ building, open: countOpen(own) }))
    .sort((a, b) => byName(a.building, b.building))

const countOpen = (tickets: readonly Stood[]) => tickets.filter(isOpen).length

/** “2” before “10”; what has no name comes last. */
const byName = (a: string | null, b: string | null) =>
  a === null || b === null
    ? Number(a === null) - Number(b === null)
    : a.localeCompare(b, 'zh-CN', { numeric: true })
