import type { Tx } from '../prisma/db.ts'
import { lastPingAt } from '../prisma/queries/incidents.ts'
import { roster, staffByIds } from '../prisma/queries/staff.ts'
import { type FullTicket, hasNote, note } from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { candidates } from '../rules/dispatch.ts'
import { mayCallAgain } from '../rules/thresholds.ts'
import { incidents } from '../rules/wording/incidents.ts'
import { calledFor, estateOf } from './alarm.ts'
import { ASSISTANT, categoryOf, inFull, inPublic, tellPerson, tellStaff } from './tell.ts'

/**
 * Many households have the same trouble: whoever has it in hand is called once more, or where nobody has, everybody who fits. Once
 * in a ticket's life, and not those who have just been called. `raiseId` is the history row that raised the priority.
 */
export async function callAgain(
  tx: Tx,
  ticket: FullTicket,
  households: number,
  raiseId: number,
  now: Date,
): Promise<void> {
  const again = await hasNote(tx, ticket.id, 'call-many', ticket.openedAt)
  if (!mayCallAgain({ lastAt: await lastPingAt(tx, ticket.id), again }, now)) return
  const reason = `${households} 户反映，再叫一次`
  await note(tx, { ticketId: ticket.id, move: 'call-many', by: ASSISTANT, reason, at: now })
  const people = await whom(tx, ticket, now)
  const words = { kind: 'ping', ticketId: ticket.id, urgent: ticket.class === 'P1' } as const
  const key = `many-${raiseId}`
  const mentions = people.flatMap(({ personId }) => personId ?? [])
  const text = incidents.many(inPublic(ticket), households, isTaken(ticket))
  const told = await tellStaff(tx, ticket.estateId, { ...words, key, mentions, text }, now)
  if (told) return
  const full = incidents.many(inFull(ticket), households, isTaken(ticket))
  for (const one of people)
    await tellPerson(tx, one, { ...words, key: `${key}-${one.id}`, text: full }, now)
}

const isTaken = ({ state }: FullTicket) => state !== 'open' && state !== 'offered'

async function whom(tx: Tx, ticket: FullTicket, now: Date) {
  if (isTaken(ticket)) return ticket.assignee ? [ticket.assignee] : []
  const urgency = urgencyOf(ticket)
  if (urgency === 'P1') return calledFor(tx, ticket, now)
  const matter = { category: categoryOf(ticket), class: urgency, estate: estateOf(ticket) }
  const fit = candidates(await roster(tx, now), matter)
  return staffByIds(
    tx,
    fit.map(({ id }) => id),
  )
}
