import {
  before,
  behind,
  type Context,
  following,
  isFloor,
  isRoom,
  isRoomLike,
  isRoomSized,
  isUnit,
} from './address-context.ts'
import { isDate } from './address-counts.ts'
import { type Group, groupAt } from './address-groups.ts'
import type { Level } from './address-levels.ts'

/** What “12号” names: a flat in a house that is known, a house in a lane; most often a day. */
export function numberLevel(group: Group, context: Context): Level | undefined {
  const { after, relaxed } = context
  if (isDate(group, context)) return undefined
  const next = following(context, group)
  if (group.items.length > 1) return chainedNumber(group, context)
  if (
    after === 'building' &&
    context.gap?.length !== 0 &&
    !relaxed &&
    /[，,、]/.test(context.gap ?? '')
  )
    return undefined
  if (after === 'building')
    return isFloor(next) || isRoom(next, relaxed) || isUnit(next) ? 'unit' : 'room'
  if (after === 'unit' || after === 'floor') return 'room'
  if (!relaxed && isChain(next)) return 'building'
  if (isRoom(next, relaxed) || isUnit(next) || hasPeer(group, context)) return 'building'
  const front = before(context, group)
  if (after === 'estate' || /别墅区?$/.test(front) || isLaneHouse(group, context)) return 'building'
  return relaxed && isFloor(next) && !/[路街道]$/.test(front) ? 'building' : undefined
}

/** “8号3-602”: unit and room of the house. */
const isChain = (next: Group | undefined): boolean => {
  const last = next?.items.at(-1)
  return (
    next?.joined === 'dash' && next.items.length === 2 && last !== undefined && isRoomLike(last)
  )
}

/** “12号、13号楼”: told with another house. */
const hasPeer = ({ to }: Group, { text }: Context): boolean =>
  /[、和跟与及]/.test(text.charAt(to)) &&
  groupAt(text, to + 1)?.suffix?.word.startsWith('号楼') === true

/** “阿拉12号里”, “33号六楼”: a house of a lane, where no day of a month can be meant. */
function isLaneHouse(group: Group, context: Context): boolean {
  const [item] = group.items
  const next = following(context, group)
  if (item === undefined || !/^[1-9]\d{0,2}$/.test(item.value)) return false
  if (next?.suffix?.suffix === 'building') return false
  const front = before(context, group)
  const back = behind(context, group)
  if (/^(?:底楼|里[厢向])/.test(back)) return true
  if (/住在?$/.test(front) && /^(?:$|[的，。, ])/.test(back)) return true
  if (!isFloor(next) && !/^(?:里|楼[上下道梯]|门[口前洞]|大堂|天井|底楼)/.test(back)) return false
  if (/(?:阿拉|伲|我们|住在?|弄)$/.test(front)) return true
  return Number(item.value) > 31 && !/[路街道巷第排车卡到]$/.test(front)
}

/** “8-356号” is a house and a room; “12-25号” are days. */
function chainedNumber(group: Group, { relaxed }: Context): Level | undefined {
  const last = group.items.at(-1)
  if (group.joined !== 'dash' || last === undefined) return undefined
  return relaxed || isRoomSized(last) || group.items.length > 2 ? 'room' : undefined
}
