/** A span in which somebody is on duty. */
export interface Shift {
  readonly from: Date
  readonly until: Date
}

/** What tells whether somebody is on duty. */
export interface Rota {
  /** Their last word, 上班 or 下班. */
  readonly onDuty: boolean
  /** When they said it; null before the first. */
  readonly dutySaidAt: Date | null
  /** Works by shifts. */
  readonly byShift: boolean
  /** Shifts that have begun, in any order; those of the last days are enough. */
  readonly shifts: readonly Shift[]
  /** Who covers for them until they are back. */
  readonly standInId: number | null
}

/**
 * Whether somebody is on duty: not while another covers for them; without shifts by their last word; with shifts by whatever was
 * later, their last word or the last beginning or end of a shift.
 */
export function isAtWork(rota: Rota, now: Date): boolean {
  if (rota.standInId !== null) return false
  if (!rota.byShift) return rota.onDuty
  const turned = lastTurn(rota.shifts, now)
  const { dutySaidAt } = rota
  if (dutySaidAt !== null && (turned === undefined || dutySaidAt >= turned.at)) return rota.onDuty
  return turned?.on ?? false
}

/** The last time at which the shifts began or ended, and which of the two it was. Shifts that touch are one. */
function lastTurn(shifts: readonly Shift[], now: Date) {
  const begun = joined(shifts).filter(({ from }) => from <= now)
  const last = begun.at(-1)
  if (!last) return undefined
  return last.until <= now ? { at: last.until, on: false } : { at: last.from, on: true }
}

/** In order of time, those that overlap or touch as one. */
function joined(shifts: readonly Shift[]): readonly Shift[] {
  const done: Shift[] = []
  for (const { from, until } of [...shifts].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = done.at(-1)
    if (!last || from > last.until) done.push({ from, until })
    else if (until > last.until) done.splice(-1, 1, { from: last.from, until })
  }
  return done
}

/** Somebody, and who covers for them. */
export interface Covering {
  readonly id: number
  readonly standInId: number | null
}

/** Whoever covers for `id` in the end: through the stand-in of the stand-in; `id` itself where nobody does. */
export const lastStandIn = (staff: ReadonlyMap<number, Covering>, id: number): number =>
  handsAfter(staff, id).at(-1) ?? id

/** Whether `to` already leans, at whatever remove, on `from`: the two would cover for each other and nobody would be there. */
export const leansOn = (staff: ReadonlyMap<number, Covering>, to: number, from: number): boolean =>
  to === from || handsAfter(staff, to).includes(from)

/** Nobody is covered for through more hands than this. */
const MOST_HANDS = 20

function handsAfter(staff: ReadonlyMap<number, Covering>, id: number): readonly number[] {
  const hands: number[] = []
  let next = staff.get(id)?.standInId ?? null
  while (next !== null && next !== id && !hands.includes(next) && hands.length < MOST_HANDS) {
    hands.push(next)
    next = staff.get(next)?.standInId ?? null
  }
  return hands
}
