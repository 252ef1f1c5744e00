import { type Category, titleOf, type UrgencyClass } from '../intents/taxonomy.ts'
import { limits } from './clocks.ts'
import { adviceFor } from './guidance.ts'
import type { State } from './lifecycle.ts'
import { maskName } from './masking.ts'

/**
 * Everything the assistant says, in one place: warm, short, plain. Placeholders are filled by the caller; the gate masks what a
 * group must not read, so that nothing here needs to.
 */

interface Subject {
  readonly ticket: number
  readonly category: Category
  /** As far as the listener may know it. */
  readonly place: string
}

const subject = ({ ticket, category, place }: Subject) =>
  `${place ? `${place} ` : ''}${titleOf(category)}（工单${ticket}）`

const classWords: Record<UrgencyClass, string> = { P1: '紧急', P2: '急修', P3: '一般', P4: '复杂' }

const stateWords: Record<State, string> = {
  open: '已登记，正在找人',
  offered: '已派给师傅，等接单',
  accepted: '师傅已接单，正在处理',
  'on-hold': '先挂起了',
  done: '已办完，等大家确认',
  closed: '已办结',
}

export const stateText = (state: State) => stateWords[state]

export const toResidents = {
  ack: (about: Subject, ask: boolean) =>
    `收到，${subject(about)}已记下，马上找人处理。${ask ? '在几栋几单元、什么位置？回我一句就行。' : ''}`,
  enquiryTaken: (about: Subject) =>
    `收到，您问的${titleOf(about.category)}（工单${about.ticket}）已转给工作人员，有答复就告诉您。`,
  emergency: (about: Subject, ask: boolean) =>
    `收到，${subject(about)}已记下，正在叫值班的人！${adviceFor(about.category) ?? ''}${ask ? '在几栋几单元？现在什么情况？' : ''}`,
  located: (about: Subject) => `好的，位置记下了：${subject(about)}。`,
  burst: (about: Subject, households: number, state: State) =>
    `${subject(about)}已记录，目前 ${households} 户反映，${stateWords[state]}。有进展在群里说，不用重复报。`,
  accepted: (about: Subject, worker: string, isUrgent: boolean) =>
    `${subject(about)}，${maskName(worker)}已接单，${isUrgent ? '正赶过去' : '会尽快处理'}。`,
  held: (about: Subject, reason: string) =>
    `${subject(about)}暂时挂起：${reason}。有进展再告诉大家。`,
  done: (about: Subject, words: string) =>
    `${subject(about)}处理好了${words ? `：${words}` : ''}。看看好了没？好了回“好了”，没好回“没修好”。`,
  confirmed: (about: Subject) => `${subject(about)}已办结，谢谢确认。`,
  checked: (about: Subject) => `${subject(about)}经核查已办结。`,
  disputed: (about: Subject) => `抱歉，${subject(about)}已退回去重新处理。`,
  reopened: (about: Subject) => `又出问题了，抱歉。${subject(about)}已重新打开，马上找人。`,
  withdrawn: (about: Subject) => `好的，${subject(about)}已撤销，没事就好。`,
  state: (about: Subject, state: State) => `${subject(about)}：${stateWords[state]}。`,
  chased: (about: Subject, state: State) =>
    `${subject(about)}${stateWords[state]}，已经催了，有消息马上说。`,
  activities: (lines: readonly string[]) =>
    `最近的活动：\n${lines.join('\n')}\n想参加回“报名”，几个人一起写上人数。`,
  activityLine: (title: string, when: string, place: string) => `· ${title}，${when}，${place}`,
  signedUp: (title: string, people: number) =>
    `已给您报上“${title}”，${people} 人。去不了回“取消报名”。`,
  waiting: (title: string) => `“${title}”名额满了，给您排进候补，有空位马上告诉您。`,
  cancelled: (title: string) => `“${title}”已帮您取消。`,
  promoted: (title: string) => `有空位了，“${title}”给您补上了。`,
}

interface Brief extends Subject {
  readonly class: UrgencyClass
  /** The reporter's own words. */
  readonly words: string
  readonly reporter: string
}

const brief = ({ class: urgency, reporter, words, ...about }: Brief) =>
  `【${classWords[urgency]}】${subject(about)}\n${maskName(reporter)}：${words}`

