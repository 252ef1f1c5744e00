import { titleOf } from '../../intents/taxonomy.ts'
import { adviceFor } from '../guidance.ts'
import type { State } from '../lifecycle.ts'
import { maskName } from '../masking.ts'
import { dateText, type Subject, stateWords, subject } from './subject.ts'

/** What residents hear. */
export const toResidents = {
  ack: (about: Subject, ask: boolean) =>
    `收到，${subject(about)}已记下，马上找人处理。${ask ? '在几栋几单元、什么位置？回我一句就行。' : ''}`,
  enquiryTaken: (about: Subject) =>
    `收到，您问的${titleOf(about.category)}（工单${about.ticket}）已转给工作人员，有答复就告诉您。`,
  emergency: (about: Subject, ask: boolean) =>
    `收到，${subject(about)}已记下，正在叫值班的人！${adviceFor(about.category) ?? ''}${ask ? '在几栋几单元？' : ''}现在什么情况？`,
  stillCalling: (about: Subject) =>
    `${subject(about)}还在叫人，暂时还没人接。${adviceFor(about.category) ?? '情况急请先打 110。'}`,
  letGo: (about: Subject) => `${subject(about)}换人处理，正在找，找到了马上说。`,
  heldChased: (about: Subject, reason: string, until: Date) =>
    `${toResidents.held(about, reason, until)}已经催了，有消息马上说。`,
  located: (about: Subject) => `好的，位置记下了：${subject(about)}。`,
  accepted: (about: Subject, worker: string, isUrgent: boolean) =>
    `${subject(about)}，${maskName(worker)}已接单，${isUrgent ? '正赶过去' : '会尽快处理'}。`,
  held: (about: Subject, reason: string, until: Date) =>
    `${subject(about)}暂时挂起${reason ? `：${reason}` : ''}，预计 ${dateText(until)}接着办。`,
  done: (about: Subject, words: string, photo = false) =>
    `${subject(about)}处理好了${words ? `：${words}` : ''}。${photo ? '已拍照留底。' : ''}看看好了没？好了回“好了”，没好回“没修好”。`,
  goesOn: (about: Subject) => `${subject(about)}还没完，师傅接着办，好了再请大家看。`,
  confirmed: (about: Subject) => `${subject(about)}已办结，谢谢确认。`,
  checked: (about: Subject) => `${subject(about)}经核查已办结。`,
  disputed: (about: Subject) => `抱歉，${subject(about)}已退回去重新处理。`,
  reopened: (about: Subject) => `又出问题了，抱歉。${subject(about)}已重新打开，马上找人。`,
  sorry: (about: Subject) =>
    `抱歉，${subject(about)}没让您满意，您的话我们记下了。要重新处理请回：没修好`,
  dismissed: (about: Subject) =>
    `${subject(about)}核实过了，不用上门，已撤单。要是我们弄错了，请再说一声。`,
  askRating: (about: Subject) =>
    `${subject(about)}办完了，您满意吗？回一个数就行：1 满意 2 基本满意 3 不满意，也可以加一句话。`,
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
