import type { Address } from './understanding.ts'

/** Fills what `address` leaves open from `other`, unless they name different buildings. */
export function complete(address: Address, other: Address | undefined): Address {
  if (!other) return address
  // A flat belongs to its own building and door; a spot out of doors has no flat at all.
  if (address.building && address.building !== other.building) return address
  if (address.spot && !address.building) return address
  if (address.unit && other.unit && address.unit !== other.unit)
    return { ...outside(other), ...address }
  return { ...other, ...address }
}

/** The place without what lies behind its doors. */
export const outside = ({ estate, building }: Address): Address => ({
  ...(estate !== undefined && { estate }),
  ...(building !== undefined && { building }),
})
