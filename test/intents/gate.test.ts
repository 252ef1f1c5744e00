import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { outcomesOfHeldOut, qualityOf } from '../../bench/intents.ts'
import { readHeldOut, readSmallTalk } from '../../bench/intents-sets.ts'
import { knowledgeHash } from '../../intents/knowledge.ts'
import { understand } from '../../intents/understand.ts'

const Quality = z.object({
  messages: z.number(),
  actRight: z.number(),
  actMacroF1: z.number(),
  categoryRight: z.number(),
  categoryMacroF1: z.number(),
  urgentRecall: z.number(),
  otherRecall: z.number(),
  hardFalse: z.number(),
  smallTalkFalse: z.number(),
})

/** What `npm run intents:eval` measured last, as committed. */
const committed = z
  .object({
    corpus: z.string(),
    known: Quality,
    clean: Quality,
    smallTalk: z.object({ messages: z.number(), tickets: z.number() }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../bench/intents.json', import.meta.url), 'utf8')))

/** Rounding aside, the committed model must do what was measured. */
const slack = 0.005
const more = [
  'actRight',
  'actMacroF1',
  'categoryRight',
  'categoryMacroF1',
  'urgentRecall',
  'otherRecall',
] as const
const less = ['hardFalse', 'smallTalkFalse'] as const

it('the committed figures were measured with the committed corpus', () => {
  expect(committed.corpus, 'run `npm run intents:train`, then `npm run intents:eval`').toBe(
    knowledgeHash(),
  )
})

it.each(['known', 'clean'] as const)(
  'no figure on the %s sets is worse than committed',
  (which) => {
    const then = committed[which]
    const now = qualityOf(outcomesOfHeldOut(readHeldOut(which), understand))
    expect(now.messages, 'the sets were changed: run `npm run intents:eval`').toBe(then.messages)
    for (const key of more) expect(now[key], key).toBeGreaterThanOrEqual(then[key] - slack)
    for (const key of less) expect(now[key], key).toBeLessThanOrEqual(then[key] + slack)
  },
)

const talk = readSmallTalk()
if (!talk) console.warn('public small talk is absent from ../shared/data: its gate is skipped')

it.skipIf(!talk)('public small talk opens as few tickets as committed, at most 3 in 1,000', () => {
  const tickets = (talk ?? []).filter((text) => understand(text).opensTicket).length
  expect((talk ?? []).length).toBe(committed.smallTalk.messages)
  expect(tickets).toBeLessThanOrEqual(committed.smallTalk.tickets)
  expect((1000 * tickets) / (talk ?? []).length).toBeLessThanOrEqual(3)
})
