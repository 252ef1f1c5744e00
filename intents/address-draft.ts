import { estateBefore, sideBefore } from './address-estates.ts'
import { depth, type Level, levels } from './address-levels.ts'
import type { Part } from './address-parts.ts'
import type { Spot } from './address-spots.ts'
import type { Address } from './understanding.ts'

/** An address while it is being read. */
export interface Draft {
  readonly slots: { -readonly [Slot in keyof Address]: Address[Slot] }
  last: Level | 'spot'
  /** Where its last word ends. */
  to: number
  /** Named in one breath with another: “2号楼和小广场”. */
  listed?: true
}

/** A part belongs to the address before it when no more than this stands between. */
const reach = 24

/** What stands between the last address and `from`; `undefined` where that is too far. */
export function gapTo(drafts: readonly Draft[], text: string, from: number): string | undefined {
  const open = drafts.at(-1)
  return open && from >= open.to && from - open.to <= reach ? text.slice(open.to, from) : undefined
}

const glue = new Set('的住在家我是们那这里边号，,、。 -－/()（）:：·.#和跟与及到至~—_')
/** Nothing stands between but what joins: “3栋的 501”, “3栋西单元 501”. */
export const isGlue = (gap: string) =>
  gap.length <= 6 && [...gap.replace(sideOfHouse, '')].every((char) => glue.has(char))
const sideOfHouse = /[东南西北中](?:单元|门洞|边户|户|边|侧|头)|[(（][东南西北中][)）]/

const isListing = (gap: string) => /^(?: ?[、,，/和跟与及] ?|还有|以及| ?)$/.test(gap)
const isNamedWith = (gap: string) => /^ ?(?:[、/和跟与及]|还有|以及) ?$/.test(gap)
/** “501、502” and “501业主，楼上601” are of one house. */
const isShared = (gap: string) =>
  isListing(gap) || /(?:楼上|楼下|隔壁|对门|[漏滴淹流淌渗]水?到了?)(?:我们?家)?的? ?$/.test(gap)
const isRanging = (gap: string) => /^ ?[到至~～—-] ?$/.test(gap)

/** Adds what a group named: deeper slots complete the address before, others begin a new one. */
export function addParts(
  drafts: Draft[],
  text: string,
  parts: readonly Part[],
  from: number,
  to: number,
): void {
  const [first] = parts
  const open = drafts.at(-1)
  const gap = gapTo(drafts, text, from)
  if (first === undefined) return
  if (open && gap !== undefined && completes(open, first, gap)) {
    fill(open, parts, to)
    return
  }
  if (open && gap !== undefined && isRanging(gap) && open.last === first.level) {
    open.to = to
    return
  }
  const shared = open && gap !== undefined && isShared(gap) ? above(open, first.level) : undefined
  const draft: Draft = { slots: { ...shared }, last: first.level, to }
  fill(draft, withEstate(parts, shared, text, from), to)
  if (open && gap === '' && isSpotOnly(open) && open.slots.spot) {
    draft.slots.spot = open.slots.spot
    drafts.pop()
  } else if (open && gap !== undefined && isSpotOnly(open) && isNamedWith(gap)) open.listed = true
  drafts.push(draft)
}

/** “3栋漏水，2单元”: the unit is that of building 3. “东门…2单元” are two places. */
function completes(open: Draft, { level }: Part, gap: string): boolean {
  if (isSpotOnly(open)) return false
  const deepest = levels.findLastIndex((one) => open.slots[one] !== undefined)
  if (open.last === 'spot' && !isGlue(gap)) return false
  return deepest < depth(level) || (level === 'estate' && open.last === 'estate' && gap === '')
}

export const isSpotOnly = ({ slots }: Draft) => levels.every((level) => slots[level] === undefined)

function fill(draft: Draft, parts: readonly Part[], to: number): void {
  for (const { level, value } of parts) {
    const name = level === 'estate' ? (draft.slots.estate ?? '') : ''
    draft.slots[level] = name + value
    draft.last = level
  }
  draft.to = to
}

/** “3栋1单元2单元”: what stands above the slot goes for both. */
function above({ slots }: Draft, level: Level): Address {
  const wider = levels.slice(0, depth(level)).filter((one) => slots[one] !== undefined)
  return Object.fromEntries(wider.map((one) => [one, slots[one]]))
}

function withEstate(
  parts: readonly Part[],
  shared: Address | undefined,
  text: string,
  from: number,
): readonly Part[] {
  const first = parts[0]?.level
  if (shared?.estate !== undefined || (first !== 'building' && first !== 'estate')) return parts
  const value = estateBefore(text, from)
  return value === undefined ? parts : [{ level: 'estate', value }, ...parts]
}

/** An estate by itself; numbers that follow complete it. */
export function addEstate(drafts: Draft[], name: string, to: number): void {
  drafts.push({ slots: { estate: name }, last: 'estate', to })
}

const beside =
  /^ ?(?:的|(?:楼下|旁边|旁|门口|门前|[前后][面边头]|头上|跟前|底下|对面|附近|边上|[那这]边|里面?|单元门口?|[东南西北][边侧面头]?|[A-Z]区|[底首]层)?(?:的|那个|这个)?|，)? ?$/

/** In a house or on its floor; a basement is as wide as a garage. */
const isIndoors = ({ slots }: Draft) =>
  slots.building !== undefined || (slots.floor !== undefined && !slots.floor.startsWith('-'))

/** Adds a spot to the address it stands beside (“3栋东门”), or as a place of its own. */
export function addSpot(drafts: Draft[], text: string, spot: Spot): void {
  const open = drafts.at(-1)
  const gap = gapTo(drafts, text, spot.from)
  if (spot.isThing && open && isIndoors(open)) return
  if (spot.name === '大门' && open?.slots.room !== undefined) return
  if (open && gap !== undefined && open.last !== 'spot' && beside.test(gap)) {
    if (spot.dependent && open.last === 'room') return
    open.slots.spot = spot.name
  } else if (open?.slots.spot && open.last === 'spot' && (gap === '' || gap === '的')) {
    if (!spot.isThing) open.slots.spot += spot.name
  } else if (spot.dependent) return
  else {
    const listed = gap !== undefined && isNamedWith(gap)
    const estate = sideBefore(text, spot.from)
    const slots = { ...(estate !== undefined && { estate }), spot: spot.name }
    const draft: Draft = { slots, last: 'spot', to: spot.to }
    drafts.push(listed ? { ...draft, listed } : draft)
    return
  }
  open.last = 'spot'
  open.to = spot.to
}
