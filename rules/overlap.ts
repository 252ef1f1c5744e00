import type { Address } from '../intents/understanding.ts'
import type { Reach } from './spread.ts'

const inside = ['building', 'unit'] as const

/** How well two places fit within a reach: 0 where they exclude each other, 1 where they are one, between where unknown. */
export function overlap(a: Address, b: Address, reach: Reach): number {
  if (differ(a.estate, b.estate)) return 0
  if (reach === 'estate') return 0.9
  if (differ(a.building, b.building)) return 0
  if (a.building === undefined || b.building === undefined) return bySpot(a, b)
  if (reach === 'building') return a.spot && b.spot && !sameSpot(a.spot, b.spot) ? 0.4 : 0.95
  if (inside.some((level) => differ(a[level], b[level]))) return 0
  if (reach === 'unit') return a.unit && b.unit ? 0.95 : 0.7
  return flats(a, b, reach)
}

const differ = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a !== b

function bySpot(a: Address, b: Address): number {
  if (a.spot && b.spot) return sameSpot(a.spot, b.spot) ? 0.95 : 0
  if (a.room && b.room) return a.room === b.room ? 0.8 : 0.2
  return 0.4
}

/** “东门” and “东门口”, “南门岗亭” and “南门”, and places with two names. */
function sameSpot(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)]
  return one.includes(other) || other.includes(one)
}

const plain = (spot: string) =>
  synonyms
    .reduce((name, [from, to]) => name.replace(from, to), spot)
    .replace(/小区|门前|[边旁口外]/g, '')

const synonyms = [
  ['东大门', '东门'],
  ['南大门', '南门'],
  ['西大门', '西门'],
  ['北大门', '北门'],
  ['地库', '车库'],
  ['地下', ''],
  ['停车场', '车库'],
  ['垃圾站', '垃圾房'],
  ['垃圾点', '垃圾房'],
  ['垃圾亭', '垃圾房'],
  ['垃圾投放点', '垃圾房'],
  ['丰巢', '快递柜'],
  ['健身区', '健身器材'],
] as const

function flats(a: Address, b: Address, reach: Reach): number {
  if (a.room === undefined || b.room === undefined) return reach === 'person' ? 0.6 : 0.7
  if (a.room === b.room) return 1
  return reach === 'stack' && isAbove(a.room, b.room) ? 0.9 : 0
}

/** 601 is above 501 and 401: the same place on a floor nearby. */
export function isAbove(a: string, b: string): boolean {
  if (!/^\d{3,4}$/.test(a) || !/^\d{3,4}$/.test(b)) return false
  return a.slice(-2) === b.slice(-2) && Math.abs(floorOf(a) - floorOf(b)) <= 2
}

const floorOf = (room: string) => Number(room.slice(0, -2))
