/** A place out of doors or in common that has a name and no number. */
export interface Spot {
  readonly name: string
  readonly from: number
  readonly to: number
  /** It says where only together with a building (“大厅”). */
  readonly dependent: boolean
  /** A thing of the place rather than a place: in “小花园的滑梯” the garden is where to go. */
  readonly isThing: boolean
}

const sides = '东南 东北 西南 西北 东 西 南 北'.split(' ')
const gates = [
  ...sides.flatMap((side) => ['门', '大门', '小门', '侧门', '侧小门'].map((gate) => side + gate)),
  ...sides.map((side) => `小${side}门`),
  ...'正门 大门 后门 侧门 小门 偏门 边门 正大门 后大门'.split(' '),
]

/** Heads that are a place by themselves. */
const heads = [
  ...gates,
  ...'小区门口 小区大门口 小区大门 小区入口 小区出口 小区正门 院门口'.split(' '),
  ...'岗亭 门岗 门房 收发室 保安亭 保安室 门卫室 门卫 传达室 监控室 消防控制室 值班室 物业办公室 物业服务中心 物业中心 物业前台 党群服务中心 活动室 活动中心 棋牌室 文化活动室 老年活动室 老年活动中心 警务室 售楼处'.split(
    ' ',
  ),
  ...'人防车库 人防地库 地下车库 地下停车场 地下停车库 地下室 地下通道 地库 车库 停车场 停车棚 非机动车库 非机动车棚 自行车棚 自行车库 电动车棚 电瓶车棚 单车棚 摩托车棚 车棚 充电棚 充电桩 充电区'.split(
    ' ',
  ),
  ...'广场 南广场 北广场 下沉广场 东广场 西广场 棋摊 小花园 中心花园 中央花园 后花园 街心花园 花坛 大花坛 花池 草坪 草地 绿化带 小广场 中心广场 中央广场 健身广场 文化广场 喷泉池 喷泉 喷水池 水景池 沙池 水塘 池塘 人工湖 景观湖 景观池 荷花池 鱼池 凉亭 小亭子 亭子 长廊 连廊 风雨连廊 木栈道 栈道 廊架 中庭 河边 湖边 石桥 木桥 拱桥 小树林 竹林 假山 小山坡'.split(
    ' ',
  ),
  ...'儿童乐园 儿童游乐园 儿童游乐区 儿童游乐场 游乐场 游乐区 滑梯 滑滑梯 沙坑 秋千 健身角 健身区 健身器材区 健身器材 健身点 篮球场 羽毛球场 足球场 网球场 门球场 乒乓球台 乒乓球桌 球场 塑胶跑道 健身步道 游泳池 泳池 会所 架空层 消防通道 人行道 主干道 环路 鹅卵石路 拐角 路口 十字路口 减速带 坡道 天桥 围墙 公告栏 宣传栏'.split(
    ' ',
  ),
  ...'垃圾房 垃圾间 垃圾站 垃圾点 垃圾亭 垃圾屋 垃圾池 垃圾分类点 垃圾分类亭 垃圾投放点 垃圾中转站 分类亭 投放点 快递柜 丰巢柜 丰巢 菜鸟驿站 快递驿站 驿站 快递点 快递架 外卖柜 公交站 公交站台 地铁口 公厕 公共厕所 配电房 配电室 地下水泵房 地下泵房 水泵房 泵房 锅炉房 换热站 变电室 设备房 楼顶 天台 屋顶平台'.split(
    ' ',
  ),
]

/** Heads that are a place only with the word behind them: “幼儿园门口”, “垃圾桶旁边”. */
const landmarks =
  '幼儿园 学校 小学 中学 超市 小超市 便利店 药店 菜市场 菜场 理发店 银行 饭店 饭馆 餐馆 面馆 水果店 小卖部 早餐店 早点铺 物业 居委会 社区 社区食堂 社区医院 社区服务中心 食堂 卫生站 卫生室 卫生院 诊所 医院 洗车店 麻将馆 网吧 彩票站 奶茶店 烧烤店 肯德基 垃圾桶 垃圾箱 大垃圾桶 变压器 大树 大槐树 老槐树 银杏树 电线杆 消防栓 井盖 长椅 公园 咖啡店 蛋糕店 宠物店 修车铺 裁缝店 五金店 快递站'.split(
    ' ',
  )
const dependents = '大厅 门厅 大堂 天井 顶楼 平台 调压箱 东山墙 西山墙 南山墙 北山墙 山墙'.split(
  ' ',
)
const things: ReadonlySet<string> = new Set(
  '滑梯 滑滑梯 秋千 沙坑 健身器材 坡道 拐角 减速带 公告栏 宣传栏 井盖 长椅 充电桩'.split(' '),
)

