import { finishes, type Standing, standingAt, type TicketLife } from './figures-life.ts'
import type { Period } from './figures-period.ts'
import {
  type Figures,
  nothing,
  one,
  type Part,
  parts,
  type Share,
  share,
  sum,
} from './figures-tally.ts'

/** A ticket with how it stood at the period's end. */
export interface Stood extends Standing {
  readonly life: TicketLife
}

/** All that is counted for a period. What each figure means is defined in `docs/figures.md`. */
export interface Ledger {
  readonly period: Period
  readonly all: Figures
  readonly byCategory: readonly Part[]
  readonly byEstate: readonly Part[]
  readonly byWorker: readonly Part[]
  /** The tickets behind the figures, without merged ones. */
  readonly tickets: readonly Stood[]
}

/**
 * The figures of a period, as of its end, from the histories of the tickets.
 * @param lives every ticket that was open in the period, or has something of its own in it
 */
export function ledgerOf(lives: readonly TicketLife[], period: Period): Ledger {
  const tickets = lives
    .filter(({ openedAt }) => openedAt < period.until)
    .map((life) => ({ life, ...standingAt(life, period.until) }))
    .filter(({ closedAs }) => closedAs !== 'merged')
  const counts = tickets.flatMap((ticket) => countsOf(ticket, period))
  return {
    period,
    all: sum(counts.map(({ figures }) => figures)),
    byCategory: parts(counts, ({ ticket }) => ticket.life.category),
    byEstate: parts(counts, ({ ticket }) => ticket.life.estate),
    byWorker: parts(counts, ({ worker }) => worker),
    tickets,
  }
}

/** What one ticket adds to the figures of one worker. */
interface Count {
  readonly ticket: Stood
  readonly worker: string | null
  readonly figures: Figures
}

/** A rating belongs to the worker it was given for, everything else to the ticket's. */
function countsOf(ticket: Stood, period: Period): readonly Count[] {
  const own = { ticket, worker: ticket.worker, figures: figuresOf(ticket, period) }
  const ratings = ticket.life.ratings
    .filter(({ at }) => within(period, at))
    .map(({ score, staff }) => ({
      ticket,
      worker: staff,
      figures: { ...nothing, content: share(true, score <= 2) },
    }))
  return [own, ...ratings]
}

function figuresOf(ticket: Stood, period: Period): Figures {
  const { life, state, closedAs, finishedAt, solveDueAt } = ticket
  const closed = isClosedIn(ticket, period)
  const due = within(period, solveDueAt) && !isGone(ticket)
  return {
    ...nothing,
    received: life.reportedAt.filter((at) => within(period, at)).length,
    opened: one(within(period, life.openedAt)),
    responded: responded(life, period),
    closed: one(closed),
    solved: share(closed, closedAs !== 'unverified'),
    unverified: share(closed, closedAs === 'unverified'),
    due: one(due),
    solvedInTime: share(due, finishedAt !== null && finishedAt <= solveDueAt),
    returned: returned(life, period),
    onHold: one(state === 'on-hold'),
    answered: answered(life, period),
  }
}

/** Closed in the period and still closed at its end, in one of the ways that count. */
export const isClosedIn = ({ closedAs, closedAt }: Standing, period: Period): boolean =>
  closedAt !== null &&
  within(period, closedAt) &&
  (closedAs === 'confirmed' || closedAs === 'checked' || closedAs === 'unverified')

export const within = ({ from, until }: Period, at: Date) => at >= from && at < until

/** Nobody had to come. */
const isGone = ({ closedAs }: Standing) => closedAs === 'withdrawn' || closedAs === 'not-ours'

function responded(life: TicketLife, period: Period): Share {
  const { respondDueAt, respondedAt } = life
  const promised = within(period, respondDueAt) && !isGone(standingAt(life, respondDueAt))
  return share(promised, respondedAt !== null && respondedAt <= respondDueAt)
}

function returned({ moves }: TicketLife, period: Period): Share {
  const known = moves.filter(({ at }) => at < period.until)
  const finish = finishes(known).find(({ at }) => at >= period.from)
  if (!finish) return share(false, false)
  const since = known.slice(known.indexOf(finish))
  return share(
    true,
    since.some(({ move }) => move === 'dispute' || move === 'reopen'),
  )
}

function answered({ ratingAskedAt, ratings }: TicketLife, period: Period): Share {
  const asked = ratingAskedAt !== null && within(period, ratingAskedAt)
  return share(
    asked,
    ratings.some(({ at }) => at < period.until),
  )
}
