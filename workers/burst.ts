import type { Tx } from '../prisma/db.ts'
import { postsAbout, voicesOf } from '../prisma/queries/incidents.ts'
import { post } from '../prisma/queries/posts.ts'
import { type FullTicket, lockTicket, ticketById } from '../prisma/queries/tickets.ts'
import { answerAt } from '../rules/burst.ts'
import { households, isWide } from '../rules/households.ts'
import { isState } from '../rules/lifecycle.ts'
import { incidents } from '../rules/wording/incidents.ts'
import type { Handler } from './perform.ts'
import { inPublic } from './tell.ts'
import { burstKey, isAnswer } from './voices.ts'

/** However long an answer has to wait, it is looked at so often: the number may have grown. */
const LOOK_MS = 10 * 60_000

/**
 * Several neighbours said the same: when they have had their say, their group hears once, for all of them, that it is known, how many
 * it concerns and who has it. Ten minutes or more later a number that has grown is told again.
 */
export const tellBurst: Handler<'ticket.tell-burst'> = async (tx, data, { now }) => {
  await lockTicket(tx, data.ticketId)
  const ticket = await ticketById(tx, data.ticketId)
  const roomId = data.roomId ?? ticket?.roomId
  if (!ticket || roomId == null) return undefined
  if (!isState(ticket.state) || ticket.state === 'closed' || ticket.state === 'done')
    return undefined
  const { at, count, before, wide } = await burstIn(tx, ticket, roomId)
  if (!at) return undefined
  if (at > now) return { again: new Date(Math.min(at.getTime(), now.getTime() + LOOK_MS)) }
  // What several buildings tell of is not the matter of the one whose resident was first.
  const about = inPublic(wide ? { ...ticket, address: {} } : ticket)
  const text = incidents.burst(about, count, ticket.state, ticket.assignee?.role)
  const words = { key: burstKey(ticket.id, roomId, before), ticketId: ticket.id, text } as const
  // They have just spoken: this is an answer, by night as well.
  await post(tx, { ...words, kind: 'ack', roomId, urgent: ticket.class === 'P1' }, now)
  return undefined
}

async function burstIn(tx: Tx, ticket: FullTicket, roomId: number) {
  const voices = await voicesOf(tx, ticket.id)
  const posts = await postsAbout(tx, ticket.id, roomId)
  const answer = posts.findLast(({ key }) => isAnswer(key))
  const since = answer?.createdAt ?? ticket.openedAt
  // Whoever opened it has been answered in person.
  const joined = voices
    .slice(1)
    .filter((one) => one.roomId === roomId && (answer ? one.at > since : one.at >= since))
  const told = answer && {
    at: answer.createdAt,
    households: households(voices.filter(({ at }) => at <= answer.createdAt)),
  }
  const count = households(voices)
  const burst = { joinedAt: joined.map(({ at }) => at), households: count, told: told ?? null }
  const at = answerAt({ ...burst, saidAt: posts.map(({ createdAt }) => createdAt) })
  return { at, count, before: answer?.id ?? 0, wide: isWide(voices) }
}
