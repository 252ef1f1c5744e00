import type { Thought } from './brain.ts'
import type { Verdict } from './decide.ts'
import { troubleOf } from './quoted-matter.ts'
import { classOf } from './taxonomy.ts'

/** “我家跳闸了” sounds like a voice among others; without an “也” it is the speaker's own report, whoever spoke before. */
export function asOwn(thought: Thought): Verdict {
  const { verdict, normal } = thought
  const { act, category, opensTicket } = verdict
  if (act !== 'me-too' || opensTicket || category === null) return verdict
  // Only what breaks in a house is told so; an emergency is not guessed from “我家”.
  if (classOf(category) !== 'P2') return verdict
  const head = normal.slice(0, 100)
  if (!atHome.test(head) || alike.test(head) || category !== troubleOf(thought)) return verdict
  return { ...verdict, act: 'report', opensTicket: true }
}

const atHome = /我们?家|家里|\d(?:栋|号楼|幢|单元)/
const alike = /也|同样|一样|同上|同问|[+]1|还是|[吗么?？]/
