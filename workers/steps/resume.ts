import { moveTicket } from '../../prisma/queries/tickets.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { takeUp } from '../take-up.ts'
import { ASSISTANT, inPublic, tellOnDuty } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** The date until which a ticket was on hold has come: it is in hand again, and whoever has it hears so. */
export const resume: TakeStep = async (tx, { id }, stepId, { now }) => {
  const reason = '挂起到期'
  const key = `resumed-${stepId}`
  await moveTicket(tx, { ticketId: id, move: 'resume', by: ASSISTANT, reason, now })
  const ticket = await takeUp(tx, id, key, now)
  if (!ticket) return
  const words = { key, kind: 'nudge', ticketId: id, urgent: ticket.class === 'P1' } as const
  await tellOnDuty(tx, ticket, { ...words, text: toStaff.resumed(inPublic(ticket)) }, now)
}
