import type { Tx } from '../prisma/db.ts'
import { staffById } from '../prisma/queries/staff.ts'
import type { FullTicket } from '../prisma/queries/tickets.ts'
import { supervisorsFor, type Worker } from '../rules/dispatch.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { estateOf } from './alarm.ts'
import { inFull, inPublic, mentionOf, tellPerson, tellStaff } from './tell.ts'

/** Whoever answers for the ticket's estate; `null` where nobody does. */
export async function supervisorOf(tx: Tx, ticket: FullTicket, staff: readonly Worker[]) {
  const first = supervisorsFor(staff, estateOf(ticket))[0]
  return first ? staffById(tx, first.id) : null
}

/** Turns to the supervisor, in the staff group and privately. `eventId` is the history row that says so. */
export async function callSupervisor(
  tx: Tx,
  ticket: FullTicket,
  staff: readonly Worker[],
  why: 'nobody' | 'escalation',
  eventId: number,
  now: Date,
) {
  const supervisor = await supervisorOf(tx, ticket, staff)
  const urgent = ticket.class === 'P1'
  const words = { kind: 'escalation', ticketId: ticket.id, urgent } as const
  const key = `${why}-${eventId}`
  const group = { ...words, key, text: toStaff[why](inPublic(ticket)) }
  await tellStaff(tx, ticket.estateId, { ...group, mentions: mentionOf(supervisor) }, now)
  if (!supervisor) return
  const direct = { ...words, key: `${key}-direct`, text: toStaff[why](inFull(ticket)) }
  await tellPerson(tx, supervisor, direct, now)
}
