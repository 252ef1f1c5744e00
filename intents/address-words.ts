import {
  before,
  behind,
  type Context,
  following,
  isFloor,
  isRoom,
  isRoomSized,
  isUnit,
} from './address-context.ts'
import { isCounted, isDate, isLesson } from './address-counts.ts'
import { floorLevel } from './address-floors.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'

/** The slot that a group's suffix word names where it stands, or `undefined` where it names none. */
export function levelOf(group: Group, context: Context): Level | undefined {
  switch (group.suffix?.suffix) {
    case 'building':
      return isCounted(group, context) || isDate(group, context) ? undefined : 'building'
    case 'block':
      return blockLevel(group, context)
    case 'misheard':
    case 'row':
      return isNumbered(group, context) ? 'building' : undefined
    case 'seat':
      return seatLevel(group, context)
    case 'unit':
      return isCounted(group, context) || isLesson(group, context) ? undefined : 'unit'
    case 'door':
      return doorLevel(group, context)
    case 'stairs':
      return stairsLevel(group, context)
    case 'storey':
      return isBuildingStorey(group, context) ? 'building' : floorLevel(group, context)
    case 'floor':
      return floorLevel(group, context)
    case 'room':
    case 'flat':
      return roomLevel(group, context)
    case 'number':
      return numberLevel(group, context)
    case 'phase':
    case 'zone':
    case 'compound':
    case 'lane':
      return isEstatePart(group, context) ? 'estate' : undefined
    default:
      return undefined
  }
}

/** “3栋楼下” is building 3; “三栋楼都停了” counts. */
function blockLevel(group: Group, context: Context): Level | undefined {
  const back = behind(context, group)
  if (/^(?:下|上|顶|道|梯|里|前|后|门|长|间)/.test(back))
    return isCounted(group, context) ? undefined : 'building'
  if (isRoom(following(context, group)) || isUnit(following(context, group))) return 'building'
  const item = group.items[0]
  if (item?.script === 'chinese' && item.value !== '2') return undefined
  return isCounted(group, context) || /[有这那]$/.test(before(context, group))
    ? undefined
    : 'building'
}

const isNumbered = (group: Group, context: Context): boolean => {
  const next = following(context, group)
  if (next === undefined || next.suffix?.suffix === 'nothing') return false
  if (next.suffix !== undefined || isRoom(next)) return true
  const last = next.items.at(-1)
  return next.joined === 'dash' && next.items.length > 1 && last !== undefined && isRoomSized(last)
}

function seatLevel(group: Group, context: Context): Level | undefined {
  const item = group.items.at(-1)
  if (context.after === 'floor') return undefined
  if (item && /[A-Z甲乙丙丁]/.test(item.value))
    return context.after === 'building' &&
      context.gap === '' &&
      !before(context, group).endsWith('座')
      ? 'unit'
      : 'building'
  if (isNumbered(group, context) || context.relaxed) return 'building'
  const isBare = item?.script === 'digits' && Number(item.value) <= 60
  if (!isBare || /[辆台部款有建盖第这那每几共个]$/.test(before(context, group))) return undefined
  return seatTail.test(behind(context, group)) ? 'building' : undefined
}

/** “2座呀”, “8座外墙”, as the south calls its towers; “7座的车”, “2座桥” are none. */
const seatTail =
  /^(?:$|[\s，。！!,？?、)）]|呀|啊|啦|嘅|喔|楼[上下顶]|门口|大堂|外墙|天台|对面|旁边|[停没冇漏]|个?电梯|部[l电])/i

function doorLevel(group: Group, context: Context): Level | undefined {
  if (context.after === 'building') return 'unit'
  if (group.suffix?.word === '号门' && /别墅区?$/.test(before(context, group))) return 'building'
  if (isRoom(following(context, group))) return 'unit'
  if (group.suffix?.word !== '门' || group.items[0]?.script !== 'digits') return undefined
  return /^[课功手心亲炮学票禁]/.test(behind(context, group)) ? undefined : 'unit'
}

/** “11梯282房”; “2梯4户” tells how a house is laid out. */
function stairsLevel(group: Group, context: Context): Level | undefined {
  if (following(context, group)?.suffix?.word === '户') return undefined
  return context.after === 'building' || isRoom(following(context, group)) ? 'unit' : undefined
}

/** “12楼3单元” and “8楼301” name a building; “8楼801” a floor. */
function isBuildingStorey(group: Group, context: Context): boolean {
  if (context.after === 'building' || context.after === 'unit') return false
  const next = following(context, group)
  if (isUnit(next)) return true
  const item = group.items.at(-1)
  if (item === undefined) return false
  if (/^[A-Z]/.test(item.value) && !/^B\d$/.test(item.value))
    return context.relaxed || next !== undefined
  const room = next?.items[0]
  if (!isRoom(next) || room === undefined || next?.items.length !== 1) return false
  return /^\d+$/.test(room.value) && room.value.slice(0, -2) !== item.value
}

/** “3房2厅” and “3户” have no number that a flat could bear. */
function roomLevel(group: Group, { after, relaxed }: Context): Level | undefined {
  const last = group.items.at(-1)
  if (last === undefined) return undefined
  if (isRoomSized(last)) return 'room'
  if (group.items.length > 1) return 'room'
  if (group.suffix?.suffix === 'flat')
    return after === 'floor' || (relaxed && after === 'unit') ? 'room' : undefined
  return after === undefined || after === 'spot' ? undefined : 'room'
}

function numberLevel(group: Group, context: Context): Level | undefined {
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
  if (isRoom(next, relaxed) || isUnit(next)) return 'building'
  const front = before(context, group)
  if (after === 'estate' || /别墅区?$/.test(front)) return 'building'
  return relaxed && isFloor(next) && !/[路街道]$/.test(front) ? 'building' : undefined
}

/** “8-356号” is a house and a room; “12-25号” are days. */
function chainedNumber(group: Group, { relaxed }: Context): Level | undefined {
  const last = group.items.at(-1)
  if (group.joined !== 'dash' || last === undefined) return undefined
  return relaxed || isRoomSized(last) || group.items.length > 2 ? 'room' : undefined
}

const estateTail =
  /^(?:$|[\s,，。.!！?？、；;：:]|停|没|的|都|也|业主|那边|这边|东|西|南|北|门|车|地|小广场|大门|房子|邻居|所有|全部|整)/

/** “三期12栋”, “B区”, “二号院”; “分3期”, “第二期讲座”, “三院” are none. */
function isEstatePart(group: Group, context: Context): boolean {
  const next = following(context, group)
  if (next !== undefined && isNumbered(group, context)) return true
  if (group.suffix?.suffix === 'lane') return context.relaxed && next !== undefined
  if (group.suffix?.word === '院' || group.items.length > 1) return false
  if (group.suffix?.suffix === 'compound') return true
  const front = before(context, group)
  if (/[第分这那哪上下每两几首末缓免症癌病个炎整各]$/.test(front)) return false
  return context.relaxed || estateTail.test(behind(context, group))
}
