import type { Act, Category, UrgencyClass } from '../intents/taxonomy.ts'
import type { Address, Understanding } from '../intents/understanding.ts'
import type { ClosedAs, Move, State } from './lifecycle.ts'
import type { Score } from './score.ts'

/** One resident's claim inside a ticket, as far as deciding needs it. */
export interface ReportView {
  readonly personId: number
  readonly address: Address
  readonly text: string
  readonly at: Date
}

/** A ticket that is open, or was closed lately, as far as deciding needs it. */
export interface TicketView {
  readonly id: number
  readonly category: Category
  readonly class: UrgencyClass
  readonly state: State
  readonly closedAs: ClosedAs | null
  readonly address: Address
  readonly estate: string | null
  readonly roomId: number | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** When the place was asked for. */
  readonly askedAt: Date | null
  readonly reports: readonly ReportView[]
  /** Residents other than its reporters who said it was over. */
  readonly witnesses: readonly number[]
  /** When its reporters were asked whether they are content. */
  readonly ratingAskedAt: Date | null
  /** What they have answered, or said before they were asked. */
  readonly ratings: readonly RatingView[]
}

export interface RatingView {
  readonly personId: number
  readonly score: number
  readonly at: Date
}

export interface ActivityView {
  readonly id: number
  readonly title: string
  readonly startsAt: Date
  readonly place: string
  readonly capacity: number | null
  readonly people: number
}

/** An answer the community has written down. */
export interface GuideView {
  readonly title: string
  readonly category: string
  readonly answer: string
}

/** What another said in the room a moment ago. */
export interface Lately {
  readonly text: string
  /** What it means together with the speaker's own words. */
  readonly together: Understanding
}

/** What the core may look at when it decides. Plain data, read before, never fetched here. */
export interface Situation {
  readonly now: Date
  readonly room: { readonly id: number; readonly kind: string; readonly estate: string | null }
  readonly talker: {
    readonly id: number
    readonly name: string
    readonly home?: Address
    /** Works for the community: what they say to residents is news, not trouble of their own. */
    readonly isStaff?: boolean
  }
  /** The speaker's own words of this turn. */
  readonly text: string
  /** What those words mean by themselves, without the flat that the nickname tells. */
  readonly heard: Understanding
  /** What the quoted message meant, where one was quoted. */
  readonly quoted?: Understanding
  /** The quoted message itself. */
  readonly quotedText?: string
  /** A place the same talker named a moment ago with no trouble to go with it. */
  readonly placeBefore?: Address
  /** The last words of another in the room, within a few minutes. */
  readonly lately?: Lately
  /** Tickets of the estate that are not closed, and those closed within a week; latest first. */
  readonly tickets: readonly TicketView[]
  readonly activities: readonly ActivityView[]
  readonly guides: readonly GuideView[]
}

/** What the core may ask for. The shell carries these out; the core never does. */
export type Decision =
  | {
      readonly do: 'open'
      readonly category: Category
      readonly class: UrgencyClass
      readonly address: Address
      /** The place is not known well enough to go there: ask once. */
      readonly ask: boolean
    }
  | { readonly do: 'join'; readonly ticket: number; readonly address: Address; readonly act: Act }
  | { readonly do: 'locate'; readonly ticket: number; readonly address: Address }
  | {
      readonly do: 'move'
      readonly ticket: number
      readonly move: Extract<Move, 'withdraw' | 'confirm' | 'dispute' | 'reopen'>
    }
  /** Somebody says it is over before the worker has said so, or without having reported it. */
  | { readonly do: 'witness'; readonly ticket: number }
  /** 满意, 基本满意 or 不满意, of somebody who reported it. */
  | { readonly do: 'rate'; readonly ticket: number; readonly score: Score }
  | { readonly do: 'chase'; readonly ticket: number }
  | { readonly do: 'tell-state'; readonly ticket: number }
  | { readonly do: 'tell-activities' }
  | { readonly do: 'tell-guide'; readonly title: string; readonly answer: string }
  | { readonly do: 'signup'; readonly activity: number; readonly people: number }
  | { readonly do: 'cancel'; readonly activity: number }
  /** A place without a trouble; kept for the talker's next turn. */
  | { readonly do: 'remember'; readonly address: Address }
