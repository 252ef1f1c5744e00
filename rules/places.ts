import type { Address } from '../intents/understanding.ts'

export { complete, outside } from '../intents/complete.ts'

/** Enough to walk there: a building, or a spot that has a name. */
export const isPlace = ({ building, spot }: Address) => building !== undefined || spot !== undefined

export const isEmpty = (address: Address) =>
  Object.values(address).every((slot) => slot === undefined)

/** “阳光花园3栋2单元501”; with `upTo: 'building'` only what a group may read. */
export function placeText(
  estate: string | null,
  address: Address,
  upTo: 'building' | 'flat' = 'flat',
): string {
  const { building, unit, floor, room, spot } = address
  const inside =
    upTo === 'flat'
      ? [
          unit && `${unit}单元`,
          floor && !room && `${floor}层`,
          room && (/^\d+$/.test(room) ? `${room}室` : room),
        ]
      : []
  const name = address.estate ?? estate
  return [name, building && buildingText(building), ...inside, spot].filter(Boolean).join('')
}

/** More of them are not named one by one. */
const MOST_BUILDINGS = 6

/** “阳光花园3栋、5栋、6栋”. */
export const buildingsText = (estate: string | null, buildings: readonly string[]): string =>
  `${estate ?? ''}${buildings.slice(0, MOST_BUILDINGS).map(buildingText).join('、')}${buildings.length > MOST_BUILDINGS ? '等' : ''}`

const buildingText = (building: string) =>
  /^[A-Z]$/.test(building) ? `${building}座` : `${building}栋`
