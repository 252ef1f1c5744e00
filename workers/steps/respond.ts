import { roster } from '../../prisma/queries/staff.ts'
import { offers } from '../../rules/wording/offers.ts'
import { callSupervisor } from '../dispatch.ts'
import { inPublic, tellOffice } from '../tell.ts'
import type { TakeStep } from '../tick.ts'

/** The respond time is over and nobody has accepted: the supervisor hears of it. */
export const respondBreach: TakeStep = async (tx, ticket, stepId, { now }) =>
  callSupervisor(tx, ticket, await roster(tx, now), 'escalation', stepId, now)

/** As long again, and still nobody: the office hears of it. */
export const respondEscalate: TakeStep = async (tx, ticket, stepId, { now }) => {
  const urgent = ticket.class === 'P1'
  const words = { key: `unanswered-${stepId}`, kind: 'escalation', ticketId: ticket.id } as const
  const text = offers.officeUnanswered(inPublic(ticket))
  await tellOffice(tx, ticket.estateId, { ...words, urgent, text }, now)
}
