/** What the speaker of a message is doing. */
export const acts = [
  'report',
  'me-too',
  'fixed',
  'still-broken',
  'enquiry',
  'signup',
  'cancel',
  'rate',
  'thanks',
  'chat',
] as const

export type Act = (typeof acts)[number]

/** Urgency: P1 emergency, P2 utilities, P3 general, P4 complex. The clocks of a class are in `rules/clocks.ts`. */
export type UrgencyClass = 'P1' | 'P2' | 'P3' | 'P4'

interface CategoryFacts {
  /** As residents and staff read it. */
  readonly title: string
  /** `null` where the category never makes a ticket of its own. */
  readonly class: UrgencyClass | null
}

/** What a matter can be. Names and classes are the taxonomy's; add a category here and a corpus file beside it. */
export const categories = {
  'sick-elder': { title: '老人急病求助', class: 'P1' },
  medical: { title: '突发伤病', class: 'P1' },
  'child-unattended': { title: '孩子无人照看', class: 'P1' },
  'missing-person': { title: '人员走失', class: 'P1' },
  'gas-leak': { title: '燃气泄漏', class: 'P1' },
  fire: { title: '火情', class: 'P1' },
  'falling-hazard': { title: '高空坠落隐患', class: 'P1' },
  'elevator-trapped': { title: '电梯困人', class: 'P1' },
  'public-security': { title: '治安', class: 'P1' },
  'drain-blocked': { title: '下水堵塞', class: 'P2' },
  'water-supply': { title: '供水', class: 'P2' },
  'water-leak': { title: '漏水', class: 'P2' },
  'power-outage': { title: '供电', class: 'P2' },
  'gas-outage': { title: '停气', class: 'P2' },
  heating: { title: '供暖', class: 'P2' },
  'elevator-fault': { title: '电梯故障', class: 'P2' },
  lighting: { title: '照明', class: 'P2' },
  'access-control': { title: '门禁道闸', class: 'P2' },
  parking: { title: '停车', class: 'P3' },
  ebike: { title: '电动车', class: 'P3' },
  sanitation: { title: '环境卫生', class: 'P3' },
  noise: { title: '噪音扰民', class: 'P3' },
  'illegal-construction': { title: '私搭乱建', class: 'P3' },
  pets: { title: '宠物动物', class: 'P3' },
  greenery: { title: '绿化', class: 'P3' },
  'public-facility': { title: '公共设施', class: 'P3' },
  'neighbour-dispute': { title: '邻里纠纷', class: 'P3' },
  'property-management': { title: '物业服务', class: 'P3' },
  telecom: { title: '通信', class: 'P3' },
  renovation: { title: '改造诉求', class: 'P4' },
  'service-enquiry': { title: '办事咨询', class: 'P3' },
  canteen: { title: '助餐食堂', class: 'P3' },
  wish: { title: '微心愿', class: 'P3' },
  activity: { title: '活动', class: null },
} as const satisfies Record<string, CategoryFacts>

export type Category = keyof typeof categories

export const categoryNames = Object.keys(categories) as readonly Category[]

export const classOf = (category: Category): UrgencyClass | null => categories[category].class

export const titleOf = (category: Category): string => categories[category].title

export const isCategory = (name: string): name is Category => Object.hasOwn(categories, name)

export const isAct = (name: string): name is Act => (acts as readonly string[]).includes(name)
