import { type Brief, brief, type Due, dueText } from './staff.ts'
import { type Subject, subject } from './subject.ts'

/** What is said when a ticket is offered, and when nobody takes it. */
export const offers = {
  pool: (about: Brief) => `${brief(about)}\n谁有空请抢单，回：抢单 ${about.ticket}`,
  lastResort: (about: Brief, due: Due) =>
    `${brief(about)}\n没有别人可派了，请您${dueText(about.class, due)}安排：自己接回“接单 ${about.ticket}”，派人回“转单 ${about.ticket} @谁”`,
  ring: (about: Brief, ring: number) =>
    `${brief(about)}\n紧急！${ring > 1 ? `第 ${ring} 次叫，还没人接。` : ''}谁在附近请马上去，先回：接单 ${about.ticket}`,
  urgentNow: (about: Subject, owner: string, isHeld: boolean, change: string) =>
    `${subject(about)}现在是紧急事！${change}\n在${owner}手里${isHeld ? `，还挂起着，请马上回：恢复 ${about.ticket}` : '，请马上去'}；去不了请回：转单 ${about.ticket} @谁`,
  officeNobody: (about: Subject) =>
    `${subject(about)}没有可派的人，主管也没接，请社区安排，回：转单 ${about.ticket} @谁`,
  officeUnanswered: (about: Subject) =>
    `${subject(about)}过了两倍时限还没人接单，请社区过问，派人回：转单 ${about.ticket} @谁`,
} as const
