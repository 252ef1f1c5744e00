import { dutyCalendar } from '../prisma/queries/calendar.ts'
import { ticketsToWind, windClock } from '../prisma/queries/clock.ts'
import { put } from '../prisma/queries/outbox.ts'
import { redate } from '../prisma/queries/stamps.ts'
import { lockTicket } from '../prisma/queries/tickets.ts'
import type { Handler } from './perform.ts'

/** So many at a time: a transaction has ten seconds, and others wait for these tickets meanwhile. */
const BITE = 100

/** The duty calendar has changed: what was promised in duty hours falls due at another time. */
export const rewindAll: Handler<'clocks.rewind'> = async (tx, { after = 0 }, { now }) => {
  const calendar = await dutyCalendar(tx)
  const tickets = await ticketsToWind(tx, after, BITE)
  for (const ticketId of tickets) {
    await lockTicket(tx, ticketId)
    await redate(tx, ticketId, calendar)
    await windClock(tx, ticketId, now)
  }
  const last = tickets.at(-1)
  if (last === undefined || tickets.length < BITE) return undefined
  const key = `rewind-${now.getTime()}-${last}`
  await put(tx, { name: 'clocks.rewind', data: { after: last } }, key, now)
  return undefined
}
