import { takeApart } from '../intents/quote.ts'
import { classOf } from '../intents/taxonomy.ts'
import type { Tx } from '../prisma/db.ts'
import { messageById } from '../prisma/queries/corrections.ts'
import { reportWith } from '../prisma/queries/incidents.ts'
import { post } from '../prisma/queries/posts.ts'
import type { FullTicket } from '../prisma/queries/tickets.ts'
import { markMattered } from '../prisma/queries/turns.ts'
import type { Meant } from '../rules/correcting.ts'
import { isPlace } from '../rules/places.ts'
import { desk } from '../rules/wording/desk.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { meantText } from '../rules/wording/subject.ts'
import type { Told } from './open-case.ts'
import { takeIn } from './take-in.ts'
import { inPublic } from './tell.ts'
import type { Listening } from './words/listening.ts'

type Message = NonNullable<Awaited<ReturnType<typeof messageById>>>

/**
 * Staff say that words which opened nothing were a matter after all: it is taken in as if it had been heard then, and its reporter is
 * told. Returns the one line that answers staff.
 */
export async function openMissed(
  tx: Tx,
  messageId: number | null,
  meant: Meant,
  { now, key, understand }: Listening,
): Promise<string> {
  const learnt = toStaff.learnt(meantText(meant))
  const message = messageId === null ? null : await messageById(tx, messageId)
  if (meant === 'chat' || classOf(meant) === null || !message) return learnt
  const within = await reportWith(tx, message.id)
  if (within) return `${learnt}${desk.couldSplit(within.ticketId)}`

  const heard = understand(takeApart(message.text).own, message.person.name)
  const told = toldIn(message, heard.address[0] ?? {})
  const { estate, id: roomId } = message.room
  const brought = {
    category: meant,
    heard,
    told,
    estate,
    roomId,
    channel: 'chat',
    asks: !isPlace(told.address),
  } as const
  const taken = await takeIn(tx, brought, now)
  if (!taken) return learnt
  await markMattered(tx, message.turnId)
  const about = inPublic(taken.ticket)
  if (taken.how !== 'opened') return desk.takenInto(about)
  await tellReporter(tx, taken.ticket, told, `${key}/opened`, now)
  return desk.takenIn(about)
}

const toldIn = (message: Message, address: Told['address']): Told => ({
  personId: message.personId,
  name: message.person.name,
  roomId: message.roomId,
  act: 'report',
  text: takeApart(message.text).own,
  address,
  messageIds: [message.id],
  at: message.at,
})

/** So long somebody who has spoken still waits for an answer. */
const AWAKE_MS = 10 * 60_000

async function tellReporter(tx: Tx, ticket: FullTicket, told: Told, key: string, now: Date) {
  const { id: ticketId } = ticket
  const urgent = ticket.class === 'P1'
  const asks = !isPlace(told.address)
  const about = inPublic(ticket)
  const text = urgent ? toResidents.emergency(about, asks) : toResidents.ack(about, asks)
  const isAwake = now.getTime() - told.at.getTime() <= AWAKE_MS
  const kind = urgent ? 'guidance' : isAwake ? 'ack' : 'news'
  const { roomId, personId } = told
  await post(tx, { key, roomId, kind, ticketId, urgent, text, mentions: [personId] }, now)
}
