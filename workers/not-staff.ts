import { takeApart } from '../intents/quote.ts'
import type { Tx } from '../prisma/db.ts'
import type { TurnHead } from '../prisma/queries/situation.ts'
import { markDecided, turnById } from '../prisma/queries/turns.ts'
import { isOrder } from '../rules/staff-words.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { tellPerson } from './tell.ts'

/**
 * An order that somebody gives privately who does not work here, or has not enrolled: one line tells how to. In a group it is passed over.
 * @returns whether that is what was said
 */
export async function notStaff(
  tx: Tx,
  { id, kind, texts }: Pick<TurnHead, 'id' | 'kind' | 'texts'>,
  now: Date,
): Promise<boolean> {
  if (kind !== 'direct' || !texts.some((text) => isOrder(takeApart(text).own))) return false
  const turn = await turnById(tx, id)
  if (!turn) return false
  const words = { key: `turn-${id}/not-staff`, kind: 'answer', text: refusals.notStaff } as const
  await tellPerson(tx, turn, words, now)
  await markDecided(tx, id, now, { act: null, category: null })
  return true
}
