import { has } from './assent.ts'
import {
  announcing,
  askingForNews,
  doubtful,
  isNotOver,
  isOver,
  mistaken,
  ownFault,
  ownThing,
  partly,
  underWay,
} from './phrases.ts'

/** “是物业在检修 一会就好”: somebody knows more; nothing has changed. */
export const isUnderWay = (text: string): boolean => has(text, underWay)

/** “哦是我家总闸没开”, “搞错了 不用来了”. */
export const isMistake = (text: string): boolean =>
  has(text, mistaken) || (has(text, ownThing) && has(text, ownFault))

/** What staff tell residents, as against a trouble they found. */
export const isAnnouncement = (text: string): boolean => has(text, announcing)

/** What a short word says to “好了没？”: `undefined` where it says neither. */
export function verdict(text: string): 'over' | 'not-over' | undefined {
  if (has(text, isNotOver)) return 'not-over'
  return has(text, isOver) && !has(text, doubtful) ? 'over' : undefined
}

/** “好了一半，阳台还漏”. */
export const isPartly = (text: string): boolean => has(text, partly)

/** “好了，但是……”. */
export const isDoubtful = (text: string): boolean => has(text, doubtful)

/** “大概几点能好啊”. */
export const asksForNews = (text: string): boolean => has(text, askingForNews)
