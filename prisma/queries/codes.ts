import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Prisma } from '../client/client.ts'
import type { Tx } from '../db.ts'
import { roomKinds } from './rooms.ts'

export const roles = ['grid-worker', 'property', 'volunteer', 'secretary', 'admin'] as const

export const RoomGrant = z.object({ kind: z.enum(roomKinds), estate: z.string().nullable() })
export const StaffGrant = z.object({
  name: z.string(),
  role: z.enum(roles),
  categories: z.array(z.string()),
  estates: z.array(z.string()),
  supervisor: z.boolean(),
})
export type RoomGrant = z.output<typeof RoomGrant>
export type StaffGrant = z.output<typeof StaffGrant>

/** How long a code may be used. */
export const CODE_HOURS = 24
/** No letters that look alike; 8 of 28 are 38 bits, and a code lives for a day and is used once. */
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXYZ234679'

const newCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** A one-time code that grants a group or a person their place. */
export async function issueCode(
  tx: Tx,
  purpose: 'room' | 'staff',
  grant: RoomGrant | StaffGrant,
  now: Date,
): Promise<string> {
  const code = newCode()
  const expiresAt = new Date(now.getTime() + CODE_HOURS * 3_600_000)
  await tx.code.create({ data: { code, purpose, grant, expiresAt } })
  return code
}

/** Uses a code up. `null` where it is unknown, used, expired, or for something else. */
export async function redeemCode(tx: Tx, purpose: 'room' | 'staff', code: string, now: Date) {
  const where: Prisma.CodeWhereInput = {
    code: code.toUpperCase(),
    purpose,
    usedAt: null,
    expiresAt: { gt: now },
  }
  const { count } = await tx.code.updateMany({ where, data: { usedAt: now } })
  if (count === 0) return null
  const row = await tx.code.findUnique({ where: { code: code.toUpperCase() } })
  return row?.grant ?? null
}
