import type { Category, UrgencyClass } from '../../intents/taxonomy.ts'
import { titleOf } from '../../intents/taxonomy.ts'
import type { State } from '../lifecycle.ts'
import { classWords, type Subject, stateWords, subject } from './subject.ts'

/** Who it is, as neighbours call them. */
const roleWords: Readonly<Record<string, string>> = {
  property: '物业',
  'grid-worker': '网格员',
  volunteer: '志愿者',
  secretary: '社区',
  admin: '社区',
}

function whoHasIt(state: State, role: string | undefined): string {
  const who = roleWords[role ?? '']
  if (who === undefined) return stateWords[state]
  if (state === 'offered') return `已通知${who}`
  if (state === 'on-hold') return `${who}已接单，暂时挂起`
  return state === 'accepted' ? `${who}已接单` : stateWords[state]
}

/** The number of households follows by itself. */
const named = ({ ticket, category, place }: Subject) => subject({ ticket, category, place })

/** What is said when one matter has several reporters, and when it turns out that it had not. */
export const incidents = {
  /** For the neighbours. `role` is that of whoever has it in hand. */
  burst: (about: Subject, households: number, state: State, role: string | undefined) =>
    `${named(about)}已记录，目前 ${households} 户反映，${whoHasIt(state, role)}。有进展在群里说，不用重复报。`,
  nowApart: (ticket: number, about: Subject) =>
    `您反映的事和工单${ticket}不是一回事，给您单独记成${subject(about)}，马上找人处理。`,
  nowTogether: (ticket: number, about: Subject) =>
    `工单${ticket}和${subject(about)}是同一件事，合在一起处理，有进展都告诉您。`,
  apartAgain: (about: Subject) => `${subject(about)}单独处理，马上找人，有进展告诉您。`,

  /** For whoever has it in hand, or everybody who could. */
  many: (about: Subject, households: number, isTaken: boolean) =>
    `${named(about)}现在有 ${households} 户反映了，${isTaken ? '请抓紧，回个进展。' : `请尽快，回：接单 ${about.ticket}`}`,
  tookOut: (about: Subject, who: string, ticket: number) =>
    `${subject(about)}里${who}反映的是另一件事，已拆成工单${ticket}，您这单照旧。`,
  tookIn: (about: Subject, ticket: number, reports: number) =>
    `工单${ticket}是同一件事，已并到${subject(about)}，现在共 ${reports} 人反映。`,
  wentInto: (ticket: number, about: Subject, isTaken: boolean) =>
    `工单${ticket}并到了${subject(about)}，这单不用单独跑了。${isTaken ? '' : `那边还没人接，您接着办请回：接单 ${about.ticket}`}`,
  gaveBack: (about: Subject, ticket: number) =>
    `${subject(about)}和工单${ticket}又拆开了，${ticket}单独处理，您这单照旧。`,

  split: (ticket: number, who: string, apart: Subject) =>
    `工单${ticket}里${who}反映的已拆成${subject(apart)}，马上派人。`,
  merged: (from: number, into: Subject, reports: number, urgency: UrgencyClass | undefined) =>
    `工单${from}已并到${subject(into)}，共 ${reports} 人反映${urgency ? `，按“${classWords[urgency]}”办` : ''}。`,
  goneOn: (from: number, into: number) =>
    `工单${from}的报事人已经不在工单${into}里了（又并走了，或单独拆走了）。请先拆分后来并走的那张，再拆这张。`,
  unmerged: (from: number, into: number) => `工单${from}已从工单${into}拆出来，重新派人。`,

  onlyReport: (ticket: number) =>
    `工单${ticket}只有一个人反映，拆不了。要改请回：改 ${ticket} 类别 停车 原因`,
  noSuchReporter: (ticket: number, who: string, names: readonly string[]) =>
    `工单${ticket}里没有“${who}”反映。反映的有：${names.join('、')}`,
  whichReporter: (ticket: number, who: string, names: readonly string[]) =>
    `工单${ticket}里有几位“${who}”：${names.join('、')}。请写全名，或引用那条消息。`,
  notInIt: (ticket: number) => `引用的这句话不是工单${ticket}里反映的。`,
  mergeHow: '哪两个？请这样回：合并 13 到 12（13 并到 12 里）',
  mergeSame: (ticket: number) => `两个都是工单${ticket}，不用合并。`,
  mergeClosed: (ticket: number, goesOnAs: number | null) =>
    goesOnAs === null
      ? `工单${ticket}已办结，不能合并。`
      : `工单${ticket}已并到工单${goesOnAs}，请用 ${goesOnAs}。`,
  mergeEstates: (from: number, into: number) =>
    `工单${from}和工单${into}不是一个小区的，不能合并。`,
  tooLateToUndo: (ticket: number) => `工单${ticket}怎么合并的没有记录，拆不了了，请代报一个新的。`,

  edited: (ticket: number, what: string) => `工单${ticket}改好了：${what}。`,
  editedForYou: (about: Subject, by: string, what: string, reason: string) =>
    `${by}改了${subject(about)}：${what}（${reason}）。`,
  editHow: (ticket: number | string) =>
    `改什么？比如：改 ${ticket} 类别 停车 原因，改 ${ticket} 紧急 急修 原因，改 ${ticket} 位置 3栋2单元 原因`,
  editReason: (ticket: number, what: string) => `请写上原因，比如：改 ${ticket} ${what} 居民说错了`,
  editClosed: (ticket: number) => `工单${ticket}已办结，不能改了。`,
  noClass: (words: string) =>
    `“${words}”不是紧急程度。可以写：紧急（P1）、急修（P2）、一般（P3）、复杂（P4）`,
  alreadySo: (ticket: number, what: string) => `工单${ticket}本来就是${what}。`,
  toCategory: (from: Category, to: Category, urgency: UrgencyClass) =>
    `类别从“${titleOf(from)}”改为“${titleOf(to)}”（${classWords[urgency]}）`,
  toClass: (from: UrgencyClass, to: UrgencyClass) =>
    `紧急程度从“${classWords[from]}”改为“${classWords[to]}”`,
  toPlace: (from: string, to: string) => `位置从“${from || '没写'}”改为“${to}”`,
  /** For a group, which may not read behind which door. */
  placeChanged: '位置改了',
} as const
