import { groupedBy } from './figures-group.ts'

/** So many of so many. */
export interface Share {
  readonly in: number
  readonly of: number
}

/** What a community is judged by. Each figure is defined in `docs/figures.md`, in the same order. */
export interface Figures {
  readonly received: number
  readonly opened: number
  readonly responded: Share
  readonly closed: number
  readonly solved: Share
  readonly unverified: Share
  readonly due: number
  readonly solvedInTime: Share
  readonly returned: Share
  readonly onHold: number
  readonly content: Share
  readonly answered: Share
}

/** The figures of one category, estate or worker; `null` for what has none. */
export interface Part {
  readonly name: string | null
  readonly figures: Figures
}

export const one = (counts: boolean) => (counts ? 1 : 0)

/** One ticket's share: whether it is of those that could be, and of those that are. */
export const share = (of: boolean, isIn: boolean): Share => ({ in: one(of && isIn), of: one(of) })

const none: Share = { in: 0, of: 0 }

export const nothing: Figures = {
  received: 0,
  opened: 0,
  responded: none,
  closed: 0,
  solved: none,
  unverified: none,
  due: 0,
  solvedInTime: none,
  returned: none,
  onHold: 0,
  content: none,
  answered: none,
}

export const sum = (all: readonly Figures[]): Figures => all.reduce(plus, nothing)

const plus = (a: Figures, b: Figures): Figures => ({
  received: a.received + b.received,
  opened: a.opened + b.opened,
  responded: both(a.responded, b.responded),
  closed: a.closed + b.closed,
  solved: both(a.solved, b.solved),
  unverified: both(a.unverified, b.unverified),
  due: a.due + b.due,
  solvedInTime: both(a.solvedInTime, b.solvedInTime),
  returned: both(a.returned, b.returned),
  onHold: a.onHold + b.onHold,
  content: both(a.content, b.content),
  answered: both(a.answered, b.answered),
})

const both = (a: Share, b: Share): Share => ({ in: a.in + b.in, of: a.of + b.of })

/** Sums by name, those with the most work first; names that add nothing are left out. */
export function parts<T extends { readonly figures: Figures }>(
  counts: readonly T[],
  nameOf: (count: T) => string | null,
): readonly Part[] {
  const byName = groupedBy(counts, nameOf)
  return [...byName]
    .map(([name, own]) => ({ name, figures: sum(own.map(({ figures }) => figures)) }))
    .filter(({ figures }) => !isNothing(figures))
    .sort((a, b) => work(b.figures) - work(a.figures))
}

const work = ({ opened, closed, due }: Figures) => opened + closed + due

export const isNothing = (figures: Figures): boolean =>
  Object.values(figures).every((count: number | Share) =>
    typeof count === 'number' ? count === 0 : count.of === 0,
  )

/** Everything that went wrong: promises not kept, work sent back, people who are not content. */
export const failures = ({ responded, solvedInTime, returned, content }: Figures): number =>
  missed(responded) + missed(solvedInTime) + returned.in + missed(content)

const missed = ({ in: kept, of }: Share) => of - kept

const WORST = 3

/** Those with the most failures, at most three. */
export const worst = (all: readonly Part[]): readonly Part[] =>
  all
    .filter(({ figures }) => failures(figures) > 0)
    .sort((a, b) => failures(b.figures) - failures(a.figures))
    .slice(0, WORST)
