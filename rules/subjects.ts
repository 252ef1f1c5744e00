import type { Category } from '../intents/taxonomy.ts'

/** The plainest words of a matter, the more telling first; only for what nobody could make out otherwise. */
const plainest: readonly (readonly [Category, string])[] = [
  ['elevator-trapped', '困在电梯 关在电梯 电梯困 被关电梯 电梯里有人 困人'],
  ['gas-leak', '煤气味 燃气味 天然气味 臭鸡蛋'],
  ['fire', '着火 冒烟 起火 火花 烧焦 焦糊 焦味'],
  ['missing-person', '走丢 走失 不见了 找不到人'],
  ['sick-elder', '奶奶摔 老人摔 老太太 大爷晕 敲门不应'],
  ['falling-hazard', '高空 往下扔 掉下来 冰溜 冰柱'],
  ['gas-outage', '停气 没气 打不着火 打不着'],
  ['power-outage', '停电 没电 跳闸 断电'],
  ['drain-blocked', '下水 堵了 返水 污水 马桶堵'],
  ['water-leak', '漏水 滴水 渗水 爆管 水管爆 爆了'],
  ['water-supply', '停水 没水 水压 断水 黄水 自来水 水龙头'],
  ['heating', '暖气 供暖 暖气片 地暖'],
  ['access-control', '门禁 道闸 单元门 抬杆 门卡 对讲'],
  ['elevator-fault', '电梯'],
  ['lighting', '路灯 楼道灯 灯不亮 灯坏 声控灯'],
  ['parking', '车位 挪车 挡车 消防通道 堵车 占道'],
  ['ebike', '电动车 电瓶车 飞线'],
  ['telecom', '断网 宽带 没网 信号'],
  ['noise', '吵 噪音 装修 电钻 音响 广场舞'],
  ['pets', '狗 猫 遛'],
  ['greenery', '树 草坪 绿化'],
  ['public-facility', '井盖 健身器材 长椅 滑梯 地砖'],
  ['sanitation', '垃圾 臭 老鼠 蟑螂 卫生'],
  ['public-security', '偷 打架 小偷 撬'],
]

const words = plainest.map(([category, list]) => [category, list.split(' ')] as const)

/** What a text that opened a ticket is about, by its plainest words; `null` where it has none of them. */
export function subjectOf(text: string): Category | null {
  const head = text.slice(0, 300)
  return words.find(([, list]) => list.some((word) => head.includes(word)))?.[0] ?? null
}
