import { z } from 'zod'
import type { Address } from '../intents/understanding.ts'
import { Prisma } from './client/client.ts'

const slot = z.string().optional()
const AddressShape = z.object({
  estate: slot,
  building: slot,
  unit: slot,
  floor: slot,
  room: slot,
  spot: slot,
})

/** An address as it came out of a Json column; what is none is an empty one. */
export function asAddress(json: unknown): Address {
  const parsed = AddressShape.safeParse(json)
  if (!parsed.success) return {}
  const filled = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(filled)
}

/** An address on its way into a Json column. */
export const asJson = (address: Address | undefined) =>
  address && Object.keys(address).length > 0 ? { ...address } : Prisma.DbNull
