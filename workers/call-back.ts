import type { Tx } from '../prisma/db.ts'
import { filingsOf } from '../prisma/queries/call-back.ts'
import { staffNamed } from '../prisma/queries/staff.ts'
import { type FullTicket, lastMove, reasonOfLast, ticketById } from '../prisma/queries/tickets.ts'
import { closedWords, desk } from '../rules/wording/desk.ts'
import type { Handler } from './perform.ts'
import { inFull, tellPerson } from './tell.ts'

type Person = FullTicket['reports'][number]['person']

/**
 * A ticket has moved that staff filed for somebody without WeChat: whoever goes there gets their number, and at the end whoever filed
 * it is asked to call them. All of it privately.
 */
export const callBack: Handler<'ticket.call-back'> = async (tx, { ticketId, eventId }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  const last = await lastMove(tx, ticketId)
  // It has moved on meanwhile, which is told by itself.
  if (!ticket || last?.id !== eventId) return undefined
  for (const { by, personId, channel } of await filingsOf(tx, ticketId)) {
    const person = ticket.reports.find((one) => one.personId === personId)?.person
    if (!person) continue
    const hearer = ticket.state === 'accepted' ? ticket.assignee : await staffNamed(tx, by)
    if (!hearer) continue
    const words = { key: `call-back-${eventId}-${personId}`, ticketId } as const
    const urgent = ticket.class === 'P1'
    const text = await wordsAbout(tx, ticket, person, channel ?? ticket.channel)
    await tellPerson(tx, hearer, { ...words, kind: 'ping', urgent, text }, now)
  }
  return undefined
}

async function wordsAbout(
  tx: Tx,
  ticket: FullTicket,
  { name, phone }: Person,
  channel: string,
): Promise<string> {
  const about = inFull(ticket)
  if (ticket.state === 'accepted') return desk.caller(about, name, phone, channel)
  const done = await reasonOfLast(tx, ticket.id, 'finish')
  if (ticket.state === 'done') return desk.done(about, done, name, phone)
  return desk.closed(about, closedWords[ticket.closedAs ?? ''] ?? '', name, phone)
}
