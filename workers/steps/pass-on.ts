import { answerOffer } from '../../prisma/queries/assignments.ts'
import { findSomebody } from '../dispatch.ts'
import type { TakeStep } from './take-step.ts'

/** Not accepted in half of the respond time, by the one or by any of those who were asked: offered to the next. */
export const passOn: TakeStep = async (tx, ticket, _stepId, run) => {
  await answerOffer(tx, ticket.id, 'lapsed', run.now, '到时没接')
  const why = ticket.assignee ? `${ticket.assignee.name}没接` : '没人抢单'
  await findSomebody(tx, ticket, run, { why })
}
