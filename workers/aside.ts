import { takeApart } from '../intents/quote.ts'
import type { Tx } from '../prisma/db.ts'
import type { TurnHead } from '../prisma/queries/situation.ts'
import { markDecided, turnById } from '../prisma/queries/turns.ts'
import { readCorrection } from '../rules/correcting.ts'
import { correct } from './correct.ts'
import type { Run } from './perform.ts'
import { ticketsIn } from './staff-turn.ts'
import { tellPerson } from './tell.ts'
import type { Listening } from './words/listening.ts'

/**
 * Staff correct what was heard in the residents' group itself, by quoting it there; they are answered privately.
 * @returns whether that is what was said
 */
export async function aside(
  tx: Tx,
  head: Pick<TurnHead, 'id' | 'texts'>,
  { now, understand }: Run & Pick<Listening, 'understand'>,
): Promise<boolean> {
  const said = head.texts.flatMap((text) => {
    const { own, quoted } = takeApart(text)
    const word = quoted && readCorrection(own, true)
    if (!word || quoted.text === '') return []
    // Our own words about a ticket may be quoted as well.
    const [ticket, ...more] = ticketsIn(quoted.text)
    const about = ticket === undefined || more.length > 0 ? {} : { ticket }
    return [{ word: { ...about, ...word }, quoted: quoted.text }]
  })
  if (said.length === 0) return false
  const turn = await turnById(tx, head.id)
  const member = turn?.person.staff
  if (!turn || !member) return false
  for (const [index, { word, quoted }] of said.entries()) {
    const key = `turn-${turn.id}/aside-${index}`
    const listening = { turn, mentions: [], now, key, quoted, understand }
    const text = await correct(tx, { ask: 'correct', ...word }, member, listening)
    await tellPerson(tx, turn, { key, kind: 'answer', text }, now)
  }
  await markDecided(tx, turn.id, now, { act: null, category: null })
  return true
}
