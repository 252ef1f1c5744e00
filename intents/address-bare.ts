import {
  before,
  behind,
  type Context,
  emergencies,
  isRoomLike,
  isRoomSized,
} from './address-context.ts'
import { type Group, groupAt } from './address-groups.ts'
import type { Level } from './address-levels.ts'
import type { Numeral } from './address-numerals.ts'

/** The slots of numbers without a word (`3-2-501`, “楼上601”), in their order; `undefined` where they are no address. */
export function bareLevels(group: Group, context: Context): readonly Level[] | undefined {
  const { items, joined } = group
  const { after } = context
  if (joined === 'range' && after !== undefined && after !== 'spot')
    return items.every(isRoomLike) ? ['room'] : undefined
  if (joined !== 'dash' || isMeasured(group, context)) return undefined
  if (after === 'building' || after === 'unit' || after === 'floor')
    return inside(items, after, context)
  if (items.length === 1) return isLoneRoom(group, context) ? ['room'] : undefined
  return chainLevels(group, context)
}

const measures =
  /^ ?(?:[元块米人个天分岁度斤克平年月日页次倍折多万千百%℃点时秒名条周寸码级届班]|号|小时|分钟|公里|平米|毫升|kg|km|cm|ml|w)/i

/** “3-5天”, “200-300元”: the number of something. */
function isMeasured(group: Group, context: Context): boolean {
  const back = behind(context, group)
  const last = group.items.at(-1)
  if (!measures.test(back) || last === undefined || /^天[天花]/.test(back)) return false
  if (context.relaxed && group.items.length > 1 && isRoomLike(last)) return false
  const told = isRoomLike(last) && (group.items.length > 2 || context.gap === '')
  return !(told && /^[人个次]/.test(back))
}

/** Numbers right behind a building, unit or floor. */
function inside(
  items: readonly Numeral[],
  after: 'building' | 'unit' | 'floor',
  { relaxed, gap }: Context,
): readonly Level[] | undefined {
  const [first, second] = items
  if (first === undefined || (first.script === 'chinese' && first.value.length < 3))
    return undefined
  if (/^\d{1,2}F$/.test(first.value) && after !== 'floor') return ['floor']
  if (/^B[1-4]$/.test(first.value) && items.length === 1) return ['floor']
  if (isRoomSized(first)) return emergencies.has(first.value) && gap !== '' ? undefined : ['room']
  if (second === undefined) {
    if (after === 'building') return relaxed && first.script === 'digits' ? ['unit'] : undefined
    return relaxed || /^[-—]?$/.test(gap ?? '') ? ['room'] : undefined
  }
  if (after === 'floor') return undefined
  // “3栋15-6” is a house of one stair: floor and flat.
  const isHigh = !relaxed && Number(first.value) > 10 && !isRoomSized(second)
  if (items.length === 2) return [after === 'building' && !isHigh ? 'unit' : 'floor', 'room']
  return items.length === 3 && after === 'building' ? ['unit', 'floor', 'room'] : undefined
}

/** `3-2-501`, `12-1204`, and in a postal address `63-12`. */
function chainLevels(group: Group, context: Context): readonly Level[] | undefined {
  const { items } = group
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined || !isHouseNumber(first)) return undefined
  if (/\d[-:./]$/.test(before(context, group))) return undefined
  if (items.length === 2) return pairLevels(first, last, group, context)
  if (items.length > 4 || items.slice(1, -1).some(({ value }) => value.length > 4)) return undefined
  if (isCalendar(items) || isTelephone(items)) return undefined
  const isTold = items.length === 3 && trouble.test(behind(context, group))
  if (!context.relaxed && !isRoomSized(last) && !isTold) return undefined
  return items.length === 3 ? ['building', 'unit', 'room'] : ['building', 'unit', 'floor', 'room']
}

const isHouseNumber = ({ value, script }: Numeral) =>
  script !== 'chinese'
    ? /^(?:[甲乙丙丁戊]?|[A-Z]{0,2})\d{0,4}[A-Z]?$/.test(value) && !/^0\d\d/.test(value)
    : value.length < 3

/** 2024-3-15 */
const isCalendar = (items: readonly Numeral[]) => /^(?:19|20)\d\d$/.test(items[0]?.value ?? '')

/** 139-1234-5678, 400-820-8820 */
const isTelephone = (items: readonly Numeral[]) =>
  items.reduce((digits, { value }) => digits + value.length, 0) >= 10

function pairLevels(
  first: Numeral,
  last: Numeral,
  group: Group,
  context: Context,
): readonly Level[] | undefined {
  const after = context.after === 'estate'
  // “2101-3” is a room of that flat.
  if (context.relaxed && isRoomLike(first) && first.value.length === 4 && last.value.length < 3)
    return group.from === 0 ? ['room'] : undefined
  if (!context.relaxed && !after) {
    if (!isRoomLike(last) || first.value.length > 2 || emergencies.has(last.value)) return undefined
    const glued = group.items[1]?.from === first.to
    return glued && !isAtHome(group, context) ? undefined : ['building', 'room']
  }
  if (isRoomSized(last) || /[A-Z]/.test(first.value)) return ['building', 'room']
  return ['building', Number(last.value) > 30 ? 'room' : 'unit']
}

