import { before, behind, type Context } from './address-context.ts'
import { isCounted } from './address-counts.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'

const stopped =
  /(?:爬|爬上|爬下|下楼|上楼|全?堵|堵在|说|走|跑|搬|扛|背|停在|停到|停|卡在|卡到|卡|困在|困|关在|升到|升|降到|降|滑到|掉到|坠到|到|按|去|往)了?$/
const halting = /^(?:卡住|停住|不动|卡着|停着|就停|就不|按|的按)/

/** A floor is a place; where something merely stopped, or a height, is none. */
export function floorLevel(group: Group, context: Context): Level | undefined {
  if (group.items.some(({ value }) => !/\d/.test(value))) return undefined
  const front = before(context, group)
  const back = behind(context, group)
  if (stopped.test(front) && !/[停没]电?在$/.test(front) && context.after !== 'building')
    return undefined
  if (halting.test(back) || isCounted(group, context)) return undefined
  if (isWholeStair(group, back) || /^(?:[没无]电?梯|下[雨雪])/.test(back)) return undefined
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
