import type { Matter } from '../../intents/understanding.ts'
import { concerned } from '../concerned.ts'
import { asksForNews } from '../progress.ts'
import type { Decision, GuideView, Situation } from '../situation.ts'
import { placeOf } from '../whereabouts.ts'
import { open } from './report.ts'

/** A question that names nothing is about what the room spoke of this long ago at most. */
const LATELY_MINUTES = 2 * 60

/** A question is answered from what is known: open matters, activities, the guide; what has no answer becomes a ticket. */
export function enquiry(matter: Matter, situation: Situation): readonly Decision[] {
  if (matter.category === 'activity') {
    return situation.activities.length > 0 ? [{ do: 'tell-activities' }] : []
  }
  const known = concerned(matter, situation, ({ state }) => state !== 'closed', LATELY_MINUTES)
  if (known && isAboutIt(matter, situation)) return [{ do: 'tell-state', ticket: known.id }]
  const guide = guideFor(matter, situation)
  if (guide) return [{ do: 'tell-guide', title: guide.title, answer: guide.answer }]

  const { category, class: urgency } = matter
  if (!situation.heard.opensTicket || category === null || urgency === null) return []
  return [open(category, urgency, placeOf(matter, situation), false)]
}

/** A question as faint as this is one of small talk. */
const FAINT = 0.4

/** It names the matter plainly, quotes it, or asks in the words of somebody who waits. */
const isAboutIt = ({ category }: Matter, { heard, text, quotedText }: Situation) => {
  if (quotedText !== undefined) return true
  const isPlain = heard.confidence >= FAINT || (category !== null && heard.address.length > 0)
  return isPlain && (category !== null || asksForNews(text))
}

/** The guide entry of the category whose title is named in the question. */
const guideFor = ({ category }: Matter, { guides, text }: Situation): GuideView | undefined =>
  guides.find((guide) => guide.category === category && text.includes(guide.title))
