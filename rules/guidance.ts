import type { Category } from '../intents/taxonomy.ts'

/**
 * What to do before help is there, said at once in the group. One breath long, the number to call first. After the
 * public advice of 120, 119, 110 and gas companies (leave first, call from outside, touch no switch; never force a lift door).
 */
const advice: Partial<Record<Category, string>> = {
  'sick-elder': '情况急请先打 120，别急着挪动老人，身边留个人。',
  medical: '请先打 120，先别挪动，身边留个人。',
  'child-unattended': '孩子有危险请马上打 110，先陪着别走开。',
  'missing-person': '请马上打 110 报警，告诉我们衣着、样子和最后在哪儿见过。',
  'gas-leak': '别开关电器、别点火，关阀开窗，人先到楼外，再打 119 和燃气公司电话。',
  fire: '请马上打 119，人先撤，走楼梯别坐电梯，捂好口鼻。',
  'falling-hazard': '请绕开这一带，车和人都先别靠近；有人受伤打 120，东西要砸下来打 119。',
  'elevator-trapped': '请按电梯里的警铃，别扒门、别乱跳，空气够用；打不通就打 119。',
  'public-security': '请先保证自己安全，马上打 110。',
}

/** The advice for an emergency, or `undefined` where the category has none. */
export const adviceFor = (category: Category): string | undefined => advice[category]