const tails =
  '门口 围墙 后门 侧门 正门 东门 西门 南门 北门 大门口 入口处 出口处 入口 出口 门前 门外 旁边 边上 对面 后面 前面 后边 前边 拐角 拐弯处 下面 底下 背后 里面 外面 旁 口 外'.split(
    ' ',
  )
const unspoken = new Set('里面 下面 旁边 边上'.split(' '))

/** “走后门”, “广场舞”, “我家大门”: what stands beside tells that no place is meant. */
const notAfter: Readonly<Record<string, RegExp>> = {
  小东门: /[\d一二三四五六七八九十]$/,
  小西门: /[\d一二三四五六七八九十]$/,
  小南门: /[\d一二三四五六七八九十]$/,
  小北门: /[\d一二三四五六七八九十]$/,
  大门: /[家户房元铁道]$/,
  后门: /[走开车]$/,
  侧门: /[车武]$/,
  小门: /[家户]$/,
  地下室: /[我你他家]$/,
  楼顶: /封$/,
  河边: /[到往去]$/,
  湖边: /[到往去星]$/,
  游泳池: /[成了]$/,
  泳池: /[成了]$/,
  喷泉: /[成像跟似]$/,
  路口: /个$/,
  广场: /[^，。,！!？?\s在到去往从这那区是们]$/,
}
const notBefore: Readonly<Record<string, RegExp>> = {
  广场: /^舞/,
  楼顶: /^上这?几/,
  游泳池: /^的?味/,
  泳池: /^的?味/,
  顶楼: /^的?(?:那家|那户|那个|住户|业主|人家|邻居|住的)/,
  小广场: /^舞/,
  丰巢: /^(?:股|公司|收)/,
  车库: /^(?:门?[出急转]租|出售|转让|产权|电影)/,
  地下车库: /^(?:[出急转]租|出售|转让|产权)/,
  门卫: /^(?:大爷|师傅|大叔|老|说|小|不|让|也|都)/,
  充电桩: /^(?:安装|申请|出)/,
  消防通道: /^(?:知识|宣传)/,
}

interface Head {
  readonly word: string
  readonly kind: 'head' | 'landmark' | 'dependent'
}

const byFirst = new Map<string, Head[]>()
const kinds = [
  ['head', heads],
  ['landmark', landmarks],
  ['dependent', dependents],
] as const
for (const [kind, list] of kinds)
  for (const word of list) {
    const first = word.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, kind }])
  }
for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length)

/** The characters with which a spot may begin. */
export const spotStarts: readonly string[] = [...byFirst.keys()]

/** The spot that starts at `at`, with what is said of its side (“快递柜旁边”). */
export function spotAt(text: string, at: number): Spot | undefined {
  const bucket = byFirst.get(text.charAt(at))
  const head = bucket?.find(({ word }) => text.startsWith(word, at))
  if (head === undefined) return undefined
  const end = at + head.word.length
  const front = text.slice(Math.max(0, at - 2), at)
  if (notAfter[head.word]?.test(front) || notBefore[head.word]?.test(text.slice(end, end + 4)))
    return undefined
  if (/[东南西北]门$/.test(head.word) && text.charAt(end) === '洞') return undefined
  const tail = tails.find((word) => text.startsWith(word, end))
  if (head.kind === 'landmark' && tail === undefined) return undefined
  const isGarage = /车库|地库|停车/.test(head.word)
  const level = isGarage ? basementBefore(text, at) : ''
  const zone = isGarage && tail === undefined ? zoneBehind(text, end) : ''
  const said = tail !== undefined && unspoken.has(tail) ? '' : (tail ?? '')
  return {
    name: level + head.word + zone + said,
    from: at - level.length,
    to: end + zone.length + (tail?.length ?? 0),
    dependent: head.kind === 'dependent',
    isThing: things.has(head.word),
  }
}

/** “地库C区”: part of the garage's name. */
const zoneBehind = (text: string, at: number): string =>
  /^[A-Za-z东西南北]区/.exec(text.slice(at, at + 2))?.[0].toUpperCase() ?? ''

/** “B2车库” is called so. */
const basementBefore = (text: string, at: number): string =>
  /(?<![A-Za-z\d])[Bb][1-4]$/.test(text.slice(Math.max(0, at - 3), at))
    ? text.slice(at - 2, at).toUpperCase()
    : ''
