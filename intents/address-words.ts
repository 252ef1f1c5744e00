import { basementAt } from './address-basement.ts'
import {
  before,
  behind,
  type Context,
  following,
  isRoom,
  isRoomSized,
  isUnit,
} from './address-context.ts'
import { isCounted, isDate, isLesson } from './address-counts.ts'
import { doorLevel, isFloorsDoor } from './address-doors.ts'
import { floorLevel } from './address-floors.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'
import { numberLevel } from './address-numbers.ts'
import { seatLevel } from './address-seats.ts'
import { spotAt } from './address-spots.ts'

/** The slot that a group's suffix word names where it stands, or `undefined` where it names none. */
export function levelOf(group: Group, context: Context): Level | undefined {
  switch (group.suffix?.suffix) {
    case 'building':
      return isCounted(group, context) || isDate(group, context) ? undefined : 'building'
    case 'block':
      return blockLevel(group, context)
    case 'misheard':
      if (group.suffix.word === '洞' && context.after === 'building') return 'unit'
      return isNumbered(group, context) || isMisheardHouse(group, context) ? 'building' : undefined
    case 'row':
      return isNumbered(group, context) ? 'building' : undefined
    case 'seat':
      return seatLevel(group, context, isNumbered(group, context))
    case 'unit':
      return isCounted(group, context) || isLesson(group, context) ? undefined : 'unit'
    case 'door':
      return isFloorsDoor(group, context) ? floorLevel(group, context) : doorLevel(group, context)
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

/** “二动后边”, “五懂楼下”: what lies about a house; “一动就疼” is none. */
function isMisheardHouse(group: Group, context: Context): boolean {
  const {
    items: [item],
    suffix,
  } = group
  const back = behind(context, group)
  if (item === undefined || suffix?.word === '东' || !/^[1-9]\d?$/.test(item.value)) return false
  if (context.relaxed) return item.script === 'digits' && !/^[漫画物车]/.test(back)
  return !(item.value === '1' && item.script === 'chinese') && aboutHouse.test(back)
}

const aboutHouse =
  /^(?:[后前][边面头身]|旁边|跟前|对面|楼[下上顶道梯]|门[口前]|[东西南北][头边侧面]|的?(?:电[梯提题]|路?灯|门禁|暖气)|[一二三四五]单)/

/** “11梯282房”; “2梯4户” tells how a house is laid out, “点了一单” counts orders. */
function stairsLevel(group: Group, context: Context): Level | undefined {
  if (group.suffix?.word === '单')
    return isRoom(following(context, group), context.relaxed) ? 'unit' : undefined
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
  if (/^[甲乙丙丁戊]\d/.test(item.value) || outdoors.test(behind(context, group))) return true
  if (next?.suffix?.word === '层' && next.from === group.to) return true
  if (/^[A-Z]/.test(item.value) && !/^B\d$/.test(item.value))
    return context.relaxed || next !== undefined
  const room = next?.items[0]
  if (!isRoom(next) || room === undefined || next?.items.length !== 1) return false
  return /^\d+$/.test(room.value) && room.value.slice(0, -2) !== item.value
}

/** “五楼后身” is behind a house. */
const outdoors = /^(?:后身|跟前|前头|后头|山墙)/

/** “3房2厅” and “3户” have no number that a flat could bear. */
function roomLevel(group: Group, { after, relaxed }: Context): Level | undefined {
  const last = group.items.at(-1)
  if (last === undefined) return undefined
  if (isRoomSized(last)) return 'room'
  if (group.items.length > 1) return group.suffix?.suffix === 'flat' ? undefined : 'room'
  if (group.suffix?.suffix === 'flat')
    return after === 'floor' || (relaxed && after === 'unit') ? 'room' : undefined
  return after === undefined || after === 'spot' ? undefined : 'room'
}

const estateTail =
  /^(?:$|[\s,，。.!！?？、；;：:]|停|没|的|都|也|业主|那边|这边|东|西|南|北|门|车|地|小广场|大门|房子|邻居|所有|全部|整)/

/** “三期12栋”, “B区”, “二号院”; “分3期”, “第二期讲座”, “三院” are none. */
function isEstatePart(group: Group, context: Context): boolean {
  const next = following(context, group)
  if (isGarageZone(group, context)) return false
  if (next !== undefined && isNumbered(group, context)) return true
  if (group.suffix?.suffix === 'lane') return context.relaxed && next !== undefined
  if (group.suffix?.word === '院' || group.items.length > 1) return false
  if (group.suffix?.suffix === 'compound') return true
  const front = before(context, group)
  if (/[第分这那哪上下每两几首末缓免症癌病个炎整各]$/.test(front)) return false
  if (context.relaxed || estateTail.test(behind(context, group))) return true
  return (spotAt(context.text, group.to) ?? basementAt(context.text, group.to)) !== undefined
}

/** “负二D区的车”: a part of the garage. */
const isGarageZone = (group: Group, context: Context): boolean =>
  group.suffix?.word === '区' &&
  /^[A-Z]$/.test(group.items[0]?.value ?? '') &&
  (/(?:停在?|负[一二三四]|[地车]库|[停车]车场|层)$/.test(before(context, group)) ||
    /^的?(?:产权|车[位里上]|车$)/.test(behind(context, group)))
