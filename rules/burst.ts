const MINUTE_MS = 60_000

/** Nobody new has said the same for so long: the burst is over. */
const QUIET_MS = MINUTE_MS
/** Nobody waits longer for an answer than this. */
const LONGEST_MS = 4 * MINUTE_MS
/** In so long a group reads at most two posts about one matter, the acknowledgement of the first report among them. */
const CALM_MS = 10 * MINUTE_MS
/** A number that has hardly grown is told again after so long. */
const STALE_MS = 60 * MINUTE_MS
const HARDLY = 1.5

/** What is known of a burst in one group when its answer is considered. */
export interface Burst {
  /** When each of those joined whom no answer has counted yet, earliest first. */
  readonly joinedAt: readonly Date[]
  /** How many households there are now. */
  readonly households: number
  /** The last answer that told a number. */
  readonly told: { readonly households: number; readonly at: Date } | null
  /** When anything was said about the matter in the group, newest last. */
  readonly saidAt: readonly Date[]
}

/** When a burst is answered, for all of its voices at once; `null` where everybody has been answered. */
export function answerAt({ joinedAt, households, told, saidAt }: Burst): Date | null {
  const [first] = joinedAt
  const last = joinedAt.at(-1)
  if (!first || !last) return null
  const over = Math.min(last.getTime() + QUIET_MS, first.getTime() + LONGEST_MS)
  const calm = (saidAt.at(-2)?.getTime() ?? Number.NEGATIVE_INFINITY) + CALM_MS
  const isStale = told !== null && households < told.households * HARDLY
  return new Date(Math.max(over, calm, isStale ? told.at.getTime() + STALE_MS : over))
}
