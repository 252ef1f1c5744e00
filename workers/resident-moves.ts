import type { Tx } from '../prisma/db.ts'
import { answerOffer } from '../prisma/queries/assignments.ts'
import { put } from '../prisma/queries/outbox.ts'
import { addReport, lockTicket, moveTicket, ticketById } from '../prisma/queries/tickets.ts'
import type { Decision } from '../rules/situation.ts'
import { toResidents, toStaff } from '../rules/wording.ts'
import { type Carrying, reply } from './carrying.ts'
import { ASSISTANT, assigneeOf, inFull, inPublic, tellPerson, tellStaff } from './tell.ts'

/** A resident's word that moves a ticket: it is solved, it is not, it is back, it never was. */
export async function residentMoves(
  tx: Tx,
  { ticket: ticketId, move }: Extract<Decision, { do: 'move' }>,
  carrying: Carrying,
) {
  const { turn, situation, now, key } = carrying
  await lockTicket(tx, ticketId)
  const reason = situation.text.slice(0, 200)
  const result = await moveTicket(tx, { ticketId, move, by: turn.person.name, reason, now })
  const ticket = await ticketById(tx, ticketId)
  // Somebody was quicker, and what was said is true already.
  if (!result.moved || !ticket) return

  await addReport(tx, {
    ticketId,
    personId: turn.personId,
    roomId: turn.roomId,
    act: situation.heard.act,
    text: reason,
    address: situation.heard.address[0] ?? {},
    messageIds: turn.messages.map(({ id }) => id),
    at: now,
  })
  const about = inPublic(ticket)
  const say = (text: string) =>
    reply(tx, carrying, {
      key: `${key}/${move}`,
      // The talker is awake: this is not held overnight.
      kind: move === 'confirm' ? 'confirm' : 'answer',
      ticketId,
      text,
    })

  switch (move) {
    case 'confirm':
      return say(toResidents.confirmed(about))
    case 'withdraw':
      await answerOffer(tx, ticketId, 'taken-back', now, '居民自己撤了')
      await say(toResidents.withdrawn(about))
      await tellStaff(
        tx,
        ticket.estateId,
        { key: `${key}/staff`, kind: 'nudge', ticketId, text: toStaff.withdrawn(about) },
        now,
      )
      return
    case 'dispute':
      await say(toResidents.disputed(about))
      return sendBack(tx, ticketId, reason, carrying)
    case 'reopen':
      await say(toResidents.reopened(about))
      return sendBack(tx, ticketId, reason, carrying)
    default:
      return move satisfies never
  }
}

/** Back to the one who did the work; to the next where nobody has. */
async function sendBack(tx: Tx, ticketId: number, words: string, { now, key }: Carrying) {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket) return
  if (!ticket.assignee) {
    await moveTicket(tx, { ticketId, move: 'decline', by: ASSISTANT, now })
    await put(tx, { name: 'ticket.dispatch', data: { ticketId } }, `${key}/dispatch`, now)
    return
  }
  await tellStaff(
    tx,
    ticket.estateId,
    {
      key: `${key}/back`,
      kind: 'ping',
      ticketId,
      mentions: assigneeOf(ticket),
      text: toStaff.returned(inPublic(ticket), words),
    },
    now,
  )
  await tellPerson(
    tx,
    ticket.assignee,
    {
      key: `${key}/back-direct`,
      kind: 'ping',
      ticketId,
      text: toStaff.returned(inFull(ticket), words),
    },
    now,
  )
}
