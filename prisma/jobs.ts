import { z } from 'zod'

const ticket = z.object({ ticketId: z.int().positive() })

/** `since`: the event that began the wait; the timers of an earlier wait are out of date. */
const wait = ticket.extend({ since: z.int().positive() })

/** Everything the outbox may hold. Payloads carry ids, never residents' words. */
export const jobs = {
  /** A turn is over: understand and decide it. */
  'turn.decide': z.object({ turnId: z.int().positive() }),
  /** Find somebody for a ticket that nobody has. */
  'ticket.dispatch': ticket,
  /** Half of the respond time is over: remind whom it was offered to. */
  'ticket.remind': wait,
  /** The respond time is over: call the supervisor. */
  'ticket.escalate': wait,
  /** Several households joined: tell the group once. */
  'ticket.tell-burst': ticket,
  /** Work was finished a minute ago, and not undone: tell the group and ask. */
  'ticket.tell-done': z.object({ ticketId: z.int().positive(), eventId: z.int().positive() }),
  /** Nobody has answered whether it is solved: close it unverified. */
  'ticket.lapse': z.object({ ticketId: z.int().positive(), eventId: z.int().positive() }),
  /** Staff have corrected what was heard, on the page: change the ticket accordingly. */
  'correction.apply': z.object({ correctionId: z.int().positive() }),
  /** Report how many groups a notice reached. */
  'notice.report': z.object({ noticeId: z.int().positive() }),
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
