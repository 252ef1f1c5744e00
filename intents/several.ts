import { type Brain, type Thought, think } from './brain.ts'
import { clausesOf } from './clauses.ts'
import { needOf } from './decide.ts'
import { type Category, classOf } from './taxonomy.ts'

/** A stretch of a message and the matter it tells. */
export interface Part {
  readonly text: string
  readonly thought: Thought
}

const shortest = 14
const sureNeed = 0.6
const sureCategory = 0.5
/** Clauses parted by a comma only tell one story more often than two. */
const sureAfterComma = 0.8

/**
 * The matters of a message that stand each alone, most urgent first; fewer than two where the message tells one. Clauses that
 * say nothing of their own stay with the one before.
 */
export function severalMatters(brain: Brain, text: string, whole: Thought): readonly Part[] {
  if (text.length < shortest || !whole.verdict.opensTicket) return []
  const groups: { category: Category | null; clauses: string[] }[] = []
  for (const { text: clause, fresh } of clausesOf(text)) {
    const category = standsAlone(think(brain, clause), fresh)
    const last = groups.at(-1)
    if (!last || (category && last.category && category !== last.category)) {
      groups.push({ category, clauses: [clause] })
    } else {
      last.clauses.push(clause)
      last.category ??= category
    }
  }
  if (groups.length < 2) return []
  const parts = groups.map(({ clauses }) => {
    const part = clauses.join('，')
    return { text: part, thought: think(brain, part) }
  })
  return areApart(parts) ? [...parts].sort((a, b) => rank(a) - rank(b)) : []
}

function standsAlone({ verdict, opinion }: Thought, fresh: boolean): Category | null {
  const sure = Math.max(...opinion.category)
  const isSure = sure >= (fresh ? sureCategory : sureAfterComma)
  return verdict.opensTicket && isSure && needOf(opinion) >= sureNeed ? verdict.category : null
}

/** Joined up again, do all parts still open tickets, of different categories? */
function areApart(parts: readonly Part[]): boolean {
  const named = new Set(parts.map(({ thought }) => thought.verdict.category))
  return named.size === parts.length && parts.every(({ thought }) => thought.verdict.opensTicket)
}

const rank = ({ thought: { verdict } }: Part) =>
  Number((verdict.category && classOf(verdict.category))?.slice(1) ?? 9)
