import type { Decision, Situation } from '../situation.ts'
import { stillBroken } from './still-broken.ts'

/**
 * “3栋2单元下水道又堵了” tells everything that a first report tells, but is about work that was finished this week: sent back where it
 * waits for an answer, reopened where it was closed. A new emergency is never an old one.
 */
export function back(situation: Situation): readonly Decision[] {
  const { heard, text } = situation
  if (heard.act !== 'report' && heard.act !== 'me-too') return []
  if (heard.class === 'P1' || heard.also.length > 0 || !again.test(text.slice(0, 120))) return []
  const matter = { ...heard, act: 'still-broken' as const }
  const decisions = stillBroken(matter, { ...situation, heard: matter })
  return decisions.every((one) => one.do === 'move') ? decisions : []
}

const again =
  /又[^，。！？,!?\s又]{0,4}[堵坏漏停返断灭不没冒滴响吵犯掉卡裂臭脏满乱溢黑]|又开始|又出问题|再次|老毛病|老问题|[才刚][^，。！？,!?\s]{0,3}修/
