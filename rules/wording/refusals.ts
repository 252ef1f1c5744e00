import { type Category, titleOf } from '../../intents/taxonomy.ts'
import type { State } from '../lifecycle.ts'
import { type Deed, type Standing, whoMay } from '../rights.ts'
import type { ReasonedMove } from '../staff-words.ts'
import type { HoldFault } from '../words/hold-until.ts'
import { stateWords } from './subject.ts'

const holdFaults: Record<HoldFault, string> = {
  'no-reason': '挂起要写上原因。',
  'no-such-day': '没看懂挂起到哪一天，或者那天已经过了。',
  past: '这个时候已经过了，挂起要到以后。',
  'too-far': '最多挂起 60 天。',
}

const standingWords: Record<Standing, string> = {
  resident: '居民',
  reporter: '报事的居民',
  worker: '工作人员',
  assignee: '手上有这单的人',
  supervisor: '主管',
  admin: '书记或管理员',
}

const who = (deed: Deed) =>
  whoMay(deed)
    .map((one) => standingWords[one])
    .join('、')

/** An order of each kind that wants a reason, as it might be given. */
const reasoned: Record<ReasonedMove, (ticket: number) => string> = {
  decline: (ticket) => `退单 ${ticket} 不是我们的管道`,
  hold: (ticket) => `挂起 ${ticket} 等配件 到下周一`,
  'check-fail': (ticket) => `核查 ${ticket} 不通过 还在漏`,
}

/** Why something cannot be done, and what can. Every example is an order that is understood. */
export const refusals = {
  noTicket: (ticket: number) => `没有工单${ticket}。回“待办”看现在有哪些。`,
  whichTicket: (word: string) => `哪一个工单？请写上号，比如：${word} 12`,
  state: (ticket: number, state: State, can: readonly string[]) =>
    `工单${ticket}${stateWords[state]}，现在不能这样。可以：${can.join('、') || `工单 ${ticket}`}`,
  notYours: (ticket: number, owner: string) =>
    `工单${ticket}在${owner}手里，要他/她本人、${who('offer')}来操作。`,
  nobodys: (ticket: number) =>
    `工单${ticket}还没人接，要${who('offer')}来派。您来办请回：接单 ${ticket}`,
  taken: (ticket: number, owner: string) => `工单${ticket}已经由${owner}接了。`,
  reason: (move: ReasonedMove, ticket: number) => `请写上原因，比如：${reasoned[move](ticket)}`,
  holdDay: (ticket: number, fault: HoldFault) =>
    `${holdFaults[fault]}请写成：挂起 ${ticket} 等配件 到下周一，或：挂起 ${ticket} 等配件 3天`,
  whom: (ticket: number) => `转给谁？比如：转单 ${ticket} @张师傅`,
  nobodyCalled: (name: string) => `工作人员里没有“${name}”。`,
  ownCheck: (ticket: number) => `工单${ticket}是您自己办的，请别的同事核查。`,
  checkLater: (ticket: number) => `工单${ticket}还没办完，办完以后才核查。`,
  howToCheck: (ticket: number | string) =>
    `核查结果请这样回：核查 ${ticket} 通过，或：核查 ${ticket} 不通过 还在漏`,
  oneAtATime: (word: string) => `一条消息请只写一个工单号，比如：${word} 12`,
  whichQuoted: (word: string, tickets: readonly number[]) =>
    `引用的消息里有几个工单（${tickets.join('、')}），是哪一个？比如：${word} ${tickets[0] ?? 12}`,
  right: (deed: Deed) => `这个要${who(deed)}来做。`,
  whichDay: (work: boolean) => `哪一天？请这样写：${work ? '调班 12月5日' : '放假 12月1日'}`,
  notStaff: '这个要工作人员才能操作。请管理员发个工作码，您回：我是 工作码',
  notAdmin: `发通知要${who('notice')}来。`,
  noticeElsewhere: '请在管理群或私聊里发。',
  noCategory: (words: string, near: readonly string[]) =>
    `没有“${words}”这一类。最像的是：${near.join('、')}。`,
  whichWords: (words: string) => `哪一句？请引用那条消息，或写上工单号，比如：${words} 12`,
  notHeard: '没找到引用的这句话。请写上工单号，比如：不是报修 12',
  already: (ticket: number, category: Category) => `工单${ticket}本来就是“${titleOf(category)}”。`,
}
