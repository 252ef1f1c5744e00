import type { Thought } from './brain.ts'
import type { Verdict } from './decide.ts'
import { troubleOf } from './quoted-matter.ts'
import { type Category, classOf } from './taxonomy.ts'

/** “我家跳闸了” sounds like a voice among others; without an “也” it is the speaker's own report, whoever spoke before. */
export function asOwn(thought: Thought): Verdict {
  const { verdict, normal } = thought
  const { act, category, opensTicket } = verdict
  if (act === 'chat') return plainly(thought)
  if (act !== 'me-too' || opensTicket || category === null) return verdict
  // Only what breaks in a house is told so; an emergency is not guessed from “我家”.
  if (classOf(category) !== 'P2') return verdict
  const head = normal.slice(0, 100)
  if (!atHome.test(head) || alike.test(head) || category !== troubleOf(thought)) return verdict
  return { ...verdict, act: 'report', opensTicket: true }
}

/** Longer words are a story, and the model hears those better. */
const LONGEST = 24
/** Below this “chat” is a guess. */
const GUESS = 0.7

/** What breaks in a house, as plainly as it can be said. */
const plainStates: readonly (readonly [state: RegExp, category: Category])[] = [
  [/漏水|渗水|水管爆/, 'water-leak'],
  [/停水|没水/, 'water-supply'],
  [/停电|没电|跳闸/, 'power-outage'],
  [/(?:下水|马桶|地漏|厕所|水池).{0,6}堵/, 'drain-blocked'],
]
const opening = /^(?:我们?家|咱们?家|俺们?家|家里)/
/** It is over, long ago, elsewhere, feared, or nobody's trouble. */
const aside = /好了|修|去年|上次|以前|以后|之前|要是|如果|万一|怕|不漏|没漏|哈|自己|梦|吧|打算|准备/

/** “我家阳台漏水”: so short and plain that it is meant, though it sounds like talk. */
function plainly({ verdict, normal }: Thought): Verdict {
  const isPlain = normal.length <= LONGEST && opening.test(normal) && !aside.test(normal)
  if (!isPlain || alike.test(normal) || verdict.confidence >= GUESS) return verdict
  const category = plainStates.find(([state]) => state.test(normal))?.[1]
  return category ? { ...verdict, act: 'report', category, opensTicket: true } : verdict
}

const atHome = /我们?家|家里|\d(?:栋|号楼|幢|单元)/
const alike = /也|同样|一样|同上|同问|[+]1|还是|[吗么?？]/
