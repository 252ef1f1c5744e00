import { before, behind, type Context } from './address-context.ts'
import { isCounted } from './address-counts.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'

const stopped =
  /(?:爬|爬上|爬下|爬[完的过]|[跑退送弹升降]回|窜|下楼|上楼|全?堵|堵在|说|走|跑|搬|扛|背|停在|停到|停|卡在|卡到|卡|困在|困|关在|升到|升|降到|降|滑到|掉到|坠到|到|按|去|往)了?$/
/** “电梯从18楼往下掉”: where it fell from; what falls from a window has its floor. */
const isFalling = (group: Group, context: Context): boolean =>
  /^(?:往下|直接)[掉坠冲滑]/.test(behind(context, group)) &&
  /梯|轿厢/.test(context.text.slice(Math.max(0, group.from - 10), group.from))

/** “停在二楼三楼中间”, “卡在三楼和四楼中间”: nor is the other one. */
const between = /[停卡困关堵]在?[\d一二三四五六七八九十]{1,3}[楼层][和跟与、到]?$/

/** “停在负一层”: where a lift came to rest is nowhere to go. */
export const isHalt = (front: string, back: string): boolean =>
  /(?:[停定][在到]?|卡[在到]?|[困关][在到]|[升降滑][到回])了?$/.test(front) || halting.test(back)

const halting =
  /^(?:卡住|停住|不动|卡着|停着|就停|就不|走[上下]|不下来|不上来|不走|门不?开不|就哆嗦|按(?!摩)|的按)/

/** A floor is a place; where something merely stopped, or a height, is none. */
export function floorLevel(group: Group, context: Context): Level | undefined {
  if (group.items.some(({ value }) => !/^-?[A-Z]?\d/.test(value))) return undefined
  const front = before(context, group)
  const back = behind(context, group)
  if (between.test(front) || isFalling(group, context)) return undefined
  if (
    stopped.test(front) &&
    !/[漏渗]水?到了?$/.test(front) &&
    !/[停没]电在$/.test(front) &&
    context.after !== 'building'
  )
    return undefined
  if (halting.test(back) || isCounted(group, context)) return undefined
  if (isWholeStair(group, back) || /^下[雨雪]/.test(back)) return undefined
  if (context.after === undefined && /^[没无]电?梯/.test(back)) return undefined
  if (
    /^(?:楼(?![梯道顶上下])|高|的楼|的高|的房|以下的|以上的)/.test(back) ||
    /(?:总高|总层|高|共|带)$/.test(front)
  )
    return undefined
  const [item] = group.items
  const one = item?.value === '1' && item.script === 'chinese' && group.suffix?.word === '层'
  if (!one || context.after !== undefined) return 'floor'
  return /^[的电灯都停没走住业大商]/.test(back) ? 'floor' : undefined
}

/** “洒一楼道”: all over the stairs. */
const isWholeStair = ({ items: [item], suffix }: Group, back: string) =>
  item?.script === 'chinese' &&
  item.value === '1' &&
  suffix?.suffix === 'storey' &&
  back.startsWith('道')
