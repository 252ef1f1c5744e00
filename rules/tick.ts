import type { UrgencyClass } from '../intents/taxonomy.ts'
import { limits, plusMinutes, respondAfter } from './clocks.ts'
import { addDutyMinutes, type DutyCalendar, WORKDAY_MINUTES } from './duty-hours.ts'
import type { ClosedAs, State } from './lifecycle.ts'

/** What the one clock of a ticket can do when its time has come. Each is written into the ticket's history under this name. */
export const steps = [
  /** An emergency that nobody has accepted rings again, one rung higher. */
  'ring',
  /** Half of the respond time is over: offered to the next. */
  'pass-on',
  /** The promised response is not kept: the supervisor hears of it. */
  'respond-breach',
  /** As long again: the office hears of it. */
  'respond-escalate',
  /** The end of the solve time is near: the worker is warned. */
  'solve-warn',
  /** It is over: worker and supervisor hear of it. */
  'solve-breach',
  /** It has been over for a while: the office hears of it. */
  'solve-escalate',
  /** Still not solved, or taken by nobody, a working day later: whoever has it is reminded. */
  'call-again',
  /** It came back to whoever did the work, and they have said nothing in the time for a response: they are reminded. */
  'call-back',
  /** As long again, and still nothing: the supervisor hears of it. */
  'call-back-breach',
  /** The date until which it was on hold has come. */
  'resume',
  /** Finished a minute ago and not undone: the people concerned are asked. */
  'announce',
  /** Nobody has answered in time: closed as unverified. */
  'lapse',
  /** Closed, and its reporters are asked whether they are content. */
  'ask-rating',
] as const
export type Step = (typeof steps)[number]

export const isStep = (name: string): name is Step => (steps as readonly string[]).includes(name)

/** As much of a ticket as its clock needs. */
export interface Ticking {
  readonly state: State
  readonly class: UrgencyClass
  readonly closedAs: ClosedAs | null
  /** Since when it waits to be accepted: opened, given back, passed on by hand. */
  readonly waitsSince: Date
  /** When it was last offered to one worker or to all who fit; null while nobody was found. */
  readonly offeredAt: Date | null
  /** When it came back to whoever has it in hand; null where it did not, or they have said something since. */
  readonly backSince: Date | null
  readonly solveDueAt: Date
  readonly holdUntil: Date | null
  /** Its reporters have been asked whether they are content; they are asked once. */
  readonly ratingAsked: boolean
  /** When it came into the state it is in. */
  readonly stateSince: Date
  /** The first and the last time of each step taken since it began to wait, was put on hold, was finished or closed. */
  readonly taken: readonly Taken[]
  /** Steps about the solve time since that was last set anew. */
  readonly solveTaken: readonly Taken[]
}

export interface Taken {
  readonly step: Step
  readonly at: Date
}

export interface Tick {
  readonly step: Step
  readonly at: Date
}

/** Nobody is rung oftener for one emergency. */
const RING_MINUTES = 2
const LATE_RING_MINUTES = 10
/** Second thoughts about “办完” are free for so long. */
const ANNOUNCE_MINUTES = 1
/** A rating is asked for when the end of the matter has been heard. */
const RATING_MINUTES = 5

/**
 * What the clock of a ticket does next, and when; `null` where nothing is due any more. There is one clock for a ticket, and every
 * ticket that is not closed has something due: no ticket can be forgotten.
 */
export function nextTick(ticket: Ticking, calendar: DutyCalendar): Tick | null {
  const due = byState[ticket.state](ticket, calendar)
  return due.reduce<Tick | null>((first, one) => (first && first.at <= one.at ? first : one), null)
}

type Due = (ticket: Ticking, calendar: DutyCalendar) => readonly Tick[]

const waiting: Due = (ticket, calendar) => {
  const { class: urgency, waitsSince, offeredAt, taken } = ticket
  const part = (parts: number, from = waitsSince) => respondAfter(urgency, from, parts, calendar)
  return [
    ...(urgency === 'P1'
      ? [{ step: 'ring', at: nextRing(ticket) } as const]
      : offeredAt
        ? [{ step: 'pass-on', at: part(0.5, offeredAt) } as const]
        : []),
    ...once(taken, 'respond-breach', part(1)),
    ...once(taken, 'respond-escalate', part(2)),
    ...solving(ticket, calendar),
    ...again([...taken, ...ticket.solveTaken], 'respond-escalate', calendar),
  ]
}

/**
 * Every two minutes while the emergency could still be dealt with in time. Then the office has been called, and it rings every ten minutes: an
 * account that talks every two minutes for days is blocked, and rings for nobody any more.
 */
function nextRing({ waitsSince, taken }: Ticking): Date {
  const first = taken.find(({ step }) => step === 'ring')
  const rang = last(taken, 'ring')
  if (!first || !rang) return plusMinutes(waitsSince, RING_MINUTES)
  const isLong = rang.at >= plusMinutes(first.at, limits.P1.solveMinutes)
  return plusMinutes(rang.at, isLong ? LATE_RING_MINUTES : RING_MINUTES)
}

const inHand: Due = (ticket, calendar) => [
  ...answering(ticket, calendar),
  ...solving(ticket, calendar),
  ...again(ticket.solveTaken, 'solve-escalate', calendar),
]

const answering: Due = ({ class: urgency, backSince, taken }, calendar) =>
  backSince
    ? [
        ...once(taken, 'call-back', respondAfter(urgency, backSince, 1, calendar)),
        ...once(taken, 'call-back-breach', respondAfter(urgency, backSince, 2, calendar)),
      ]
    : []

const byState: Record<State, Due> = {
  open: waiting,
  offered: waiting,
  accepted: inHand,
  'on-hold': ({ holdUntil, stateSince }) => [{ step: 'resume', at: holdUntil ?? stateSince }],
  done: ({ class: urgency, stateSince, taken }) =>
    last(taken, 'announce')
      ? [{ step: 'lapse', at: plusMinutes(stateSince, limits[urgency].answerMinutes) }]
      : [{ step: 'announce', at: plusMinutes(stateSince, ANNOUNCE_MINUTES) }],
  closed: ({ closedAs, ratingAsked, stateSince, taken }) =>
    !ratingAsked && (closedAs === 'confirmed' || closedAs === 'checked')
      ? once(taken, 'ask-rating', plusMinutes(stateSince, RATING_MINUTES))
      : [],
}

const solving: Due = ({ class: urgency, solveDueAt, solveTaken }) => {
  const { marginMinutes } = limits[urgency]
  const late = last(solveTaken, 'solve-breach') !== undefined
  return [
    ...(late ? [] : once(solveTaken, 'solve-warn', plusMinutes(solveDueAt, -marginMinutes))),
    ...once(solveTaken, 'solve-breach', solveDueAt),
    ...once(solveTaken, 'solve-escalate', plusMinutes(solveDueAt, marginMinutes)),
  ]
}

/** A working day after the last of the escalations, and every working day from then on. */
function again(taken: readonly Taken[], after: Step, calendar: DutyCalendar): readonly Tick[] {
  if (!last(taken, after)) return []
  const from = Math.max(...taken.map(({ at }) => at.getTime()))
  return [{ step: 'call-again', at: addDutyMinutes(new Date(from), WORKDAY_MINUTES, calendar) }]
}

const once = (taken: readonly Taken[], step: Step, at: Date): readonly Tick[] =>
  last(taken, step) ? [] : [{ step, at }]

const last = (taken: readonly Taken[], step: Step) => taken.findLast((one) => one.step === step)
