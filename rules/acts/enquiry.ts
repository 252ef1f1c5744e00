import type { Matter } from '../../intents/understanding.ts'
import { concerned } from '../concerned.ts'
import type { Decision, GuideView, Situation } from '../situation.ts'
import { open, placeOf } from './report.ts'

/** A question is answered from what is known: open matters, activities, the guide; what has no answer becomes a ticket. */
export function enquiry(matter: Matter, situation: Situation): readonly Decision[] {
  if (matter.category === 'activity') {
    return situation.activities.length > 0 ? [{ do: 'tell-activities' }] : []
  }
  const known = concerned(matter, situation, ({ state }) => state !== 'closed')
  if (known) return [{ do: 'tell-state', ticket: known.id }]

  const guide = guideFor(matter, situation)
  if (guide) return [{ do: 'tell-guide', title: guide.title, answer: guide.answer }]

  const { category, class: urgency } = matter
  if (!situation.heard.opensTicket || category === null || urgency === null) return []
  return [open(category, urgency, placeOf(matter, situation), false)]
}

/** The guide entry of the category whose title is named in the question. */
const guideFor = ({ category }: Matter, { guides, text }: Situation): GuideView | undefined =>
  guides.find((guide) => guide.category === category && text.includes(guide.title))
