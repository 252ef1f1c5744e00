import { limits, plusMinutes } from '../../rules/clocks.ts'
import type { TicketLife } from '../../rules/figures-life.ts'
import { type Move, next, type State } from '../../rules/lifecycle.ts'

/** What happens to a ticket: a move, when, and by whom. */
export type Step = readonly [move: Move, at: Date, by: string]

type Facts = Pick<TicketLife, 'category' | 'openedAt'> & Partial<TicketLife>

/** The life of a ticket that these steps make, kept as the database keeps it. Illegal steps do not happen. */
export function lived(facts: Facts, steps: readonly Step[]): TicketLife {
  const born: TicketLife = {
    ...{ id: 1, class: 'P2', estate: '阳光花园', building: '3', channel: 'chat', moves: [] },
    ...{ respondDueAt: plusMinutes(facts.openedAt, 30), respondedAt: null },
    solveDueAt: plusMinutes(facts.openedAt, limits[facts.class ?? 'P2'].solveMinutes),
    ...{ finisher: null, reportedAt: [facts.openedAt] },
    ...{ ratingAskedAt: null, ratings: [] },
    ...facts,
  }
  return steps.reduce(step, { life: born, assignee: null, pausedAt: null }).life
}

interface Row {
  readonly life: TicketLife
  readonly assignee: string | null
  readonly pausedAt: Date | null
}

const stands = (state: State) => state === 'on-hold' || state === 'done' || state === 'closed'

function step({ life, assignee, pausedAt }: Row, [move, at, by]: Step): Row {
  const to = next(life.moves.at(-1)?.to ?? 'open', move)
  if (to === undefined) return { life, assignee, pausedAt }
  const moved = {
    ...life,
    moves: [...life.moves, { move, to, by, at }],
    ...(move === 'accept' && { respondedAt: life.respondedAt ?? at }),
    ...(move === 'finish' && { finisher: assignee }),
  }
  const hands = move === 'accept' ? by : to === 'open' || to === 'offered' ? null : assignee
  if (stands(to)) return { life: moved, assignee: hands, pausedAt: pausedAt ?? at }
  // Merged by mistake, it is owed what it was owed.
  const stood = pausedAt && move !== 'unmerge' ? at.getTime() - pausedAt.getTime() : 0
  const solveDueAt =
    move === 'reopen'
      ? plusMinutes(at, limits[life.class].solveMinutes)
      : new Date(life.solveDueAt.getTime() + stood)
  return { life: { ...moved, solveDueAt }, assignee: hands, pausedAt: null }
}
