import { bareLevels } from './address-bare.ts'
import {
  before,
  behind,
  type Context,
  following,
  isRoom,
  isRoomLike,
  isRoomSized,
  isUnit,
} from './address-context.ts'
import { isFloorsDoor } from './address-doors.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'
import type { Numeral } from './address-numerals.ts'
import { levelOf } from './address-words.ts'

export interface Part {
  readonly level: Level
  readonly value: string
}

export interface Reading {
  /** The parts of each place; several places where the text enumerates (“3、5栋”). */
  readonly places: readonly (readonly Part[])[]
  readonly to: number
}

/** What a group names, or `undefined` where it is no address. */
export function partsOf(read: Group, context: Context): Reading | undefined {
  const group = isInside(context) ? unsplit(read) : read
  if (group.items.some(({ value }) => value === '') || isForeign(group, context)) return undefined
  if (isBareBefore(group, context)) return bareReading(withoutSuffix(group), context)
  if (group.suffix === undefined) return bareReading(group, context)
  const level = levelOf(group, context)
  if (level === undefined) return undefined
  const to = endOf(group, context)
  if (group.joined === 'list')
    return { places: group.items.map((item) => [partOf(level, item, group)]), to }
  const pair = group.items.length === 1 ? group.items[0]?.pair : undefined
  if (pair && (level === 'floor' || guessed.test(before(context, group)))) return undefined
  if (pair) return { places: pair.map((value) => [{ level, value }]), to }
  const parts = chained(group, level, context)
  return parts && { places: [parts], to }
}

const guessed = /(?:大概|好像|估计|可能|像是|似乎|大约)[是在]?$/

const isInside = ({ after }: Context) =>
  after === 'building' || after === 'unit' || after === 'floor'

/** `A1225` is building A only where no building was named before. */
function unsplit(group: Group): Group {
  const [first, second] = group.items
  if (first === undefined || second === undefined || second.from !== first.to) return group
  const whole = { ...first, value: first.value + second.value, to: second.to }
  return { ...group, items: [whole, ...group.items.slice(2)] }
}

/** “501户外”, “501门口”: the suffix belongs to the next word. */
function isBareBefore(group: Group, context: Context): boolean {
  const last = group.items.at(-1)
  if (group.suffix?.word === '门') return last !== undefined && isRoomSized(last)
  // “1102楼上” is above flat 1102.
  if (group.suffix?.word === '楼' && last !== undefined && isRoomLike(last))
    return /^[上下]/.test(behind(context, group))
  if (group.suffix?.word === '房') return /^[租价子贷东产]/.test(behind(context, group))
  return group.suffix?.word === '户' && /^[外型口主]/.test(behind(context, group))
}

const withoutSuffix = ({ items, joined, from }: Group): Group => ({
  items,
  joined,
  from,
  to: items.at(-1)?.to ?? from,
})

/** A price, a car's plate, the tail of an English word. */
function isForeign(group: Group, context: Context): boolean {
  const front = before(context, group)
  const [item] = group.items
  if (isBay(group, context)) return true
  const numbered = /^(?:building|unit|seat)$/.test(group.suffix?.suffix ?? '')
  if (/[+＋]$/.test(front) || codes.test(front) || group.suffix?.suffix === 'nothing') return true
  if (/[A-Za-z\d.%]$/.test(front) && !numbered && !/^[室楼栋]/.test(front)) return true
  return (
    item !== undefined && /^[A-Z]/.test(item.value) && plates.test(front) && item.value.length > 2
  )
}

/** “A142车主”: whose car stands there. */
const isBay = (group: Group, context: Context): boolean =>
  /^[A-Z]\d{2,3}$/i.test(context.text.slice(group.from, group.to)) &&
  (/^ ?的?(?:车主|车位|位置|充电|柱)/.test(behind(context, group)) ||
    /负[一二三四1-4]层?$/.test(before(context, group)))

