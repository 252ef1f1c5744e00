import { isInOffice, onDutyFor, staffOf, supervisorsFor, type Worker } from './dispatch.ts'

interface Rung {
  /** Whom this rung adds to those below it. */
  readonly adds: (staff: readonly Worker[], estate: string | null) => readonly Worker[]
  /** Whether the office's own group is called as well. */
  readonly adminGroup: boolean
}

/** Whom an emergency calls, one rung higher with each ring that nobody answers; at the top it stays. Two minutes lie between. */
const ladder: readonly Rung[] = [
  {
    adds: (staff, estate) => [...onDutyFor(staff, estate), ...supervisorsFor(staff, estate)],
    adminGroup: false,
  },
  { adds: staffOf, adminGroup: false },
  { adds: (staff) => staff.filter(isInOffice), adminGroup: true },
  { adds: (staff) => staff, adminGroup: true },
]

/** Whom a ring calls. */
export interface Ring {
  /** 1 is the lowest. */
  readonly rung: number
  readonly called: readonly Worker[]
  readonly adminGroup: boolean
}

/** Everybody is called privately once more with every so many-th ring; the group hears each. */
const PRIVATELY_AGAIN = 5

/** Whom the ring of that number calls privately too: those it reaches first, and now and then everybody. */
export function calledPrivately(
  ring: number,
  staff: readonly Worker[],
  estate: string | null,
): ReadonlySet<number> {
  const { called } = ringOf(ring, staff, estate)
  const before =
    ring > 1 && ring % PRIVATELY_AGAIN > 0 ? ringOf(ring - 1, staff, estate).called : []
  return new Set(called.filter((one) => !before.includes(one)).map(({ id }) => id))
}

/** Whom the ring of that number calls, the first being 1: everybody up to its rung, each once, only those who can be reached. */
export function ringOf(ring: number, staff: readonly Worker[], estate: string | null): Ring {
  const rung = Math.min(Math.max(ring, 1), ladder.length)
  const climbed = ladder.slice(0, rung)
  const called = new Set(climbed.flatMap(({ adds }) => adds(staff, estate)))
  return {
    rung,
    called: [...called].filter(({ enrolled }) => enrolled),
    adminGroup: climbed.some(({ adminGroup }) => adminGroup),
  }
}
