import type { Category, UrgencyClass } from '../../intents/taxonomy.ts'
import { titleOf } from '../../intents/taxonomy.ts'
import { limits } from '../clocks.ts'
import type { State } from '../lifecycle.ts'
import { maskName } from '../masking.ts'
import { classWords, dateText, type Subject, stateWords, subject, timeText } from './subject.ts'

export interface Brief extends Subject {
  readonly class: UrgencyClass
  /** The reporter's own words. */
  readonly words: string
  readonly reporter: string
  /** Where it has been done once and came back. */
  readonly back?: Back | undefined
}

/** How a ticket came back. */
export interface Back {
  readonly who: string
  /** What they said of it. */
  readonly said: string
  /** What was done before; empty where that is nobody's business. */
  readonly done: string
}

export const brief = ({ class: urgency, reporter, words, back, ...about }: Brief) =>
  `【${classWords[urgency]}】${subject(about)}\n${maskName(reporter)}：${words}${back ? `\n${backText(back)}` : ''}`

export const backText = ({ who, said, done }: Back) =>
  `这单是退回来的，${maskName(who)}说：${said}${done && `\n上次办的：${done}`}`

export interface Due {
  readonly at: Date
  readonly now: Date
}

/** Minutes while there is less than an hour, else the moment. */
export function dueText(urgency: UrgencyClass, due: Due | undefined): string {
  const { respondMinutes } = limits[urgency]
  const left = due ? Math.ceil((due.at.getTime() - due.now.getTime()) / 60_000) : respondMinutes
  if (left <= 0) return '马上'
  if (left < 60) return `${left}分钟内`
  return due ? `在 ${timeText(due.at)} 前` : '尽快'
}

/** What those who work here hear about a ticket. */
export const toStaff = {
  ping: (about: Brief, due?: Due) =>
    `${brief(about)}\n请${dueText(about.class, due)}回：接单 ${about.ticket}（不归您管：退单 ${about.ticket} 原因）`,
  detail: (about: Subject, isClear: boolean, words: string, phone: string | null) =>
    `工单${about.ticket} ${titleOf(about.category)}\n位置：${isClear ? about.place : `${about.place && `${about.place}，`}具体在哪儿还没说清，请在群里问一下`}\n原话：${words}${phone ? `\n电话：${phone}` : ''}\n办完回：办完 ${about.ticket} 做了什么`,
  escalation: (about: Subject) =>
    `${subject(about)}到时限还没人接单，请您安排人，或回：转单 ${about.ticket} @谁`,
  solveSoon: (about: Subject, dueAt: Date) =>
    `${subject(about)}要在 ${timeText(dueAt)} 前办好，请抓紧；等料等人请回：挂起 ${about.ticket} 原因`,
  solveSoonNobody: (about: Subject, dueAt: Date) =>
    `${subject(about)}要在 ${timeText(dueAt)} 前办好，还没人接，请安排，回：转单 ${about.ticket} @谁`,
  overdueNobody: (about: Subject) =>
    `${subject(about)}过了时限，还没人接，请安排，回：转单 ${about.ticket} @谁`,
  overdue: (about: Subject) =>
    `${subject(about)}过了时限还没办好，请您过问；手上的人请回个进展，或回：挂起 ${about.ticket} 原因`,
  longOverdue: (about: Subject, owner: string | null, dueAt: Date) =>
    `${subject(about)}早该在 ${timeText(dueAt)} 前办好，${owner ? `在${owner}手里` : '还没人接'}，请书记过问。`,
  stillOpen: (about: Subject) =>
    `${subject(about)}还没办好，今天请回个进展；等料等人请回：挂起 ${about.ticket} 原因 到 哪天`,
  stillNobody: (about: Subject) =>
    `${subject(about)}还没人接，今天请安排，回：转单 ${about.ticket} @谁`,
  held: (ticket: number, until: Date) =>
    `工单${ticket}已挂起到 ${dateText(until)}，到时我提醒您接着办。`,
  resumed: (about: Subject) =>
    `${subject(about)}挂起的日子到了，请接着办，好了回：办完 ${about.ticket}`,
  chase: (about: Subject) => `居民在催：${subject(about)}，请回个进展。`,
  chaseNobody: (about: Subject) =>
    `居民在催：${subject(about)}还没人接，谁能去请回：接单 ${about.ticket}`,
  saidOver: (about: Subject) =>
    `居民说${subject(about)}已经好了。确实好了请回：办完 ${about.ticket}`,
  more: (about: Subject, words: string) => `${subject(about)}，居民又说：${words}`,
  /** `who` as the listener may know them; `from` where they live, if elsewhere. */
  returned: (about: Subject, words: string, who: string, from: string) =>
    `居民${who}${from && `（${from}）`}说${subject(about)}没修好：${words}\n请再去一趟，知道了回：接单 ${about.ticket}，好了回：办完 ${about.ticket}`,
  backUnheard: (about: Subject) =>
    `${subject(about)}退回来了，还没听到您的回音。知道了回：接单 ${about.ticket}，去不了回：退单 ${about.ticket} 原因`,
  backSilent: (about: Subject, owner: string) =>
    `${subject(about)}退回给${owner}后一直没有回音，请您过问，换人回：转单 ${about.ticket} @谁`,
  checkFailed: (about: Subject, name: string, words: string) =>
    `${name}核查，${subject(about)}没通过：${words}\n请再去一趟，知道了回：接单 ${about.ticket}，好了回：办完 ${about.ticket}`,
  nobody: (about: Subject) =>
    `${subject(about)}现在没有人可派，请您安排，回：转单 ${about.ticket} @谁`,
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
