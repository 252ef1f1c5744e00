import type { Matter } from '../../intents/understanding.ts'
import type { ActivityView, Decision, Situation } from '../situation.ts'

/** 报名 and 取消: the activity named, or the next one where there is no doubt which. */
export function activity({ act }: Matter, situation: Situation): readonly Decision[] {
  const meant = activityMeant(situation)
  if (!meant) return []
  if (act === 'cancel') return [{ do: 'cancel', activity: meant.id }]
  return [{ do: 'signup', activity: meant.id, people: situation.heard.people ?? 1 }]
}

function activityMeant({ activities, text, now }: Situation): ActivityView | undefined {
  const coming = activities.filter(({ startsAt }) => startsAt > now)
  const named = coming.find(({ title }) => sharesWords(text, title))
  return named ?? (coming.length === 1 ? coming[0] : undefined)
}

/** Two characters in a row of the title stand in the text. */
const sharesWords = (text: string, title: string) =>
  [...title.slice(0, 40)].some((_, i) => {
    const pair = title.slice(i, i + 2)
    return pair.length === 2 && text.includes(pair)
  })