const codes = /(?:[￥¥$€@]|取件码|货号|验证码|单号|编号|密码|型号|版本|比分)[是为:： ]{0,2}$/
const plates = /[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]$/

function bareReading(group: Group, context: Context): Reading | undefined {
  const { items, to } = trimmed(group, context)
  const levels = bareLevels({ ...group, items }, context)
  const onRoad = items.length === 2 && group.items.length === 3
  const parts = (onRoad ? roadLevels : levels)?.map((level, i) =>
    valued(level, items[i]?.value ?? ''),
  )
  return parts && { places: [parts], to }
}

const roadLevels = ['building', 'room'] as const

/** “将军路1326-11-6-434” begins with the number on the road. */
function trimmed(group: Group, context: Context) {
  const end = group.items.at(-1)?.to ?? group.to
  const onRoad =
    context.relaxed && /[路街道]$/.test(before(context, group)) && group.items.length > 2
  return { items: onRoad ? group.items.slice(1) : group.items, to: end }
}

/** The suffix fixes the last slot, the count of numbers those before it: `3-2-501室`; of a range the lower end stands. */
function chained(group: Group, level: Level, context: Context): readonly Part[] | undefined {
  const { items } = group
  const [first] = items
  if (first === undefined) return undefined
  if (items.length === 1) return [partOf(level, first, group)]
  const last = items.at(-1)
  if (level === 'building' && context.relaxed && last) return [partOf(level, last, group)]
  if (group.joined === 'range' || isRange(items, level, context))
    return [partOf(level, first, group)]
  const path = pathTo(level, items.length, context.after === 'building')
  return path && items.map((item, i) => partOf(path[i] ?? level, item, group))
}

function isRange(items: readonly Numeral[], level: Level, context: Context): boolean {
  const [a, b] = items
  if (a === undefined || b === undefined || items.length !== 2) return false
  if (level === 'building') return true
  if (level === 'room' && context.relaxed && context.after !== 'building') return false
  if (level === 'room')
    return (
      isRoomSized(a) && isRoomSized(b) && a.value.length === b.value.length && a.value <= b.value
    )
  if (context.after === 'building') return level === 'unit' || Number(a.value) < Number(b.value)
  return !context.relaxed && Number(a.value) < Number(b.value)
}

const paths: Readonly<Record<Level, readonly Level[]>> = {
  estate: ['estate'],
  building: ['building'],
  unit: ['building', 'unit'],
  floor: ['building', 'unit', 'floor'],
  room: ['building', 'unit', 'floor', 'room'],
}

function pathTo(level: Level, count: number, inBuilding: boolean): readonly Level[] | undefined {
  const path = inBuilding ? paths[level].slice(1) : paths[level]
  if (count === path.length) return path
  if (count > path.length) return undefined
  // What is left out is the floor first, then the unit.
  const rest = path.filter((one) => one !== 'floor' || level === 'floor')
  return count === rest.length ? rest : [...rest.slice(0, count - 1), level]
}

function partOf(level: Level, item: Numeral, group: Group): Part {
  return level === 'estate'
    ? { level, value: valued(level, item.value).value + (group.suffix?.word ?? '') }
    : valued(level, item.value)
}

/** Leading zeros are no part of a number, but a room keeps them; B2 as a floor lies below the ground. */
function valued(level: Level, value: string): Part {
  if (level === 'floor' && /^B\d$/.test(value)) return { level, value: `-${value.slice(1)}` }
  if (level === 'floor' && /^\d+F$/.test(value)) return { level, value: value.slice(0, -1) }
  return { level, value: level !== 'room' && /^0\d+$/.test(value) ? String(Number(value)) : value }
}

/** “3栋楼下”: the building's word ends before 楼. */
function endOf(group: Group, context: Context): number {
  if (isFloorsDoor(group, context)) return group.to - 1
  if (group.suffix?.suffix !== 'block') return group.to
  const next = following(context, group)
  return isRoom(next) || isUnit(next) ? group.to : group.to - 1
}
