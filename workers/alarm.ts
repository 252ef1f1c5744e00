import type { Tx } from '../prisma/db.ts'
import { roster, staffByIds } from '../prisma/queries/staff.ts'
import { type FullTicket, hasRung, note } from '../prisma/queries/tickets.ts'
import { onDutyFor, supervisorsFor } from '../rules/dispatch.ts'
import { toStaff } from '../rules/wording.ts'
import { ASSISTANT, inFull, inPublic, tellPerson, tellStaff, urgencyOf } from './tell.ts'

export const estateOf = ({ estate }: FullTicket) => estate?.name ?? null

/** A ticket as a ping tells it. */
export const briefOf = (ticket: FullTicket) => ({
  ...inPublic(ticket),
  class: urgencyOf(ticket),
  words: ticket.summary,
  reporter: ticket.reports[0]?.person.name ?? '',
})

/** Whom an emergency calls: everybody on duty for the estate, and its supervisors on duty or not. */
export async function calledFor(tx: Tx, ticket: FullTicket) {
  const staff = await roster(tx)
  const estate = estateOf(ticket)
  const called = new Set([...onDutyFor(staff, estate), ...supervisorsFor(staff, estate)])
  return staffByIds(
    tx,
    [...called].map(({ id }) => id),
  )
}

/**
 * An emergency calls them all at once, in the staff group and each privately with the full address; again when it comes back without
 * anybody having solved it.
 * @returns whether there was anybody to call
 */
export async function callEverybody(tx: Tx, ticket: FullTicket, now: Date): Promise<boolean> {
  if (await hasRung(tx, ticket.id)) return true
  const alarm = await note(tx, { ticketId: ticket.id, move: 'alarm', by: ASSISTANT, at: now })
  const people = await calledFor(tx, ticket)
  const words = { kind: 'ping', ticketId: ticket.id, urgent: true } as const
  const mentions = people.flatMap(({ personId }) => personId ?? [])
  const text = toStaff.emergency(briefOf(ticket))
  const key = `alarm-${alarm.id}`
  const told = await tellStaff(tx, ticket.estateId, { ...words, key, mentions, text }, now)
  const full = toStaff.emergency({ ...briefOf(ticket), ...inFull(ticket) })
  for (const one of people) {
    await tellPerson(tx, one, { ...words, key: `${key}-${one.id}`, text: full }, now)
  }
  return told || mentions.length > 0
}
