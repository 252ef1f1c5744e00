import type { Category, UrgencyClass } from '../intents/taxonomy.ts'

export interface Worker {
  readonly id: number
  readonly name: string
  readonly role: string
  /** Empty: every category. */
  readonly categories: readonly string[]
  /** Empty: every estate. */
  readonly estates: readonly string[]
  readonly supervisor: boolean
  readonly onDuty: boolean
  /** Tickets in their hands now. */
  readonly open: number
  /** When they were last offered one. */
  readonly lastOfferedAt: Date | null
}

interface Matter {
  readonly category: Category
  readonly class: UrgencyClass
  readonly estate: string | null
}

/** Roles that do the work on the spot; secretaries and admins are asked only when nobody else is there. */
const fieldRoles: readonly string[] = ['property', 'grid-worker', 'volunteer']

/**
 * Who is to be offered a ticket, best first: on duty, for this category and estate, fewest open tickets, then the one who has
 * waited longest. Those in `passedOver` (they declined or let it lapse) are left out.
 */
export function candidates(
  staff: readonly Worker[],
  matter: Matter,
  passedOver: ReadonlySet<number> = new Set(),
): readonly Worker[] {
  const fit = staff.filter(
    (worker) =>
      worker.onDuty &&
      !passedOver.has(worker.id) &&
      fieldRoles.includes(worker.role) &&
      covers(worker, matter),
  )
  return [...fit].sort(byLoadThenWait(matter))
}

/** Supervisors to turn to when nobody accepts: those of the estate first. */
export const supervisorsFor = (staff: readonly Worker[], estate: string | null) =>
  staff
    .filter((worker) => worker.supervisor && inEstate(worker, estate))
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || b.estates.length - a.estates.length)

/** Everybody on duty for the estate: whom an emergency calls. */
export const onDutyFor = (staff: readonly Worker[], estate: string | null) =>
  staff.filter((worker) => worker.onDuty && inEstate(worker, estate))

const covers = (worker: Worker, { category, estate }: Matter) =>
  inEstate(worker, estate) &&
  (worker.categories.length === 0 || worker.categories.includes(category))

const inEstate = ({ estates }: Worker, estate: string | null) =>
  estates.length === 0 || estate === null || estates.includes(estate)

/** A specialist before a generalist, then the least loaded, then who waited longest, then by id. */
const byLoadThenWait =
  ({ category }: Matter) =>
  (a: Worker, b: Worker) =>
    Number(b.categories.includes(category)) - Number(a.categories.includes(category)) ||
    a.open - b.open ||
    (a.lastOfferedAt?.getTime() ?? 0) - (b.lastOfferedAt?.getTime() ?? 0) ||
    a.id - b.id
