import type { Tx } from '../prisma/db.ts'
import { finisherRated, keepRating } from '../prisma/queries/ratings.ts'
import { lockTicket, note, ticketById } from '../prisma/queries/tickets.ts'
import { wordsBeside } from '../rules/score.ts'
import type { Decision } from '../rules/situation.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { scoreWords } from '../rules/wording/subject.ts'
import { type Carrying, reply } from './carrying.ts'
import { inPublic } from './tell.ts'

/**
 * A reporter says how content they are: kept for whoever had finished the work when it was asked. Who is not content is offered to
 * have it done again; nobody else is answered, the group has heard enough.
 */
export async function rateTicket(
  tx: Tx,
  { ticket: ticketId, score }: Extract<Decision, { do: 'rate' }>,
  carrying: Carrying,
) {
  const { turn, situation, now, key } = carrying
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  if (!ticket) return
  const staffId = await finisherRated(tx, ticket)
  const words = wordsBeside(situation.text)
  await keepRating(tx, { ticketId, personId: turn.personId, staffId, score, words, at: now })
  const reason = scoreWords[score]
  await note(tx, { ticketId, move: 'rate', by: turn.person.name, reason, at: now })
  if (score !== 3 || ticket.state !== 'closed') return
  const text = toResidents.sorry(inPublic(ticket))
  await reply(tx, carrying, { key: `${key}/sorry`, kind: 'answer', ticketId, text })
}
