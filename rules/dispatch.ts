import type { Category, UrgencyClass } from '../intents/taxonomy.ts'

/** What somebody is there for. */
export interface Beat {
  readonly role: string
  /** Empty: every category. */
  readonly categories: readonly string[]
  /** Empty: every estate. */
  readonly estates: readonly string[]
}

/** Somebody who works here, as dispatch sees them at one moment. */
export interface Worker extends Beat {
  readonly id: number
  readonly name: string
  readonly supervisor: boolean
  readonly onDuty: boolean
  /** Works by shifts, not by their own word alone. */
  readonly byShift: boolean
  /** Has said their code: can be called by name and privately. */
  readonly enrolled: boolean
  /** The beats of those they stand in for. */
  readonly covers: readonly Beat[]
  /** Tickets in their hands now, and how many these may be. */
  readonly open: number
  readonly cap: number
  /** When they were last offered one. */
  readonly lastOfferedAt: Date | null
}

export interface Matter {
  readonly category: Category
  readonly class: UrgencyClass
  readonly estate: string | null
}

/** Most tickets in hand at a time, where nothing else was said. */
export const USUAL_CAP = 10

/** Roles that do the work on the spot; secretaries and admins are asked only when nobody else is there. */
const fieldRoles: readonly string[] = ['property', 'grid-worker', 'volunteer']
const officeRoles: readonly string[] = ['secretary', 'admin']

/**
 * Who is to be offered a ticket, best first: on duty, for this category and estate, below their cap, fewest open tickets, then the one
 * who has waited longest. Those in `passedOver` (they declined or let it lapse) are left out.
 */
export function candidates(
  staff: readonly Worker[],
  matter: Matter,
  passedOver: ReadonlySet<number> = new Set(),
): readonly Worker[] {
  const fit = fitting(staff, matter).filter(
    (worker) => !passedOver.has(worker.id) && hasRoom(worker, matter),
  )
  return [...fit].sort(byLoadThenWait(matter))
}

/** Everybody on duty who does such work there, however much they have in hand. */
export const fitting = (staff: readonly Worker[], matter: Matter): readonly Worker[] =>
  staff.filter((worker) => worker.onDuty && worker.enrolled && beatsOf(worker).some(fits(matter)))

/** No cap keeps anybody from an emergency. */
export const hasRoom = (
  { open, cap }: Pick<Worker, 'open' | 'cap'>,
  { class: urgency }: Pick<Matter, 'class'>,
) => urgency === 'P1' || open < cap

/**
 * Whom a ticket is offered to when nobody of the field is left: supervisors on duty, those of the estate first, who have not had it
 * yet.
 */
export const lastResorts = (
  staff: readonly Worker[],
  matter: Matter,
  passedOver: ReadonlySet<number>,
): readonly Worker[] =>
  supervisorsFor(staff, matter.estate).filter(
    (worker) =>
      worker.onDuty && worker.enrolled && !passedOver.has(worker.id) && hasRoom(worker, matter),
  )

/** Supervisors to turn to when nobody accepts: those on duty and of the estate first. */
export const supervisorsFor = (staff: readonly Worker[], estate: string | null) =>
  staff
    .filter((worker) => worker.supervisor && isOf(worker, estate))
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty) || b.estates.length - a.estates.length)

/** Everybody on duty for the estate. */
export const onDutyFor = (staff: readonly Worker[], estate: string | null) =>
  staffOf(staff, estate).filter(({ onDuty }) => onDuty)

/** Everybody who works for the estate, on duty or not. */
export const staffOf = (staff: readonly Worker[], estate: string | null) =>
  staff.filter((worker) => isOf(worker, estate))

/** 书记 and 管理员. */
export const isInOffice = ({ role }: Worker) => officeRoles.includes(role)

const isOf = (worker: Worker, estate: string | null) =>
  beatsOf(worker).some((beat) => inEstate(beat, estate))

/** Their own beat, and those of whom they stand in for. */
const beatsOf = (worker: Worker): readonly Beat[] => [worker, ...worker.covers]

const fits =
  ({ category, estate }: Matter) =>
  (beat: Beat) =>
    fieldRoles.includes(beat.role) &&
    inEstate(beat, estate) &&
    (beat.categories.length === 0 || beat.categories.includes(category))

const inEstate = ({ estates }: Beat, estate: string | null) =>
  estates.length === 0 || estate === null || estates.includes(estate)

/** A specialist before a generalist, then the least loaded, then who waited longest, then by id. */
const byLoadThenWait = (matter: Matter) => (a: Worker, b: Worker) =>
  Number(isSpecialist(b, matter)) - Number(isSpecialist(a, matter)) ||
  a.open - b.open ||
  (a.lastOfferedAt?.getTime() ?? 0) - (b.lastOfferedAt?.getTime() ?? 0) ||
  a.id - b.id

const isSpecialist = (worker: Worker, matter: Matter) =>
  beatsOf(worker).some((beat) => fits(matter)(beat) && beat.categories.includes(matter.category))
