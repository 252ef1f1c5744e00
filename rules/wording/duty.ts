import { dayOf } from '../duty-hours.ts'
import type { Shift } from '../roster.ts'

/** What staff hear about who is on duty, and about work that changes hands because of it. */

/** Where a ticket went. */
export type Heir =
  | { readonly to: 'one'; readonly name: string }
  /** An emergency is rung for all. */
  | { readonly to: 'everybody' }
  | { readonly to: 'nobody' }

export interface Passed {
  readonly ticket: number
  /** `held`: stays on hold until its date. */
  readonly heir: Heir | { readonly to: 'held' }
}

const heirText = ({ ticket, heir }: Passed) => {
  switch (heir.to) {
    case 'one':
      return `${ticket} → ${heir.name}`
    case 'everybody':
      return `${ticket} → 正在叫所有值班的人`
    case 'nobody':
      return `${ticket} → 没人可派，已请主管安排`
    case 'held':
      return `${ticket} 还挂着，到日子我另找人`
    default:
      return heir satisfies never
  }
}

/** More lines are read by nobody on a phone. */
const MOST_LINES = 15

const passedText = (passed: readonly Passed[]) => {
  if (passed.length === 0) return ''
  const lines = passed.slice(0, MOST_LINES).map(heirText)
  const rest = passed.length - lines.length
  return `\n手上的工单：\n${[...lines, ...(rest > 0 ? [`……还有 ${rest} 个`] : [])].join('\n')}`
}

export const aboutDuty = {
  onDuty: (name: string) => `${name}，已记上班。`,
  offDuty: (name: string, passed: readonly Passed[]) =>
    `${name}，已记下班，辛苦了。${passedText(passed)}`,
  shiftOver: (name: string, passed: readonly Passed[]) => `${name}到点下班。${passedText(passed)}`,
  standIn: (name: string, standIn: string, passed: readonly Passed[]) =>
    `${name}，已记下班，由${standIn}代班，回来了回：上班。${passedText(passed)}`,
  toStandIn: (name: string) => `${name}请您代班，他/她那一摊的活儿这阵子先找您。`,
  calledIn: (ticket: number, name: string) =>
    `工单${ticket}${name}接单。您本来不当班，先记上班了，忙完请回：下班`,
  enrolledAgain: (name: string) =>
    `${name}，您好！名册里原来就有${name}，已按这个码重新登记，微信换成您这个。要是弄错了人，请告诉管理员。`,
  /** To whoever makes the code. */
  codeForKnown: (name: string) =>
    `注意：名册里已经有“${name}”。谁用了这个码，谁就顶替原来的登记（职责、小区和微信都换）；若是另一个人，请换个名字再发码。`,
  cap: (name: string, cap: number) => `记下了：${name}手上最多 ${cap} 单，满了先派给别人。`,
  shiftsSet: (name: string, shifts: readonly string[], rest: number, weekly: boolean) =>
    `记下了，${name}${weekly ? '今后四周' : ''}的班：\n${shifts.join('\n')}${rest > 0 ? `\n……共 ${shifts.length + rest} 班` : ''}`,
  shiftsDropped: (name: string, onDuty: boolean) =>
    `${name}的排班取消了，现在记${onDuty ? '上班' : '下班'}，以后以本人回的“上班”“下班”为准。`,
  rota: (days: readonly string[], others: readonly string[]) =>
    [
      days.length > 0 ? `这一周的班：\n${days.join('\n')}` : '这一周还没有排班。',
      ...(others.length > 0 ? [`没排班、现在上班的：${others.join('、')}`] : []),
    ].join('\n'),
  rotaDay: (day: string, shifts: readonly string[]) => `${day} ${shifts.join('、')}`,
  refused: {
    whoStandsIn: '请谁代班？比如：代班 @刘师傅',
    ownStandIn: '自己不能给自己代班，请写上同事，比如：代班 @刘师傅',
    notEnrolled: (name: string) =>
      `${name}还没登记微信，我叫不到他/她。请管理员发个工作码，让他/她回：我是 工作码`,
    standInOff: (name: string) => `${name}现在不当班，请换个当班的同事。`,
    standInLeans: (name: string) => `${name}正由您代班，转一圈就没人了，请换个同事。`,
    howToSetShifts:
      '请这样排班：\n排班 张师傅 周一至周五 8:00-17:00\n排班 张师傅 12月1日 20:00-次日8:00\n排班 张师傅 取消',
    shiftsOver: '这个班已经过去了，请写今天以后的日子。',
    noShifts: (name: string) => `${name}没有排班。`,
    howToSetCap: '给谁设上限？比如：上限 张师傅 6',
    recipientOff: (name: string, fit: readonly string[]) =>
      fit.length > 0
        ? `${name}现在不当班。当班能办的有：${fit.join('、')}。`
        : `${name}现在不当班，眼下也没有别的当班的人能办。`,
    alreadyTheirs: (ticket: number, name: string) => `工单${ticket}本来就在${name}手里。`,
  },
} as const

const clock = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: 'numeric',
    minute: '2-digit',
    hour12: false,
  }).format(at)

/** “8:00-17:00”, “20:00-次日8:00”. */
export function spanText({ from, until }: Shift): string {
  const end = new Date(until.getTime() - 1)
  const next = dayOf(end) === dayOf(from) ? '' : '次日'
  return `${clock(from)}-${next}${next === '' && dayOf(until) !== dayOf(from) ? '24:00' : clock(until)}`
}

/** “12月1日周二”. */
export const dayText = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(at)
