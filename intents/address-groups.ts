import { type Found, suffixAt } from './address-levels.ts'
import { type Numeral, numeralAt } from './address-numerals.ts'

/** Numerals that stand together, and the word that says what they are: `3-2-501`, “3、5、7栋”, “5到8楼”. */
export interface Group {
  readonly items: readonly Numeral[]
  readonly joined: 'dash' | 'range' | 'list'
  readonly suffix?: Found
  readonly from: number
  /** Behind the suffix, where there is one. */
  readonly to: number
}

const dashes = '-–—－_杠'
const ranges = '~～至到'
const lists = '、,，/和跟与及.'
const most = 8

/**
 * Reads the group that starts at `at`; `undefined` where no numeral starts there. A list without a suffix word
 * is cut down to its first numeral, for commas alone join nothing.
 */
export function groupAt(text: string, at: number): Group | undefined {
  const first = numeralAt(text, at)
  if (first === undefined) return undefined
  const triple = '、. '.includes(text.charAt(first.to) || '-') ? tripleAt(text, at) : undefined
  if (triple) return finish(triple, 'dash', text)
  const items = [first]
  let joined: Group['joined'] | undefined
  let to = first.to
  while (items.length < most) {
    const joint = jointAt(text, to)
    const next = joint && numeralAt(text, joint.to)
    if (!next?.value || (joined !== undefined && joined !== joint?.kind)) break
    joined = joint?.kind
    items.push(next)
    to = next.to
  }
  const suffix = suffixAt(text, past(text, to))
  if (isDotted(text, items) && !(isOfHouses(suffix) && items.length > 2))
    return finish([first], 'list', text)
  if (joined === 'list' && (suffix === undefined || isMixed(items, suffix)))
    return finish([first], 'list', text)
  return finish(items, joined ?? 'dash', text, suffix)
}

/** “3、2、501” and “3.2.501”: a flat by whatever sign its numbers are kept apart. */
function tripleAt(text: string, at: number): Numeral[] | undefined {
  const [, building, , unit, room] =
    /^(\d{1,2})([、. ])([1-9])\2(\d{1,2}0[1-9])(?![\d.:：、%路块元度年])/.exec(
      text.slice(at, at + 12),
    ) ?? []
  if (!building || !unit || !room || /[\d.:：、]/.test(text.charAt(at - 1))) return undefined
  const behind = at + building.length + 1
  return [
    { value: building, from: at, to: behind - 1, script: 'digits' },
    { value: unit, from: behind, to: behind + 1, script: 'digits' },
    { value: room, from: behind + 2, to: behind + 2 + room.length, script: 'digits' },
  ]
}

/** “1.2.3号楼” are three of them; “1.5室” is nothing, and “1.3栋停水 2.5栋停电” a list of two lines. */
const isDotted = (text: string, items: readonly Numeral[]) =>
  items.length > 1 && text.slice(items[0]?.to, items[1]?.from).includes('.')

/** “不止801，2栋”: a flat and a house are no list. */
const isMixed = (items: readonly Numeral[], suffix: Found): boolean =>
  isOfHouses(suffix) &&
  items.some(({ value }) => value.length > 2) &&
  items.some(({ value }) => value.length < 3)

const isOfHouses = (suffix: Found | undefined) =>
  suffix?.suffix === 'building' || suffix?.suffix === 'block' || suffix?.suffix === 'unit'

function finish(
  items: readonly Numeral[],
  joined: Group['joined'],
  text: string,
  known?: Found,
): Group {
  const from = items[0]?.from ?? 0
  const end = items.at(-1)?.to ?? from
  const suffix = known ?? suffixAt(text, past(text, end))
  const one = items.length === 1 ? 'dash' : joined
  const whole = suffix?.suffix === 'building' || suffix?.suffix === 'seat'
  const parts = whole ? items : items.flatMap(split)
  return { items: parts, joined: one, from, to: suffix?.to ?? end, ...(suffix && { suffix }) }
}

function jointAt(text: string, at: number) {
  const start = past(text, at)
  const char = text.charAt(start)
  if (char === '') return undefined
  // “一到8楼就抖”: as soon as it is there.
  if (char === '到' && text.charAt(at - 1) === '一' && isAscii(text.charAt(start + 1)))
    return undefined
  if (char === '一')
    return isAscii(text.charAt(at - 1)) && isAscii(text.charAt(start + 1))
      ? ({ kind: 'dash', to: start + 1 } as const)
      : undefined
  const kind = dashes.includes(char) ? 'dash' : ranges.includes(char) ? 'range' : undefined
  if (kind) {
    const wide = dashes.includes(text.charAt(start + 1)) && start + 1 < text.length ? 2 : 1
    return { kind, to: past(text, start + wide) } as const
  }
  return lists.includes(char) ? ({ kind: 'list', to: past(text, start + 1) } as const) : undefined
}

/** Past at most two blanks. */
const past = (text: string, at: number) =>
  isBlank(text.charCodeAt(at)) ? (isBlank(text.charCodeAt(at + 1)) ? at + 2 : at + 1) : at

const isBlank = (code: number) => code === 32 || code === 9 || code === 0xa0
const isAscii = (char: string) => char >= '0' && char <= '9'

/** `B1203` is building B, room 1203; `11C942` is 11C and 942. */
function split(item: Numeral): Numeral[] {
  const [, head, tail] = /^([A-Z]{1,2}(?!0\d\d$)|\d{1,3}[A-Z])(\d{3,4})$/.exec(item.value) ?? []
  if (head === undefined || tail === undefined) return [item]
  const middle = item.from + head.length
  return [
    { value: head, from: item.from, to: middle, script: 'letter' },
    { value: tail, from: middle, to: item.to, script: 'digits' },
  ]
}
