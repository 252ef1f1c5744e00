import { before, behind, type Context } from './address-context.ts'
import type { Group } from './address-groups.ts'
import type { Level } from './address-levels.ts'

/** What “2座” names: the south calls its towers so; bridges, stations and the seats of a car are counted with the same word. */
export function seatLevel(group: Group, context: Context, numbered: boolean): Level | undefined {
  const item = group.items.at(-1)
  if (item === undefined || context.after === 'floor') return undefined
  const back = behind(context, group)
  if (/[A-Z甲乙丙丁]/.test(item.value)) return letterLevel(group, context)
  if (carBehind.test(back) || countedThing.test(back)) return undefined
  if (numbered || context.relaxed) return 'building'
  const front = before(context, group)
  if (Number(item.value) > 60 || counting.test(front)) return undefined
  if (partOfHouse.test(back)) return 'building'
  return item.script === 'digits' && !ridden.test(front) && !ridden.test(back)
    ? 'building'
    : undefined
}

/** “8栋B座” is a part of building 8, “A座B座” are two. */
const letterLevel = (group: Group, context: Context): Level =>
  context.after === 'building' && context.gap === '' && !before(context, group).endsWith('座')
    ? 'unit'
    : 'building'

const carBehind = /^的? ?(?:suv|mpv|[轿汽]?车(?!库|棚|位)|商务|面包|越野|以[上下内]|及以)/i

const countedThing =
  /^(?:[新旧老大小高古石铁木]|立交|人行|过街)?(?:桥|山|塔|亭|庙|寺|碑|城|岛|坟|墓|矿|教堂|雕|房子|楼房|民房|仓库|基站|电站|充电站|变电|水库|水电|大坝|体育|学校|医院|天桥|高炉|别墅|工厂|养老|公[厕园]|粮仓|厂房)/

/** So many of them, or a seat with its row. */
const counting = /[辆台部款有建盖修增设共第这那每几个了过排厢车号]$|座位|票/

/** A part of a house, its lifts and mains and people: even “一座” with it is the building's number. */
const partOfHouse =
  /^ ?[的嘅]?(?:[左右中][边侧]?[部台]?(?:电|货|客)?梯|(?:电|货|客)梯|个?电梯|部?𨋢|部[l电]|升降机|楼[上下顶道梯]|[底首顶]层|天[台井面]|外墙|大[堂门厅]|门[口厅禁前]|[入进]户|[东南西北左右][边侧面手头门]|靠[左右东西南北]|对[面出]|旁边|[前后][面边头]|停[水电气]|没[水电气]|冇[水电气]|架空|地库|管理处)/

const ridden =
  /[车辆坐]|商务|suv|mpv|轿|越野|自驾|[我他她想]买|油耗|舒服|够用|空间|老桥|保险|哪个好/i
