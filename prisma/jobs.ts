import { z } from 'zod'
import { periodKinds } from '../rules/figures-period.ts'

const ticket = z.object({ ticketId: z.int().positive() })

/** Everything the outbox may hold. Payloads carry ids, never residents' words. */
export const jobs = {
  /** A turn is over: understand and decide it. */
  'turn.decide': z.object({ turnId: z.int().positive() }),
  /** Find somebody for a ticket that nobody has. */
  'ticket.dispatch': ticket,
  /** The clock of a ticket: whatever it does next. A tick of an earlier winding is out of date. */
  'ticket.tick': ticket.extend({ wound: z.int().positive() }),
  /** A shift of somebody begins or ends: what they have is brought in line with it. */
  'duty.turn': z.object({ staffId: z.int().positive() }),
  /** The duty calendar has changed: set every running clock anew, after the ticket of that number. */
  'clocks.rewind': z.object({ after: z.int().optional() }),
  /** Several households joined: answer a group once for all of them. Without a room it is the ticket's own. */
  'ticket.tell-burst': ticket.extend({ roomId: z.int().positive().optional() }),
  /** A ticket that staff filed for somebody without WeChat has moved: whoever calls them hears so. */
  'ticket.call-back': ticket.extend({ eventId: z.int().positive() }),
  /** Staff have corrected what was heard, on the page: change the ticket accordingly. */
  'correction.apply': z.object({ correctionId: z.int().positive() }),
  /** Report how many groups a notice reached. */
  'notice.report': z.object({ noticeId: z.int().positive() }),
  /** A week or a month is over: post its ledger to the office. */
  'ledger.post': z.object({ kind: z.enum(periodKinds) }),
  /** Say one post. Done by the bot's process, which holds the WeChat session. */
  say: z.object({ postId: z.int().positive() }),
  /** Take back one post. */
  recall: z.object({ postId: z.int().positive() }),
} as const

export type JobName = keyof typeof jobs
export type JobData<N extends JobName> = z.output<(typeof jobs)[N]>
export type Job = { [N in JobName]: { name: N; data: JobData<N> } }[JobName]

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name)

/** What needs the WeChat session goes through the `say` queue, everything else through `work`. */
export const queueNames = ['work', 'say'] as const
export type QueueName = (typeof queueNames)[number]

export const queueOf = (name: JobName): QueueName =>
  name === 'say' || name === 'recall' ? 'say' : 'work'
