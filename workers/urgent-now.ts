import type { Tx } from '../prisma/db.ts'
import { roster, staffByIds } from '../prisma/queries/staff.ts'
import type { FullTicket } from '../prisma/queries/tickets.ts'
import { supervisorsFor } from '../rules/dispatch.ts'
import { offers } from '../rules/wording/offers.ts'
import { callEverybody, estateOf } from './alarm.ts'
import { inFull, inPublic, mentionOf, tellPerson, tellStaff } from './tell.ts'

interface Change {
  readonly by: string
  readonly reason: string
  /** Its history row. */
  readonly eventId: number
  readonly now: Date
}

/**
 * What somebody has in hand turns out to be an emergency: they and the supervisors hear so, in the staff group and privately. Nobody
 * is asked to accept what is accepted already; where nobody has it after all, everybody is called.
 * @param ticket accepted or on hold, as it is after the change
 */
export async function tellUrgent(tx: Tx, ticket: FullTicket, change: Change) {
  const { by, reason, eventId, now } = change
  const { assignee } = ticket
  if (!assignee) return callEverybody(tx, ticket, eventId, now)
  const bosses = supervisorsFor(await roster(tx, now), estateOf(ticket)).map(({ id }) => id)
  const supervisors = await staffByIds(tx, bosses)
  const others = supervisors.filter(({ id }) => id !== assignee.id)
  const people = [assignee, ...others].filter(({ name }) => name !== by)
  const held = ticket.state === 'on-hold'
  const what = `${by}改：${reason}`
  const words = { kind: 'ping', ticketId: ticket.id, urgent: true } as const
  const key = `urgent-${eventId}`
  const mentions = people.flatMap(mentionOf)
  const text = offers.urgentNow(inPublic(ticket), assignee.name, held, what)
  await tellStaff(tx, ticket.estateId, { ...words, key, mentions, text }, now)
  const full = offers.urgentNow(inFull(ticket), assignee.name, held, what)
  for (const one of people) {
    await tellPerson(tx, one, { ...words, key: `${key}-${one.id}`, text: full }, now)
  }
  return true
}
