import type { Tx } from '../prisma/db.ts'
import { finishedSince, notePhoto, photosSince } from '../prisma/queries/photos.ts'
import type { Member } from './moves/order.ts'

/** A picture arrives as this; it is not looked at. */
const PLACEHOLDER = '[图片]'
/** So long before or after “办完” a picture shows what was done. */
const AROUND_MS = 10 * 60_000

export const isPhoto = (text: string) => text === PLACEHOLDER

interface Taken {
  readonly messageId: number
  readonly at: Date
  readonly now: Date
}

/** A picture after “办完” belongs to what the worker has just finished. */
export async function photoAfter(tx: Tx, member: Member, { messageId, at, now }: Taken) {
  const ticketId = await finishedSince(tx, member, new Date(at.getTime() - AROUND_MS))
  if (ticketId === undefined) return
  await notePhoto(tx, { ticketId, messageId, by: member.name, now })
}

/** Pictures before “办完” belong to it. */
export async function photosBefore(
  tx: Tx,
  ticketId: number,
  who: { readonly name: string; readonly personId: number },
  now: Date,
) {
  const sender = { personId: who.personId, placeholder: PLACEHOLDER }
  const photos = await photosSince(tx, sender, new Date(now.getTime() - AROUND_MS))
  for (const messageId of photos) await notePhoto(tx, { ticketId, messageId, by: who.name, now })
}
