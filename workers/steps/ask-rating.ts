import { markRatingAsked, ratersOf } from '../../prisma/queries/ratings.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { ASSISTANT, inPublic, tellReporters } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/**
 * Closed, and somebody has said so: its reporters are asked whether they are content, once for each ticket. Who has said so by
 * themselves is not asked again.
 */
export const askRating: TakeStep = async (tx, ticket, stepId, { now }) => {
  const raters = await ratersOf(tx, ticket.id)
  const called = ticket.reports.filter(
    ({ personId, person }) => !raters.includes(personId) && person.wechatId !== null,
  )
  if (ticket.ratingAskedAt !== null || called.length === 0) return
  await markRatingAsked(tx, ticket, ASSISTANT, now)
  const text = toResidents.askRating(inPublic(ticket))
  const words = { key: `rating-${stepId}`, kind: 'rating', urgent: false, text } as const
  await tellReporters(tx, ticket, words, now, { called })
}
