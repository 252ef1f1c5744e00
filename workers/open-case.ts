import type { Category, UrgencyClass } from '../intents/taxonomy.ts'
import type { Address } from '../intents/understanding.ts'
import type { Tx } from '../prisma/db.ts'
import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { put } from '../prisma/queries/outbox.ts'
import { addReport, openTicket } from '../prisma/queries/tickets.ts'
import { dueTimes } from '../rules/clocks.ts'
import type { Channel } from '../rules/words/file-for.ts'

/** The longest summary a ticket carries; the messages themselves are kept whole. */
export const SUMMARY = 300

/** What somebody told about a matter, wherever they told it. */
export interface Told {
  readonly personId: number
  readonly name: string
  readonly roomId: number
  readonly act: string
  readonly text: string
  readonly address: Address
  readonly messageIds: readonly number[]
  readonly at: Date
}

interface Case {
  readonly category: Category
  readonly class: UrgencyClass
  readonly address: Address
  readonly estateId: number | null
  /** The group that waits for news of it. */
  readonly roomId: number | null
  readonly channel?: Channel
  /** When its limits begin. */
  readonly openedAt: Date
  /** When its reporter was asked for the place. */
  readonly askedAt?: Date | null
}

/** Opens a ticket with its first report, winds its clock and has somebody found for it. */
export async function openCase(tx: Tx, { askedAt, ...matter }: Case, told: Told, now: Date) {
  const due = dueTimes(matter.class, matter.openedAt, await dutyCalendar(tx))
  const summary = told.text.slice(0, SUMMARY)
  const ticket = await openTicket(
    tx,
    { ...matter, ...due, summary, askedAt: askedAt ?? null },
    told.name,
  )
  await addReport(tx, reportOf(ticket.id, told))
  const dispatch = { name: 'ticket.dispatch', data: { ticketId: ticket.id } } as const
  await put(tx, dispatch, `dispatch-${ticket.id}-0`, now)
  return ticket
}

export const reportOf = (ticketId: number, { name: _, text, ...told }: Told) => ({
  ...told,
  ticketId,
  text: text.slice(0, SUMMARY),
})