/** “我住B1203”: a letter run into a number is a flat only where somebody lives (trains and planes bear such names). */
const isAtHome = (group: Group, context: Context) =>
  dwelling.test(before(context, group)) || trouble.test(behind(context, group))

const dwelling =
  /(?:住|住在|楼上|楼下|对门|隔壁|对面|我是|我们|家是|我家|本人|房号|室号|房间|房间号|门牌|门牌号|业主|[漏滴淹流淌渗]水?到了?)[的是:：]? ?$/

const trouble =
  /^ ?(?:漏|渗|家|业主|邻居|住户|租户|租客|房东|没人|又在|又开始|装修|阳台|天天|半夜|晚上|门口|敲门|下水|厨房|卫生间|厕所|暖气|报修|停水|停电|停气|没水|没电|没气|没网|断网|没信号|没热水|打不着|冒烟|着火|反水|返水|马桶|吵|跳闸|空调|大妈|大爷|阿姨|老太|老人|老头|奶奶|爷爷|那家|那户|那[男女人位老小个]|的(?:业主|邻居|住户|租户|大妈|大爷|阿姨|老|那家|人家|空调|阳台|下水|水管|狗|门|电|水|暖气))/

/** “601漏水”, “楼上601”: a bare number is a room by the company it keeps. */
function isLoneRoom(group: Group, context: Context): boolean {
  const [item] = group.items
  if (item === undefined || emergencies.has(item.value)) return false
  if (context.house && context.relaxed && isRoomSized(item) && !behind(context, group)) return true
  if (!isRoomLike(item)) return false
  if (/[\d.:：-]$/.test(before(context, group)) || /^[.:：-]\d/.test(behind(context, group)))
    return false
  if (context.after === 'room' || (context.house && isApart(group, context))) return true
  if (isSigned(group, context) || isSubject(group, context)) return true
  if (group.from === 0 && isHouse(groupAt(context.text, group.to + 1))) return true
  if (context.relaxed && group.from === 0) return true
  if (dwelling.test(before(context, group))) return true
  if (
    /^楼[上下]/.test(behind(context, group)) &&
    /(?:^|[，,。！!\s])$/.test(before(context, group))
  )
    return true
  return !/^(?:19|20)\d\d$/.test(item.value) && trouble.test(pastList(context.text, group.to))
}

/** “602，8号楼3单元”: the house comes after. */
const isHouse = (group: Group | undefined): boolean =>
  group?.suffix?.suffix === 'building' || group?.suffix?.suffix === 'unit'

/** “3号楼的张大爷晕倒了，401”: by itself at the end, in a house that was named. */
const isApart = (group: Group, context: Context) =>
  /[，, ]$/.test(before(context, group)) && /^(?:$|[，。！!,\s])/.test(behind(context, group))

/** “1907又在打老婆了”, “702跟802在吵”: the flat is who does it. Buses, hospitals, steel and years bear numbers too. */
function isSubject({ items: [item], from, to }: Group, { text }: Context): boolean {
  if (item === undefined || !/^[1-9]\d?0[1-9]$/.test(item.value)) return false
  const front = text.slice(Math.max(0, from - 3), from)
  if (named.test(front) && /^(?:$|[，,。！!？?\s帮啊呀的])/.test(text.slice(to, to + 1)))
    return true
  return /(?:^|[\s，,。！!？?；;：:、…])$/.test(front) && doer.test(pastList(text, to))
}

/** “是401！”, “我1203，…”, “我在2501帮忙” */
const named = /(?:^|[^\d])(?:我|我在|系咪|喺)$|(?:^|[\s，,。！!…谁])是$/

const doer =
  /^ ?(?:的(?!末班|首班|公交|专家|车次)|在(?!哪)|[又把被跟和与对那这也都就说老为吵你嘟厨卫浴]|[两几三]家|客厅|主卧|一早|往外|到现在|今[天早]|昨[天晚]|刚才|又在|好像|是不是|麻烦|这会儿|练|[门窗阳][缝台户]|[一-龥](?:[奶爷姨叔伯婶姐哥]|阿[婆姨伯])|[一-龥]{1,2}(?:大[爷妈娘伯]|奶奶|爷爷|阿[婆姨伯]|师傅|老师))/

/** “厨房下水堵了 四零三”: a trouble, and at the end the flat. */
function isSigned(group: Group, { text }: Context): boolean {
  if (!/[，,。！! \n]$/.test(text.slice(Math.max(0, group.from - 1), group.from))) return false
  const isEnd = /^[。！!~～ ]{0,2}$/.test(text.slice(group.to, group.to + 3))
  return isEnd && complaint.test(text.slice(Math.max(0, group.from - 40), group.from))
}

const complaint =
  /[漏堵坏断裂爆臭吵烂渗滴冒漫]|装修|电钻|跳闸|[没不冇][水电气热亮通动响转走出开]|停[水电气]|返水|黑了|报修/

/** What stands behind “601、602和603”. */
function pastList(text: string, at: number): string {
  const rest = text.slice(at, at + 24)
  return rest.replace(/^(?:[、,/和跟]\d{3,4}){1,4}/, '')
}
