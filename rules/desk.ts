import { type Category, classOf } from '../intents/taxonomy.ts'
import type { Understanding } from '../intents/understanding.ts'
import { subjectOf } from './subjects.ts'

/** From here on the model is believed without further signs. */
const SURE = 0.5

/** What a matter at the desk is about; `near` is a guess that is not good enough. */
export type Filed = { readonly category: Category } | { readonly near: Category | null }

/** What somebody at the desk told, as far as it can be told; nothing is filed upon a guess. */
export function filedAs(heard: Understanding, text: string): Filed {
  const { category, confidence, opensTicket } = heard
  const plainly = subjectOf(text)
  const isSure = opensTicket || confidence >= SURE || category === plainly
  const found = category !== null && isSure ? category : plainly
  if (found === null || classOf(found) === null) return { near: null }
  return found === 'property-management' && !ofTheFirm.test(text.slice(0, 300))
    ? { near: category === 'property-management' ? null : category }
    : { category: found }
}

/** What falls to nobody else falls to the property firm in the model's eyes: it must be spoken of. */
const ofTheFirm = /物业|管家|保安|保洁|客服|收费|缴费|费用|账单/
