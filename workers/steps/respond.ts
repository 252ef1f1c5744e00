import type { Tx } from '../../prisma/db.ts'
import { roster } from '../../prisma/queries/staff.ts'
import type { FullTicket } from '../../prisma/queries/tickets.ts'
import { offers } from '../../rules/wording/offers.ts'
import { callSupervisor, findSomebody } from '../dispatch.ts'
import { inPublic, tellOffice } from '../tell.ts'
import type { TakeStep } from '../tick.ts'

/** The respond time is over and nobody has accepted: the supervisor hears of it, unless it has just been offered to them. */
export const respondBreach: TakeStep = async (tx, ticket, stepId, { now }) => {
  if (ticket.assignee?.supervisor) return
  await callSupervisor(tx, ticket, await roster(tx, now), 'escalation', stepId, now)
  await lookAgain(tx, ticket, now)
}

/** As long again, and still nobody: the office hears of it. */
export const respondEscalate: TakeStep = async (tx, ticket, stepId, { now }) => {
  const urgent = ticket.class === 'P1'
  const words = { key: `unanswered-${stepId}`, kind: 'escalation', ticketId: ticket.id } as const
  const text = offers.officeUnanswered(inPublic(ticket))
  await tellOffice(tx, ticket.estateId, { ...words, urgent, text }, now)
  await lookAgain(tx, ticket, now)
}

/** There was nobody for it; meanwhile somebody may have room again. */
async function lookAgain(tx: Tx, ticket: FullTicket, now: Date) {
  if (ticket.state === 'open') await findSomebody(tx, ticket, { now }, { fresh: true })
}
