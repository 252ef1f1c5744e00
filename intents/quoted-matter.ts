import { type Brain, type Thought, think } from './brain.ts'
import { needOf, type Verdict } from './decide.ts'
import { categoryLabels } from './model.ts'
import { type Act, acts, type Category } from './taxonomy.ts'

/** Acts that often lean on what was said before. */
const refersBack: readonly Act[] = ['me-too', 'still-broken', 'fixed', 'enquiry']
const claims: readonly Act[] = ['me-too', 'still-broken']

/** Below a quote that tells a trouble, so much of a me-too makes one. */
const someMeToo = 0.15
/** What another took up by quoting it needs less of a sound of its own to be a trouble. */
const someNeed = 0.3
const likelyCategory = 0.35

/** “我家也是” under a quote is about the matter quoted; nothing else of the quote is the speaker's. */
export function withQuoted(brain: Brain, own: Thought, quoted: string): Verdict {
  if (own.verdict.opensTicket) return own.verdict
  const told = think(brain, quoted)
  const verdict = asEcho(own, told)
  if (verdict.category !== null || !refersBack.includes(verdict.act)) return verdict
  const category = told.verdict.category ?? troubleOf(told)
  if (category === null) return verdict
  return { ...verdict, category, opensTicket: claims.includes(verdict.act) }
}

/** Short words under a trouble told that sound like a me-too are one. */
function asEcho({ verdict, opinion }: Thought, told: Thought): Verdict {
  const meToo = opinion.act[acts.indexOf('me-too')] ?? 0
  const isEcho = verdict.act === 'chat' && told.verdict.opensTicket && meToo >= someMeToo
  return isEcho ? { ...verdict, act: 'me-too', confidence: meToo } : verdict
}

/** The trouble that words may tell although they open no ticket by themselves. */
export function troubleOf({ opinion }: Thought): Category | null {
  const likely = Math.max(...opinion.category)
  if (needOf(opinion) < someNeed || likely < likelyCategory) return null
  const category = categoryLabels[opinion.category.indexOf(likely)] ?? null
  return category === 'activity' ? null : category
}
