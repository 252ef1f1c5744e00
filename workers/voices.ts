import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { postsAbout, setPriority, setRoom, voicesOf } from '../prisma/queries/incidents.ts'
import { put } from '../prisma/queries/outbox.ts'
import { addReport, type FullTicket, note, setPlace } from '../prisma/queries/tickets.ts'
import { households } from '../rules/households.ts'
import { complete, isPlace } from '../rules/places.ts'
import { priorityFor } from '../rules/thresholds.ts'
import { callAgain } from './call-again.ts'
import { reportOf, type Told } from './open-case.ts'
import { ASSISTANT } from './tell.ts'

/** How long after the first neighbour chimes in the answer to all of them is considered. */
const BURST_MS = 60_000

interface Joining {
  /** What is written beside the name: by which channel, if not by chat. */
  readonly reason?: string
  /** Where the voice was heard, if somebody there waits for news. */
  readonly audible: boolean
  readonly now: Date
}

/**
 * One more voice for a locked ticket. Nobody is answered one by one: the group hears once how many it concerns.
 * @returns whether it is a new voice
 */
export async function addVoice(
  tx: Tx,
  ticket: FullTicket,
  told: Told,
  { reason, audible, now }: Joining,
): Promise<boolean> {
  const { id } = ticket
  const isNew = await addReport(tx, reportOf(id, told))
  const known = asAddress(ticket.address)
  if (!isPlace(known) && isPlace(told.address))
    await setPlace(tx, id, complete(told.address, known))
  if (!isNew) return false
  const by = { ticketId: id, by: told.name, at: now }
  await note(tx, { ...by, move: 'join', ...(reason !== undefined && { reason }) })
  if (ticket.roomId === null && audible) await setRoom(tx, id, told.roomId)
  await raise(tx, ticket, now, true)
  if (audible) await considerAnswer(tx, id, told.roomId, now)
  return true
}

/** The third, fifth and tenth report raise the priority, each with a row; staff are called again for it at most once. */
export async function raise(tx: Tx, ticket: FullTicket, now: Date, calls: boolean): Promise<void> {
  const voices = await voicesOf(tx, ticket.id)
  const priority = priorityFor(voices.length)
  if (priority <= ticket.priority) return
  await setPriority(tx, ticket.id, priority)
  const reason = `${voices.length} 人反映`
  const raised = { ticketId: ticket.id, move: 'raise', by: ASSISTANT, reason, at: now }
  const { id } = await note(tx, raised)
  if (calls) await callAgain(tx, ticket, households(voices), id, now)
}

/** One answer for all who join before it; the next round begins when that is given. */
async function considerAnswer(tx: Tx, ticketId: number, roomId: number, now: Date) {
  const round = (await postsAbout(tx, ticketId, roomId)).findLast(({ key }) => isAnswer(key))
  const job = { name: 'ticket.tell-burst', data: { ticketId, roomId } } as const
  const key = burstKey(ticketId, roomId, round?.id ?? 0)
  await put(tx, job, key, new Date(now.getTime() + BURST_MS))
}

/** Names the answer of a burst after the answer before it. */
export const burstKey = (ticketId: number, roomId: number, before: number) =>
  `burst-${ticketId}-${roomId}-${before}`

export const isAnswer = (key: string) => key.startsWith('burst-')
