import { type Category, titleOf, type UrgencyClass } from '../../intents/taxonomy.ts'
import type { State } from '../lifecycle.ts'

/**
 * Everything the assistant says lies in this folder: warm, short, plain. Placeholders are filled by the caller; the gate masks what
 * a group must not read, so that nothing here needs to. This file holds the parts that several listeners hear.
 */

/** A ticket as it is named to anybody. */
export interface Subject {
  readonly ticket: number
  readonly category: Category
  /** As far as the listener may know it. */
  readonly place: string
  /** How many households have told of it, where it concerns several buildings. */
  readonly households?: number
}

export const subject = ({ ticket, category, place, households }: Subject) =>
  `${place ? `${place} ` : ''}${titleOf(category)}（工单${ticket}${households ? `，${households} 户反映` : ''}）`

export const classWords: Record<UrgencyClass, string> = {
  P1: '紧急',
  P2: '急修',
  P3: '一般',
  P4: '复杂',
}

export const stateWords: Record<State, string> = {
  open: '已登记，正在找人',
  offered: '已派给师傅，等接单',
  accepted: '师傅已接单，正在处理',
  'on-hold': '先挂起了',
  done: '已办完，等大家确认',
  closed: '已办结',
}

/** By score. */
export const scoreWords = { 1: '满意', 2: '基本满意', 3: '不满意' } as const

/** What a correction says a message was. */
export const meantText = (meant: 'chat' | Category) =>
  meant === 'chat' ? '不是报修' : `这是${titleOf(meant)}`

/** “11月25日 周三”, in China's time. */
export const dateText = (at: Date) => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(at)
  return `${part({ month: 'long', day: 'numeric' })} ${part({ weekday: 'short' })}`
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
