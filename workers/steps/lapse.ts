import { moveTicket } from '../../prisma/queries/tickets.ts'
import { ASSISTANT } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** Nobody answered: closed, and recorded as not verified by anybody. */
export const lapse: TakeStep = (tx, { id }, _stepId, { now }) =>
  moveTicket(tx, { ticketId: id, move: 'lapse', by: ASSISTANT, reason: '到时没人答复', now })
