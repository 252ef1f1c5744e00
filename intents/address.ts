import { basementAt, basementStarts } from './address-basement.ts'
import { addEstate, addParts, addSpot, type Draft, gapTo, isGlue } from './address-draft.ts'
import { estateAt, estateStarts } from './address-estates.ts'
import { isHalt } from './address-floors.ts'
import { type Group, groupAt } from './address-groups.ts'
import { fold, numeralStarts } from './address-numerals.ts'
import { partsOf } from './address-parts.ts'
import { spotAt, spotStarts } from './address-spots.ts'
import { tidied } from './address-tidy.ts'
import type { Address } from './understanding.ts'

/** No message names more places than this, nor any behind so many characters; what comes after is not read. */
const most = 20
const longest = 1200

/** Every place that the first 1,200 characters of a text name, in the order of naming, each once. */
export function addressesIn(text: string): Address[] {
  const plain = unlabelled(fold(text.slice(0, longest)))
  return read(plain, isPostal(plain))
}

const labels = [
  [/(?:楼栋|楼号|栋号|幢号)[:：] ?(\d{1,3})/g, '$1栋'],
  [/单元号?[:：] ?(\d{1,2})/g, '$1单元'],
  [/(?:房号|房间号?|室号|门牌号?)[:：] ?(\d{1,4})/g, '$1室'],
] as const

/** “楼栋：7 单元：2 房号：501”, as forms have it, in the order of speech. */
const unlabelled = (text: string): string =>
  /[:：]/.test(text)
    ? labels.reduce((plain, [label, spoken]) => plain.replace(label, spoken), text)
    : text

/** The flat that a nickname tells (“3-2-501 张” → 3, 2, 501); `undefined` where it tells none. */
export function addressOfNickname(name: string): Address | undefined {
  const plain = fold(name.slice(0, 64)).trim()
  if (isNoFlat.test(plain)) return undefined
  // “5-1-202 周” is no count of weeks: what follows the number is a surname.
  return read(plain.replace(/(\d) {1,4}(?=\D{1,8}$)/, '$1，'), true).find(
    ({ building, room }) => building !== undefined || room !== undefined,
  )
}

/** A date, a telephone number, a year. */
const isNoFlat =
  /^[^\d]{0,8}(?:\d{7,}|(?:19|20)\d\d(?:[-./年 要加祝新]|$)|\d{1,2}[./月]\d{1,2}日?$|\d{3}[- ]\d{4})/

function read(text: string, relaxed: boolean): Address[] {
  const drafts: Draft[] = []
  let at = 0
  while (at < text.length && drafts.length < most)
    at = starts[text.charCodeAt(at)] ? step(drafts, text, at, relaxed) : at + 1
  return distinct(tidied(drafts).map(({ slots }) => slots))
}

/** Whether anything of an address can begin with a character; most text is passed over by this alone. */
const starts = new Uint8Array(65536)
for (const char of [...numeralStarts, ...basementStarts, ...spotStarts, ...estateStarts])
  starts[char.charCodeAt(0)] = 1

/** Reads what begins at `at`, if anything does; gives where to go on. */
function step(drafts: Draft[], text: string, at: number, relaxed: boolean): number {
  const spot = spotAt(text, at)
  if (spot) {
    addSpot(drafts, text, spot)
    return spot.to
  }
  const estate = estateAt(text, at)
  if (estate) {
    addEstate(drafts, estate.name, estate.to)
    return estate.to
  }
  const basement = basementAt(text, at)
  if (
    basement &&
    isHalt(text.slice(Math.max(0, at - 6), at), text.slice(basement.to, basement.to + 6))
  )
    return basement.to
  if (basement) {
    addParts(drafts, text, [{ level: 'floor', value: basement.floor }], at, basement.to)
    return basement.to
  }
  const group = groupAt(text, at)
  return group ? place(drafts, text, group, relaxed) : at + 1
}

/** Puts the parts of a group where they belong; gives where to go on. */
function place(drafts: Draft[], text: string, group: Group, relaxed: boolean): number {
  const gap = gapTo(drafts, text, group.from)
  const open = drafts.at(-1)
  const after = open?.last
  const house = gap !== undefined && !!open?.slots.building && open.slots.room === undefined
  const near = gap !== undefined && after !== undefined && isGlue(gap)
  const reading = partsOf(group, { text, relaxed, house, ...(near && { after, gap }) })
  if (reading) {
    reading.places.forEach((parts, i) => {
      addParts(drafts, text, parts, i === 0 ? group.from : reading.to, reading.to)
    })
    return reading.to
  }
  const gate = gateOf(group, text)
  if (gate === undefined) return past(group)
  const to = group.from + gate.length
  addSpot(drafts, text, { name: gate, from: group.from, to, dependent: false, isThing: false })
  return to
}

/** “2号门” where no building stands before it is a gate. */
const gateOf = ({ suffix, items, from, to }: Group, text: string) =>
  suffix?.word === '号门' && items.length === 1
    ? text.slice(from, text.charAt(to) === '岗' ? to + 1 : to)
    : undefined

/** The rest of “3-5天” names no more than its beginning did. */
const past = ({ items, joined, suffix, from }: Group) =>
  Math.max(from + 1, (joined === 'dash' && !suffix ? items.at(-1) : items[0])?.to ?? 0)

function distinct(addresses: readonly Address[]): Address[] {
  const seen = new Set<string>()
  return addresses.filter((address) => {
    const key = JSON.stringify(address)
    return !seen.has(key) && seen.add(key)
  })
}

/** A postal address by itself: a word of administration or of an estate, and nothing of a conversation. */
function isPostal(text: string): boolean {
  if (text.length < 5 || text.length > 120) return false
  return !talk.test(text) && placeName.test(text) && numberedEnd.test(text)
}

const talk =
  /[，。！？!?;；了吗呢吧啊的我你他她坏漏堵停没修吃坐]|几点|班车|多少|谢谢|请|有人|电梯|路灯|电话|人数|报名|小时|分钟/
const placeName = /[省市区县镇乡村路街巷弄苑园庭邸城厦寓府里场家坊道]/
const numberedEnd = /[\d号室楼层元幢栋座房号户F][^\d]{0,10}$/
