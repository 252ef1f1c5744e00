import type { Tx } from '../../prisma/db.ts'
import { lastAt } from '../../prisma/queries/events.ts'
import { roster } from '../../prisma/queries/staff.ts'
import type { FullTicket } from '../../prisma/queries/tickets.ts'
import { offers } from '../../rules/wording/offers.ts'
import { findSomebody } from '../dispatch.ts'
import { callSupervisor } from '../supervisor.ts'
import { inPublic, tellOffice } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** The respond time is over and nobody has accepted: the supervisor hears of it, unless it has just been offered to them. */
export const respondBreach: TakeStep = async (tx, ticket, stepId, { now }) => {
  if (ticket.assignee?.supervisor && (await isFresh(tx, ticket, now))) return
  await callSupervisor(tx, ticket, await roster(tx, now), 'escalation', stepId, now)
  await lookAgain(tx, ticket, now)
}

const FRESH_MS = 60_000

/** It has only just been offered: whoever reads the one post need not read another. */
async function isFresh(tx: Tx, { id }: FullTicket, now: Date) {
  const offeredAt = await lastAt(tx, id, ['offer', 'transfer'])
  return offeredAt !== null && now.getTime() - offeredAt.getTime() < FRESH_MS
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