interface Due {
  readonly at: Date
  readonly now: Date
}

/** Minutes while there is less than an hour, else the moment. */
function dueText(urgency: UrgencyClass, due: Due | undefined): string {
  const { respondMinutes } = limits[urgency]
  const left = due ? Math.ceil((due.at.getTime() - due.now.getTime()) / 60_000) : respondMinutes
  if (left <= 0) return '马上'
  if (left < 60) return `${left}分钟内`
  return due ? `在 ${timeText(due.at)} 前` : '尽快'
}

export const toStaff = {
  ping: (about: Brief, due?: Due) =>
    `${brief(about)}\n请${dueText(about.class, due)}回：接单 ${about.ticket}（不归您管：退单 ${about.ticket} 原因）`,
  emergency: (about: Brief) =>
    `${brief(about)}\n紧急！谁在附近请马上去，先回：接单 ${about.ticket}`,
  detail: (about: Subject, isClear: boolean, words: string, phone: string | null) =>
    `工单${about.ticket} ${titleOf(about.category)}\n位置：${isClear ? about.place : `${about.place && `${about.place}，`}具体在哪儿还没说清，请在群里问一下`}\n原话：${words}${phone ? `\n电话：${phone}` : ''}\n办完回：办完 ${about.ticket} 做了什么`,
  nudge: (about: Subject) => `${subject(about)}还没人接单，请看一下，回：接单 ${about.ticket}`,
  escalation: (about: Subject) =>
    `${subject(about)}到时限还没人接单，请您安排人，或回：转单 ${about.ticket} @谁`,
  chase: (about: Subject) => `居民在催：${subject(about)}，请回个进展。`,
  saidOver: (about: Subject) =>
    `居民说${subject(about)}已经好了。确实好了请回：办完 ${about.ticket}`,
  more: (about: Subject, words: string) => `${subject(about)}，居民又说：${words}`,
  returned: (about: Subject, words: string) =>
    `居民说${subject(about)}没修好：${words}\n请再去一趟，好了回：办完 ${about.ticket}`,
  checkFailed: (about: Subject, name: string, words: string) =>
    `${name}核查，${subject(about)}没通过：${words}\n请再去一趟，好了回：办完 ${about.ticket}`,
  nobody: (about: Subject) =>
    `${subject(about)}现在没有值班的人可派，请您安排，回：转单 ${about.ticket} @谁`,
  withdrawn: (about: Subject) => `${subject(about)}居民自己撤了，不用去了。`,
  story: (words: string, reports: number) =>
    `原话：${words}${reports > 1 ? `（共 ${reports} 人反映）` : ''}`,
  done: (ticket: number, what: string) => `工单${ticket}${what}。`,
  located: (about: Subject) => `工单${about.ticket}位置清楚了：${about.place}。`,
  notOurs: (about: Subject, reason: string) => `${subject(about)}已撤单：${reason}。不用去了。`,
  recategorised: (ticket: number, from: Category, to: Category, urgency: UrgencyClass) =>
    `工单${ticket}从“${titleOf(from)}”改为“${titleOf(to)}”（${classWords[urgency]}），记下了。`,
  learnt: (what: string) => `记下了：${what}。`,
  learntLate: (ticket: number, state: State) =>
    `记下了。工单${ticket}${stateWords[state]}，状态不动。`,
}

/** What a correction says a message was. */
export const meantText = (meant: 'chat' | Category) =>
  meant === 'chat' ? '不是报修' : `这是${titleOf(meant)}`

