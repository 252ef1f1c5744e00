import { type Category, titleOf } from '../../intents/taxonomy.ts'
import { NAMELESS } from '../masking.ts'
import { type Subject, subject } from './subject.ts'

export const channelWords: Readonly<Record<string, string>> = {
  chat: '群里',
  phone: '电话',
  'walk-in': '来访',
  visit: '走访',
}

const EXAMPLE = '代报 3号楼2单元 下水道堵了（后面可写姓名、电话）'

/** What is said about matters that staff file for those who called, came or were visited. */
export const desk = {
  /** Somebody who has not said their name. */
  nameless: NAMELESS,
  opened: (about: Subject, channel: string, isPlaced: boolean) =>
    `已代报：${subject(about)}（${channelWords[channel] ?? channel}），马上派人。${isPlaced ? '' : `还没写在哪儿，问清楚后回：改 ${about.ticket} 位置 3栋2单元 补位置`}`,
  joined: (about: Subject, reports: number) =>
    `已并入${subject(about)}，现在共 ${reports} 人反映。`,
  again: (about: Subject) => `${subject(about)}这位居民已经报过了，补记上了。`,
  empty: `请写清楚在哪儿、什么事，比如：${EXAMPLE}`,
  notUnderstood: `没听出是什么事，请写清楚，比如：${EXAMPLE}`,
  unsure: (near: Category) =>
    `没听准是什么事，像是“${titleOf(near)}”，请说具体一点，比如：${EXAMPLE}`,
  estate: (names: readonly string[]) =>
    `哪个小区？请写上，比如：代报 ${names[0] ?? '阳光花园'} 3号楼2单元 下水道堵了。现有：${names.join('、')}`,
  caller: (about: Subject, name: string, phone: string | null, channel: string) =>
    `${subject(about)}是${channelWords[channel] ?? channel}报的，报事人：${name === NAMELESS ? '没留姓名' : name}${phone ? ` ${phone}` : '，没留电话'}`,
  more: (about: Subject, words: string, name: string, phone: string | null) =>
    `${subject(about)}，又有人报：${words}（${name}${phone ? ` ${phone}` : ''}）`,
  done: (about: Subject, words: string, name: string, phone: string | null) =>
    `您代报的${subject(about)}办完了${words ? `：${words}` : ''}。${call(name, phone)}问问好了没。`,
  closed: (about: Subject, how: string, name: string, phone: string | null) =>
    `您代报的${subject(about)}${how}。${call(name, phone)}说一声。`,
  takenIn: (about: Subject) => `记下了，已开${subject(about)}，马上派人。`,
  takenInto: (about: Subject) => `记下了，已并入${subject(about)}。`,
  couldSplit: (ticket: number) => `要单独办请回：拆分 ${ticket}`,
} as const

function call(name: string, phone: string | null) {
  const who = name === NAMELESS ? '报事的居民' : name
  return phone ? `请给${who}回个电话 ${phone}，` : `请告诉${who}，`
}

/** How a ticket came to be closed, in a word. */
export const closedWords: Readonly<Record<string, string>> = {
  confirmed: '居民确认好了，已办结',
  checked: '核查通过，已办结',
  unverified: '到时没人答复，已办结',
  withdrawn: '居民撤了',
  'not-ours': '不归社区管，已撤单',
  merged: '并到了别的工单',
}
