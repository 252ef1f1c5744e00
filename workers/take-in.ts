import { type Category, classOf } from '../intents/taxonomy.ts'
import type { Understanding } from '../intents/understanding.ts'
import type { Tx } from '../prisma/db.ts'
import { ticketsAround } from '../prisma/queries/situation.ts'
import { type FullTicket, lockTicket, ticketById } from '../prisma/queries/tickets.ts'
import { incidentFor } from '../rules/joining/incident.ts'
import type { Channel } from '../rules/words/file-for.ts'
import { openCase, type Told } from './open-case.ts'
import { addVoice } from './voices.ts'

/** A matter that staff bring in for somebody who told it. */
export interface Brought {
  readonly category: Category
  readonly heard: Understanding
  readonly told: Told
  readonly estate: { readonly id: number; readonly name: string } | null
  /** The group that waits for news of it; null where the reporter is in none. */
  readonly roomId: number | null
  readonly channel: Channel
  /** Its reporter is asked for the place. */
  readonly asks?: boolean
}

export interface TakenIn {
  readonly ticket: FullTicket
  /** How it came to be there: `known` means that the same person had told it before. */
  readonly how: 'opened' | 'joined' | 'known'
}

/** Joins the open incident a matter belongs to, or opens a ticket for it, as if its reporter had said it in the group. */
export async function takeIn(tx: Tx, brought: Brought, now: Date): Promise<TakenIn | undefined> {
  const { told, channel, roomId } = brought
  const incident = await incidentOf(tx, brought, now)
  if (incident === undefined) return opened(tx, brought, now)
  await lockTicket(tx, incident)
  const ticket = await ticketById(tx, incident)
  if (!ticket) return undefined
  const reason = channel === 'chat' ? {} : { reason: channel }
  const isNew = await addVoice(tx, ticket, told, { ...reason, audible: roomId !== null, now })
  return { ticket, how: isNew ? 'joined' : 'known' }
}

async function incidentOf(tx: Tx, brought: Brought, now: Date): Promise<number | undefined> {
  const { category, heard, told, estate, roomId } = brought
  const where = { estateId: estate?.id ?? null, roomId: roomId ?? 0 }
  const situation = {
    now,
    room: { id: roomId ?? 0, kind: 'residents', estate: estate?.name ?? null },
    talker: { id: told.personId, name: told.name },
    // What it is about has been said by staff; how the resident put it tells no more.
    text: '',
    heard,
    tickets: await ticketsAround(tx, where, now),
    activities: [],
    guides: [],
  }
  return incidentFor({ act: 'report', category, address: told.address }, situation)?.id
}

async function opened(tx: Tx, brought: Brought, now: Date): Promise<TakenIn | undefined> {
  const { category, told, estate, roomId, channel, asks } = brought
  const urgency = classOf(category)
  if (urgency === null) return undefined
  const where = { estateId: estate?.id ?? null, roomId, address: told.address }
  const matter = {
    ...where,
    category,
    class: urgency,
    channel,
    openedAt: now,
    askedAt: asks ? now : null,
  }
  const { id } = await openCase(tx, matter, told, now)
  const ticket = await ticketById(tx, id)
  return ticket ? { ticket, how: 'opened' } : undefined
}
