import type { Tx } from '../../prisma/db.ts'
import { lastAt } from '../../prisma/queries/events.ts'
import {
  type FullTicket,
  hasNote,
  moveTicket,
  reasonOfLast,
  witnessesOf,
} from '../../prisma/queries/tickets.ts'
import { isPersonal } from '../../rules/personal.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { ASSISTANT, categoryOf, inPublic, tellReporters } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** Finished a minute ago and not undone: the group hears it, and everybody who reported it is asked in the same post. */
export const announce: TakeStep = async (tx, ticket, stepId, { now }) => {
  const words = { key: `done-${stepId}`, kind: 'resolved' } as const
  const about = inPublic(ticket)
  if (await isConfirmed(tx, ticket)) {
    const reason = '居民已说好了'
    await moveTicket(tx, { ticketId: ticket.id, move: 'confirm', by: ASSISTANT, reason, now })
    return tellReporters(tx, ticket, { ...words, text: toResidents.confirmed(about) }, now)
  }
  const told = isPersonal(categoryOf(ticket)) ? '' : await reasonOfLast(tx, ticket.id, 'finish')
  const photo = ticket.doneAt !== null && (await hasNote(tx, ticket.id, 'photo', ticket.doneAt))
  return tellReporters(tx, ticket, { ...words, text: toResidents.done(about, told, photo) }, now)
}

/** What makes an earlier “好了” worthless. */
const undone = ['open', 'accept', 'dispute', 'reopen', 'chase']

/** A reporter has said so before the worker did, and nobody has said otherwise since. */
async function isConfirmed(tx: Tx, { id, openedAt, reports }: FullTicket) {
  const witnesses = await witnessesOf(tx, id, (await lastAt(tx, id, undone)) ?? openedAt)
  return reports.some(({ personId }) => witnesses.includes(personId))
}
