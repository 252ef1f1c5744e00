import { before, behind, type Context, following, isFloor, isRoom } from './address-context.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'

/** What “三门” names: in the north the stair, also by itself; elsewhere lessons, fridges and a city are said so. */
export function doorLevel(group: Group, context: Context): Level | undefined {
  const { suffix, items } = group
  const back = behind(context, group)
  if (context.after === 'building')
    return suffix?.word === '门' && pastime.test(back) ? undefined : 'unit'
  if (suffix?.word === '号门' && /别墅区?$/.test(before(context, group))) return 'building'
  if (suffix?.word === '号门' && isLane(group, context)) return 'building'
  const next = following(context, group)
  if (isRoom(next)) return 'unit'
  if (suffix?.word !== '门' || pastime.test(back)) return undefined
  const item = items.at(-1)
  if (item === undefined || !/^[1-9]$|^1\d$/.test(item.value)) return undefined
  if (item.script === 'digits' || isFloor(next) || back.startsWith('顶层')) return 'unit'
  return opening.test(before(context, group)) ? 'unit' : undefined
}

/** “阿拉12号门口”, “33号门口”: no estate has so many gates. */
const isLane = ({ items: [item], from }: Group, { text }: Context): boolean =>
  /(?:阿拉|伲|弄)$/.test(text.slice(Math.max(0, from - 2), from)) || Number(item?.value) > 31

/** “一楼门厅”, “4楼门里面”: the door belongs to the floor. */
export const isFloorsDoor = (group: Group, context: Context): boolean =>
  group.suffix?.word === '楼门' && /^[厅里内外前旁]/.test(behind(context, group))

/** What is learned, kept, sold or driven by so many 门. */
const pastime =
  /^(?:课|功|手艺|手术|手心|心|亲|炮|学|票|禁|峡|冰|柜|衣柜|店|诊|轿|车|掀背|技|语|艺|生意|婚|考|科|专业|作业|必修|选修|大开|大课|新|外语|不迈|不出|及格|不及|都不及|挂|成绩|程|讲|主课|副课|电器|外汉|三代|忠烈|绝|都没过|都过|干部|县|老乡|好[生手])/

/** Where a stair is spoken of: at the beginning of a clause, or behind “我们”, “在”, “进”. */
const opening = /(?:^|[\s，,。！!？?；;：:、（("“…]|们|咱|俺|进|住|我家|在|到|从|是|门)$/
