import { ringsOf } from '../../prisma/queries/clock.ts'
import { toResidents } from '../../rules/wording/residents.ts'
import { callEverybody } from '../alarm.ts'
import { inPublic, tellReporters } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** The rings after four, ten and twenty minutes: whoever waits hears that nobody has answered yet, and whom to call. */
const told: ReadonlySet<number> = new Set([3, 6, 11])

/** Nobody has accepted an emergency: it rings again. */
export const ring: TakeStep = async (tx, ticket, stepId, { now }) => {
  await callEverybody(tx, ticket, stepId, now)
  if (!told.has(await ringsOf(tx, ticket.id))) return
  const text = toResidents.stillCalling(inPublic(ticket))
  const words = { key: `still-calling-${stepId}`, kind: 'news', urgent: true, text } as const
  await tellReporters(tx, ticket, words, now)
}
