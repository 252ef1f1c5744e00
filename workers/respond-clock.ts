import type { Tx } from '../prisma/db.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { put } from '../prisma/queries/outbox.ts'
import { type FullTicket, waitBegan } from '../prisma/queries/tickets.ts'
import { dueTimes } from '../rules/clocks.ts'
import { urgencyOf } from './tell.ts'

/**
 * Sets the reminder and the call to the supervisor for a ticket that waits to be accepted. Each wait (opened, given back, passed on) has
 * timers of its own; those of an earlier wait find that another has begun and do nothing.
 */
export async function startRespondClock(tx: Tx, ticket: FullTicket): Promise<void> {
  const wait = await waitBegan(tx, ticket.id)
  if (!wait) return
  // A corrected ticket is owed what it would have been owed from the start.
  const from = wait.move === 'correct' ? ticket.openedAt : wait.at
  const due = dueTimes(urgencyOf(ticket), from, await dutyCalendar(tx))
  const data = { ticketId: ticket.id, since: wait.id }
  await put(tx, { name: 'ticket.remind', data }, `remind-${wait.id}`, due.remindAt)
  await put(tx, { name: 'ticket.escalate', data }, `escalate-${wait.id}`, due.respondDueAt)
}

/** Whether the ticket still waits as it did when the timer was set. */
export async function stillWaits(tx: Tx, ticket: FullTicket, since: number): Promise<boolean> {
  if (ticket.state !== 'open' && ticket.state !== 'offered') return false
  return (await waitBegan(tx, ticket.id))?.id === since
}
