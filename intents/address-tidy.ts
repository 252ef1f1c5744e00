import { type Draft, isSpotOnly } from './address-draft.ts'
import { depth, type Level, levels } from './address-levels.ts'
import type { Address } from './understanding.ts'

/**
 * Makes one place of what a message says of it in several breaths: “六楼那扇窗户…，2号楼” is floor 6 of building 2, and the spots and
 * floors that are told along the way of a building are none of their own.
 */
export function tidied(drafts: readonly Draft[]): readonly Draft[] {
  const house = drafts.find(({ slots }) => slots.building !== undefined)
  return house ? besideHouse(drafts, house) : withoutLaterSpots(inGarage(besideStair(drafts)))
}

/** “五楼拍门的，一单元”: one flat or floor told before its stair is on it. */
function besideStair(drafts: readonly Draft[]): readonly Draft[] {
  const [stair, other] = drafts.filter(({ slots }) => slots.unit !== undefined)
  const [inner, more] = drafts.filter(({ slots }) => isWithin(slots))
  if (!stair || other || !inner || more || inner.to > stair.to) return drafts
  if (named(stair.slots).length > 1) return drafts
  Object.assign(stair.slots, inner.slots)
  return drafts.filter((draft) => draft !== inner)
}

const isWithin = (slots: Draft['slots']): boolean =>
  named(slots).length > 0 &&
  named(slots).every((level) => level === 'floor' || level === 'room') &&
  !slots.floor?.startsWith('-')

/** “地库走一趟…，负二”: the floor is the garage's. */
function inGarage(drafts: readonly Draft[]): readonly Draft[] {
  const garage = drafts.find((draft) => isSpotOnly(draft) && draft.slots.spot?.endsWith('库'))
  const below = drafts.find((draft) => isFloorOnly(draft) && draft.slots.floor?.startsWith('-'))
  if (!garage || !below) return drafts
  Object.assign(garage.slots, { floor: below.slots.floor })
  return drafts.filter((draft) => draft !== below)
}

function besideHouse(drafts: readonly Draft[], house: Draft): readonly Draft[] {
  const isAlone = drafts.filter(({ slots }) => slots.building !== undefined).length === 1
  const told = { ...house.slots }
  return drafts.filter((draft) => {
    if (draft.slots.building !== undefined || draft.listed) return true
    if (isSpotOnly(draft)) {
      if (isAlone) takeRoof(house, draft)
      return false
    }
    if (isFloorOnly(draft) && draft.to > house.to) return false
    return !(isAlone && draft.to <= house.to && takeInside(house, draft, told))
  })
}

const roofs = ['楼顶', '天台', '屋顶平台']

/** The roof is the building's, wherever in the message it is named. */
function takeRoof({ slots }: Draft, { slots: { spot = '' } }: Draft): void {
  if (roofs.some((roof) => spot.startsWith(roof)) && slots.room === undefined) slots.spot ??= spot
}

const isFloorOnly = ({ slots }: Draft) =>
  slots.floor !== undefined && named(slots).length === 1 && slots.spot === undefined

const named = (slots: Draft['slots']): readonly Level[] =>
  levels.filter((level) => slots[level] !== undefined)

/** “803那家…，11栋”: what was told before the building is inside it, where it fits. Gives whether it need not stand alone. */
function takeInside(house: Draft, { slots }: Draft, told: Address): boolean {
  const inner = named(slots)
  if (inner.some((level) => depth(level) <= depth('building'))) return false
  if (told.room === undefined && house.slots.room !== undefined && slots.room !== undefined) {
    // “702跟802在吵，13栋”: both are of that house.
    Object.assign(slots, { ...told, ...slots })
    return false
  }
  if (house.slots.room !== undefined || inner.some((level) => house.slots[level] !== undefined))
    return inner.every((level) => level === 'floor')
  Object.assign(house.slots, slots)
  return true
}

/** The first spot is where it is; others tell more of it, unless they are named with it. */
function withoutLaterSpots(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts.find((draft) => draft.slots.spot !== undefined)
  return drafts.filter((draft) => draft === first || draft.listed || !isSpotOnly(draft))
}
