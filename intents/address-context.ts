import { type Group, groupAt } from './address-groups.ts'
import type { Level } from './address-levels.ts'
import type { Numeral } from './address-numerals.ts'

/** What a group is read against: the text, and what was read just before it. */
export interface Context {
  readonly text: string
  /** In a postal address or a nickname bare numbers may be trusted. */
  readonly relaxed: boolean
  /** The last slot filled, when nothing but glue stands between. */
  readonly after?: Level | 'spot'
  /** That glue. */
  readonly gap?: string
  /** A building was named a moment ago, and no room of it. */
  readonly house: boolean
}

/** What stands right before the group, at most six characters. */
export const before = ({ text }: Context, group: Group): string =>
  text.slice(Math.max(0, group.from - 6), group.from)

/** What stands right behind the group, at most six characters. */
export const behind = ({ text }: Context, group: Group): string =>
  text.slice(group.to, group.to + 6)

/** The group that follows, with at most a blank or dash between. */
export const following = ({ text }: Context, group: Group): Group | undefined =>
  groupAt(text, /[ -]/.test(text.charAt(group.to)) ? group.to + 1 : group.to)

export const isUnit = (group: Group | undefined): boolean =>
  (group?.suffix?.suffix === 'unit' || group?.suffix?.suffix === 'door') && !isRoomsDoor(group)

/** “303门口”: the door of a flat. */
export const isRoomsDoor = ({ suffix, items }: Group): boolean => {
  const last = items.at(-1)
  return suffix?.word === '门' && last !== undefined && isRoomSized(last)
}

export const isFloor = (group: Group | undefined): boolean =>
  group?.suffix?.suffix === 'floor' || group?.suffix?.suffix === 'storey'

/** A room with its word, or a bare number that can be nothing else. */
export function isRoom(group: Group | undefined, relaxed = false): boolean {
  const last = group?.items.at(-1)
  if (group === undefined || last === undefined) return false
  const suffix = isRoomsDoor(group) ? undefined : group.suffix
  if (suffix?.suffix === 'room' || suffix?.suffix === 'flat') return isRoomSized(last)
  if (suffix !== undefined || group.items.length > 1 || emergencies.has(last.value)) return false
  return relaxed ? isRoomSized(last) : isRoomLike(last)
}

/** Numbers that a room could bear and that mean something else to everybody. */
export const emergencies: ReadonlySet<string> = new Set(
  '110 112 114 119 120 122 315 520 521 618 911 918 1111 1212 1314'.split(' '),
)

/** Three or four digits that end as rooms do: 501, 1203, 0402, with a letter perhaps. */
export const isRoomLike = ({ value }: Numeral): boolean =>
  /^[A-Z]?\d{1,2}(?:0[1-9]|[1-3]\d|40)[A-Z]?$/.test(value) && !isBay(value)

/** Long enough for a room, whatever its digits. */
export const isRoomSized = ({ value }: Numeral): boolean =>
  /^(?:[A-Z]{1,2}\d{2,4}|\d{3,5}|\d{1,4}[A-Z]|\d\d[A-Z]\d\d?|\dO\d\d)$/.test(value) && !isBay(value)

/** “B077”: a car's place in the garage. */
const isBay = (value: string): boolean => /^[A-Z]0\d\d$/.test(value)
