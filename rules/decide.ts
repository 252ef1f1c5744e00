import type { Act } from '../intents/taxonomy.ts'
import type { Matter } from '../intents/understanding.ts'
import { activity } from './acts/activity.ts'
import { enquiry } from './acts/enquiry.ts'
import { fixed, rate } from './acts/fixed.ts'
import { locate } from './acts/locate.ts'
import { report } from './acts/report.ts'
import { stillBroken } from './acts/still-broken.ts'
import type { Decision, Situation } from './situation.ts'

/** What one matter of a message leads to. An act owns its decision; a category is a row of data. */
export type Decide = (matter: Matter, situation: Situation) => readonly Decision[]

const nothing: Decide = () => []

const byAct: Record<Act, Decide> = {
  report,
  'me-too': report,
  fixed,
  'still-broken': stillBroken,
  enquiry,
  signup: activity,
  cancel: activity,
  rate,
  thanks: nothing,
  chat: nothing,
}

/**
 * What the assistant does about one turn of a resident: nothing, most of the time. Pure: the same situation always leads
 * to the same decisions.
 */
export function decide(situation: Situation): readonly Decision[] {
  const answer = locate(situation)
  if (answer.length > 0) return answer

  const { heard } = situation
  const decisions = [heard, ...heard.also].flatMap((matter) => byAct[matter.act](matter, situation))
  if (decisions.length > 0) return onceEach(decisions)

  const address = heard.address[0]
  return address ? [{ do: 'remember', address }] : []
}

/** Two clauses about the same ticket are one decision. */
const onceEach = (decisions: readonly Decision[]) => {
  const seen = new Set<string>()
  return decisions.filter((decision) => {
    const key = JSON.stringify(
      'ticket' in decision ? [decision.do, decision.ticket] : { ...decision, address: null },
    )
    return seen.has(key) ? false : seen.add(key)
  })
}
