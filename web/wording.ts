import type { UrgencyClass } from '../intents/taxonomy.ts'
import type { ClosedAs } from '../rules/lifecycle.ts'

/** What people of the page read, in one place. States and categories have their titles in `rules/wording/` and the taxonomy. */

export const page = {
  name: '邻里',
  title: '邻里 · 工作台',
  motto: '群里有人说，事情有人管',
  chats: '聊天',
  groups: '群聊',
  direct: '和助手私聊',
  fresh: '有新消息',
  assistant: '邻里助手',
  simulated: '模拟微信',
  lost: '和服务器断开了，正在重连……',
  skip: '跳到工单',
  figures: '台账',
  nothingSaid:
    '还没有人说话。在下面选一个人，说点什么吧，比如：“3栋2单元下水堵了，脏水都漫出来了”。',
  notBound: '这个群还没绑定，助手听不到。',
  tickets: '工单',
  ticketsOpen: (count: number) => `${count} 件未办结`,
  ticketsMore: (count: number) => `还有 ${count} 件没有列出`,
  noTickets: '现在没有未办结的事，挺好。',
  closed: (count: number) => `最近办结的 ${count} 件`,
  history: (count: number) => `经过 ${count} 步`,
} as const

export const composer = {
  speaker: '谁在说',
  text: '说什么',
  hint: '说点什么……',
  send: '发送',
} as const

export const line = {
  recalled: (name: string) => `${name}撤回了一条消息`,
  recalledOwn: '已撤回',
  waiting: '待发送',
} as const

export const roomKinds: Readonly<Record<string, string>> = {
  residents: '居民群',
  staff: '工作群',
  admin: '管理群',
  direct: '私聊',
}
export const unboundKind = '未绑定'

export const classes: Readonly<Record<UrgencyClass, string>> = {
  P1: '紧急',
  P2: '急修',
  P3: '一般',
  P4: '复杂',
}

export const closings: Readonly<Record<ClosedAs, string>> = {
  confirmed: '居民已确认',
  checked: '同事已核查',
  unverified: '到时没人答复',
  withdrawn: '居民自己撤销',
  'not-ours': '不归社区管',
  merged: '并入别的工单',
}

export const stages = ['登记', '派单', '接单', '办完', '办结'] as const

export const ticket = {
  number: (id: number) => `工单 ${id}`,
  noPlace: '位置还没说清',
  noAssignee: '还没有人',
  assignee: '经办',
  reporters: '反映人',
  opened: '登记',
  more: (count: number) => `等 ${count} 人`,
  returns: (count: number) => `返工 ${count} 次`,
  stage: (at: number) => `共五步，到第${at + 1}步：${stages[at] ?? ''}`,
  toRespond: (span: string) => `${span}内要接单`,
  toSolve: (span: string) => `${span}内要办完`,
  respondLate: (span: string) => `接单已超时 ${span}`,
  solveLate: (span: string) => `办理已超时 ${span}`,
} as const

type Happening = (by: string, reason: string) => string

const because = (reason: string) => (reason ? `：${reason}` : '')

/** What a history row says in words. A move this page does not know is shown by its name. */
export const happenings: Readonly<Record<string, Happening>> = {
  open: (by) => `${by} 反映，登记成单`,
  offer: (by, reason) => `${by} ${reason || '派单'}`,
  accept: (by) => `${by} 接单`,
  decline: (by, reason) => `${by} 退单${because(reason)}`,
  transfer: (by, reason) => `${by} 转单${because(reason)}`,
  hold: (by, reason) => `${by} 挂起${because(reason)}`,
  resume: (by) => `${by} 恢复办理`,
  finish: (by, reason) => `${by} 办完${because(reason)}`,
  check: (by, reason) => `${by} 核查通过${because(reason)}`,
  confirm: (by, reason) => `${by} 确认已好${because(reason)}`,
  dispute: (by, reason) => `${by} 说没修好${because(reason)}`,
  lapse: (_, reason) => `自动办结${because(reason)}`,
  withdraw: (by, reason) => `${by} 撤销${because(reason)}`,
  refuse: (by, reason) => `${by} 判为不归社区管${because(reason)}`,
  merge: (by, reason) => `${by} 并单${because(reason)}`,
  reopen: (by, reason) => `${by} 说又出问题，重新打开${because(reason)}`,
  join: (by) => `${by} 也在反映`,
  locate: (by) => `${by} 补充了位置`,
  witness: (by) => `${by} 说已经好了`,
  chase: (by) => `${by} 在催`,
  remind: (by) => `${by} 提醒接单`,
  escalate: (by, reason) => `${by} 上报主管${because(reason)}`,
  correct: (by, reason) => `${by} 改正：${reason}`,
  alarm: (by) => `${by} 呼叫全体值班人员`,
}

export const why = {
  title: '为什么？',
  look: '看看原因',
  back: '回到工作台',
  heard: (parts: readonly string[], confidence: string) =>
    `听成：${parts.filter(Boolean).join('，')}，把握 ${confidence}。`,
  opens: '单看这句话，会开工单',
  leaves: '单看这句话，不开工单',
  need: (share: string, threshold: string) => `（要有人管的可能 ${share}，到 ${threshold} 才开）。`,
  rules: '安全规则',
  like: (example: string) => `类似“${example}”`,
  speaksFor: '说明要有人管',
  speaksAgainst: '说明不用管',
  category: (title: string) => `说明是${title}`,
  maybe: '事项可能是',
  corrected: (by: string, at: string, meant: string) => `${by} ${at} 改正：${meant}`,
  really: '听错了？其实',
  choose: '请选……',
  correct: '改正',
  office: '工作台',
} as const

export const session = {
  title: '微信连接',
  on: '微信已连接',
  off: '微信还没登录',
  elsewhere: '微信在另一个程序里运行',
  scan: '请用助手的微信扫一扫，在手机上点“登录”。二维码过期会自动换新的。',
  qrLabel: '微信登录二维码',
  wait: '正在等微信给出二维码……',
  heard: (ago: string) => `最近一次有动静：${ago}`,
  never: '还没有听到任何动静',
  explain: '这里只看工单；说话请在微信群里说。',
} as const

export const faults = {
  foreign: '这个请求来自别的网站，没有执行。请在本页面上操作。',
  hostName: '不认识这个网址里的主机名。请用 http://127.0.0.1 加端口打开，或让管理员登记这个域名。',
  noPhone: '这里连的是真实微信，请在微信里说话。',
  noChat: '没有这个聊天，请刷新页面再试。',
  noSpeaker: '这个人不在这个聊天里，请重新选一个人。',
  noText: '还没写内容。',
  longText: (length: number, most: number) => `太长了：最多 ${most} 字，现在有 ${length} 字。`,
  notSaid: '没说出去，请再试一次。',
  noWords: '找不到这句话，可能已经撤回或删除了。',
  noMeaning: '请选它其实是什么。',
  tooLarge: '内容太长了，没有发出去。',
  notFound: '没有这个页面。',
  broken: '程序出了点问题，已记入日志。请稍后再试。',
} as const
