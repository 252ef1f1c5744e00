import type { Matter } from '../../intents/understanding.ts'
import type { ActivityView, Decision, Situation } from '../situation.ts'

/** 报名 and 取消: the activity named, or the only one to come where nothing else can be meant. */
export function activity({ act }: Matter, situation: Situation): readonly Decision[] {
  const meant = activityMeant(situation)
  if (!meant) return []
  if (act === 'cancel') return [{ do: 'cancel', activity: meant.id }]
  return [{ do: 'signup', activity: meant.id, people: situation.heard.people ?? 1 }]
}

function activityMeant({
  activities,
  text,
  quotedText = '',
  now,
}: Situation): ActivityView | undefined {
  const coming = activities.filter(({ startsAt }) => startsAt > now)
  const words = `${quotedText}\n${text}`
  const named = coming
    .map((one) => ({ one, shared: sharedPairs(words, one.title) }))
    .reduce((best, next) => (next.shared > best.shared ? next : best), {
      one: coming[0],
      shared: 0,
    })
  if (named.shared > 0) return named.one
  return coming.length === 1 && isForUs(text) ? coming[0] : undefined
}

/** “给我留一个” may be about cake, and a 接龙 that names nothing of ours is somebody's oranges. */
const isForUs = (text: string) =>
  !/接龙|[箱斤元块]/.test(text.slice(0, 300)) &&
  /报名|报[一个上我]|参加|取消|不去|去不了|来不了|我去|都去|算我|加我/.test(text.slice(0, 300))

/** How many pairs of neighbouring characters of the title stand in the text. */
const sharedPairs = (text: string, title: string): number =>
  [...title.slice(0, 40)].filter((_, i) => {
    const pair = title.slice(i, i + 2)
    return pair.length === 2 && text.includes(pair)
  }).length
