import type { Matter } from '../intents/understanding.ts'

/** How much of the speaker's home tells where a place is that everybody shares; `undefined` where none is spoken of. */
export function sharedPlace(text: string, { class: urgency }: Pick<Matter, 'class'>) {
  if (atHome.test(text)) return undefined
  if (outdoors.test(text)) return 'building'
  if (indoors.test(text)) return 'unit'
  // “敲门口没人应” of an emergency is at the flat.
  return urgency !== 'P1' && below.test(text) ? 'unit' : undefined
}

const atHome = /(?:我|俺|咱)们?(?:家|屋)|家里|屋里|厨房|卫生间|厕所|阳台|客厅|卧室|楼[上下]漏/
const outdoors =
  /楼顶|天台|屋顶|外墙|小区(?:里|内|外|门|大门|路)|院子里|地库|车库|停车场|广场|花园里|草坪|绿化带|[东南西北]门|马路|路[上边]|路灯|楼[前后]|外面|流浪狗|野狗/
const indoors = /楼道|楼梯|走廊|过道|电梯|单元门|楼门|门禁|门厅|大厅|声控灯/
const below = /楼下|门口/