export const refusals = {
  noTicket: (ticket: number) => `没有工单${ticket}。回“待办”看现在有哪些。`,
  whichTicket: (word: string) => `哪一个工单？请写上号，比如：${word} 12`,
  state: (ticket: number, state: State, can: readonly string[]) =>
    `工单${ticket}${stateWords[state]}，现在不能这样。可以：${can.join('、') || `工单 ${ticket}`}`,
  notYours: (ticket: number, owner: string) =>
    `工单${ticket}在${owner}手里，要他/她本人或主管来操作。`,
  nobodys: (ticket: number) => `工单${ticket}还没人接，要主管来派。您来办请回：接单 ${ticket}`,
  taken: (ticket: number, owner: string) => `工单${ticket}已经由${owner}接了。`,
  reason: (word: string, ticket: number) => `请写上原因，比如：${word} ${ticket} 不是我们的管道`,
  whom: (ticket: number) => `转给谁？比如：转单 ${ticket} @张师傅`,
  nobodyCalled: (name: string) => `工作人员里没有“${name}”。`,
  ownCheck: (ticket: number) => `工单${ticket}是您自己办的，请别的同事核查。`,
  noChecker: '核查要网格员、主管、书记或管理员来。',
  howToCheck: (ticket: number | string) =>
    `核查结果请这样回：核查 ${ticket} 通过，或：核查 ${ticket} 不通过 原因`,
  oneAtATime: (word: string) => `一条消息请只写一个工单号，比如：${word} 12`,
  whichQuoted: (word: string, tickets: readonly number[]) =>
    `引用的消息里有几个工单（${tickets.join('、')}），是哪一个？比如：${word} ${tickets[0] ?? 12}`,
  notStaff: '这个要工作人员才能操作。请管理员发个工作码，您回：我是 工作码',
  notAdmin: '发通知要管理员或书记来。',
  noticeElsewhere: '请在管理群或私聊里发。',
  noCategory: (words: string, near: readonly string[]) =>
    `没有“${words}”这一类。最像的是：${near.join('、')}。`,
  whichWords: (words: string) => `哪一句？请引用那条消息，或写上工单号，比如：${words} 12`,
  notHeard: '没找到引用的这句话。请写上工单号，比如：不是报修 12',
  already: (ticket: number, category: Category) => `工单${ticket}本来就是“${titleOf(category)}”。`,
}

export const toWhoever = {
  help: [
    '接单 12 · 退单 12 原因 · 转单 12 @谁',
    '挂起 12 原因 · 恢复 12 · 办完 12 说明',
    '核查 12 通过 / 核查 12 不通过 原因',
    '工单 12 · 我的工单 · 待办',
    '上班 · 下班 · 撤回（收回我刚说的话）',
    '我听错了：不是报修 12 / 这是 停车 12（引用消息可不写号）',
    '管理员：通知 内容（先给您看，回“确认”再发）',
  ].join('\n'),
  onDuty: (name: string) => `${name}，已记上班。`,
  offDuty: (name: string) => `${name}，已记下班，辛苦了。`,
  none: '现在没有。',
  line: (about: Subject, state: State, assignee: string | null) =>
    `${about.ticket} ${titleOf(about.category)} ${about.place} ${stateWords[state]}${assignee ? `（${assignee}）` : ''}`,
  more: (count: number) => `……还有 ${count} 个`,
  recalling: (name: string) => `好的${name}，我撤回刚说的话。`,
  recalled: '已撤回。',
  nothingToRecall: '两分钟内我没说过话，撤不回了。',
  roomBound: (name: string) => `“${name}”绑定好了，我在这儿听着。有事直接在群里说。`,
  enrolled: (name: string) => `${name}，您好！以后有活儿我会叫您。回“帮助”看怎么用。`,
  badCode: '这个码不对、用过了或者过期了。请管理员再发一个。',
  noticeDraft: (text: string, rooms: readonly string[]) =>
    `要发到 ${rooms.length} 个群（${rooms.join('、')}）：\n————\n${text}\n————\n回“确认”就发，回“取消”不发。`,
  noticeEmpty: '通知后面请写上内容，比如：通知 明天上午 9 点停水两小时',
  noticeNoRooms: '没有找到要发的居民群。请先绑定群，或检查群名。',
  noticeConfirmed: (rooms: number) => `好，正在发到 ${rooms} 个群，发完告诉您。`,
  noticeAtDawn: (rooms: number, at: Date) =>
    `好，夜里不打扰大家，${timeText(at)} 发到 ${rooms} 个群，发完告诉您。`,
  noticeDropped: '好，不发了。',
  noticeNone: '没有等您确认的通知。',
  noticeSent: (sent: number, all: number) => `通知已发完：${all} 个群里 ${sent} 个收到了。`,
}

/** “周三 11月25日 14:00”, in China's time. */
export const timeText = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)
