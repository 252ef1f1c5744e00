import type { Tx } from '../../prisma/db.ts'
import { roster } from '../../prisma/queries/staff.ts'
import type { FullTicket } from '../../prisma/queries/tickets.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { supervisorOf } from '../supervisor.ts'
import { inFull, inPublic, mentionOf, tellOffice, tellPerson, tellStaff } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** The end of the solve time is near: whoever has it in hand is warned, or the supervisor where nobody has. */
export const solveWarn: TakeStep = async (tx, ticket, stepId, { now }) => {
  if (ticket.solveDueAt <= now) return
  const key = `warn-${stepId}`
  const words = { ...aboutTicket(ticket), key, kind: 'nudge' } as const
  const told = ticket.assignee ?? (await supervisorNow(tx, ticket, now))
  const mentions = mentionOf(told)
  const soon = ticket.assignee ? toStaff.solveSoon : toStaff.solveSoonNobody
  const text = soon(inPublic(ticket), ticket.solveDueAt)
  const heard = await tellStaff(tx, ticket.estateId, { ...words, mentions, text }, now)
  if (!heard && told) await tellPerson(tx, told, { ...words, text }, now)
}

/** It is over: worker and supervisor hear of it, the supervisor privately as well. */
export const solveBreach: TakeStep = async (tx, ticket, stepId, { now }) => {
  const supervisor = await supervisorNow(tx, ticket, now)
  const words = { ...aboutTicket(ticket), key: `overdue-${stepId}`, kind: 'escalation' } as const
  const mentions = [...new Set([...mentionOf(ticket.assignee), ...mentionOf(supervisor)])]
  const overdue = ticket.assignee ? toStaff.overdue : toStaff.overdueNobody
  const text = overdue(inPublic(ticket))
  await tellStaff(tx, ticket.estateId, { ...words, mentions, text }, now)
  if (!supervisor) return
  const full = { ...words, key: `${words.key}-direct`, text: overdue(inFull(ticket)) }
  await tellPerson(tx, supervisor, full, now)
}

/** It has been over for a while: the office hears who has it in hand. */
export const solveEscalate: TakeStep = async (tx, ticket, stepId, { now }) => {
  const words = { ...aboutTicket(ticket), key: `office-${stepId}`, kind: 'escalation' } as const
  const owner = ticket.assignee?.name ?? null
  const text = toStaff.longOverdue(inPublic(ticket), owner, ticket.solveDueAt)
  const mentions = mentionOf(await supervisorNow(tx, ticket, now))
  await tellOffice(tx, ticket.estateId, { ...words, mentions, text }, now)
}

/** Every working day from then on: whoever has it is asked how it stands; where nobody has, the supervisor is. */
export const callAgain: TakeStep = async (tx, ticket, stepId, { now }) => {
  const words = { ...aboutTicket(ticket), key: `again-${stepId}`, kind: 'nudge' } as const
  const supervisor = ticket.assignee ? null : await supervisorNow(tx, ticket, now)
  const mentions = mentionOf(ticket.assignee ?? supervisor)
  const about = inPublic(ticket)
  const text = ticket.assignee ? toStaff.stillOpen(about) : toStaff.stillNobody(about)
  const told = await tellStaff(tx, ticket.estateId, { ...words, mentions, text }, now)
  const one = ticket.assignee ?? supervisor
  if (!told && one) await tellPerson(tx, one, { ...words, text }, now)
}

const aboutTicket = (ticket: FullTicket) =>
  ({ ticketId: ticket.id, urgent: ticket.class === 'P1' }) as const

const supervisorNow = async (tx: Tx, ticket: FullTicket, now: Date) =>
  supervisorOf(tx, ticket, await roster(tx, now))
