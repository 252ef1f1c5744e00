/** A post about a ticket that has been waiting to be said. */
interface About {
  readonly kind: string
  readonly createdAt: Date
}

interface Moved {
  readonly move: string
  readonly to: string | null
  readonly at: Date
}

/** What these say stops being true as soon as the ticket moves on. */
const ofTheMoment: ReadonlySet<string> = new Set(['news', 'resolved', 'confirm', 'rating'])
/** What these ask of staff stops being of use when the work is done. */
const ofTheWork: ReadonlySet<string> = new Set(['nudge'])

/** Being offered to one or the next is nothing that residents hear of. */
const silent: ReadonlySet<string> = new Set(['offer', 'transfer'])

/** Whether what a post of this kind says can stop being true; a call to come and an answer are said in any case. */
export const canAge = (kind: string): boolean => ofTheMoment.has(kind) || ofTheWork.has(kind)

/**
 * Whether a post that has waited says what is no longer true: “已接单” of a ticket that is done meanwhile.
 * @param moves of its ticket, the last ones
 */
export function isOutdated({ kind, createdAt }: About, moves: readonly Moved[]): boolean {
  const since = moves.filter(({ at, to }) => to !== null && at > createdAt)
  if (ofTheMoment.has(kind)) return since.some(({ move }) => !silent.has(move))
  return ofTheWork.has(kind) && since.some(({ to }) => to === 'done' || to === 'closed')
}
