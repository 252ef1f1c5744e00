import type { Act } from '../intents/taxonomy.ts'
import type { Matter } from '../intents/understanding.ts'
import { activity } from './acts/activity.ts'
import { answer } from './acts/answer.ts'
import { back } from './acts/back.ts'
import { echo } from './acts/echo.ts'
import { enquiry } from './acts/enquiry.ts'
import { fixed } from './acts/fixed.ts'
import { further, ofEmergency } from './acts/further.ts'
import { locate } from './acts/locate.ts'
import { rate, rating } from './acts/rating.ts'
import { report } from './acts/report.ts'
import { stillBroken } from './acts/still-broken.ts'
import { takenBack } from './acts/taken-back.ts'
import { isAnnouncement } from './progress.ts'
import type { Decision, Situation } from './situation.ts'
import { takesIn } from './spread.ts'

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

/** What a line means beside what is open and was just said, before what it means by itself; the first that sees something decides. */
const inContext = [rating, takenBack, locate, answer, further, back, echo]

/**
 * What the assistant does about one turn of a resident: nothing, most of the time. Pure: the same situation always leads
 * to the same decisions.
 */
export function decide(situation: Situation): readonly Decision[] {
  if (situation.talker.isStaff) return byStaff(situation)
  for (const reading of inContext) {
    const decisions = reading(situation)
    if (decisions.length > 0) return decisions
  }
  for (const reading of [byItself, ofEmergency]) {
    const decisions = reading(situation)
    if (decisions.length > 0) return decisions
  }
  const address = situation.heard.address[0]
  return address ? [{ do: 'remember', address }] : []
}

function byItself(situation: Situation): readonly Decision[] {
  const { heard } = situation
  const all = [heard, ...heard.also].flatMap((matter) => byAct[matter.act](matter, situation))
  return onceEach(all).filter((one, at, each) => !each.slice(0, at).some(takesUp(one)))
}

/** “天花板漏水，接了半桶”: what goes with a matter of the same breath and place is no second one, unless it is an emergency. */
const takesUp = (one: Decision) => (before: Decision) =>
  before.do === 'open' &&
  one.do === 'open' &&
  one.class !== 'P1' &&
  takesIn[before.category]?.some((entry) => entry === one.category) === true &&
  JSON.stringify(before.address) === JSON.stringify(one.address)

/** From staff so much is a trouble they found, and no news of one. */
const PLAIN = 0.6

/** Staff among residents tell and ask, they do not report, nor confirm their own work; but what they plainly found counts. */
function byStaff(situation: Situation): readonly Decision[] {
  const { act, opensTicket, confidence } = situation.heard
  const found =
    act === 'report' && opensTicket && confidence >= PLAIN && !isAnnouncement(situation.text)
  return found || act === 'signup' || act === 'cancel' ? byItself(situation) : []
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
