import { takeApart } from '../intents/quote.ts'
import type { Understand } from '../intents/understand.ts'
import type { PrismaClient } from '../prisma/db.ts'
import { namesIn } from '../prisma/queries/people.ts'
import { type TurnHead, turnHead } from '../prisma/queries/situation.ts'
import { staffNames } from '../prisma/queries/staff.ts'
import { dueWith } from '../prisma/queries/turns.ts'
import { forStrangers } from '../rules/anonymous.ts'
import { isUnsure, reconcile, type SecondThought } from '../rules/second-opinion.ts'
import { wordsOf } from './hearing.ts'
import type { SecondOpinion } from './second-opinion.ts'

/** Second opinions by the words they are about. */
export type Thoughts = ReadonlyMap<string, SecondThought>

interface Deps {
  readonly understand: Understand
  readonly secondOpinion: SecondOpinion
}

/**
 * Asks about those turns of residents, of all that are to be decided with this one, whose words the own model is unsure of. It waits
 * for the network, so it comes before the transaction. An emergency among them waits for nobody.
 */
export async function askFirst(
  deps: Deps,
  prisma: PrismaClient,
  turnId: number,
  now: Date,
): Promise<Thoughts> {
  const ids = await dueWith(prisma, turnId, now)
  const turns = await Promise.all(ids.map((id) => turnHead(prisma, id)))
  const heard = turns.flatMap((turn) => {
    if (!turn || turn.isStaff) return []
    const text = wordsOf(turn).lines.join('\n')
    return { turn, text, own: deps.understand(text) }
  })
  if (heard.some(({ own }) => own.class === 'P1' && own.opensTicket)) return new Map()
  const unsure = heard.filter(({ text, own }) => text.length >= SHORTEST && isUnsure(own))
  if (unsure.length === 0) return new Map()

  const known = [...(await staffNames(prisma)), ...(await neighbours(prisma, turns))]
  const thoughts = await Promise.all(
    unsure.map(async ({ turn, text }) => {
      const thought = await deps.secondOpinion(forStrangers(text, [...calledIn(turn), ...known]))
      return thought ? [[text, thought] as const] : []
    }),
  )
  return new Map(thoughts.flat())
}

/** Less says nothing by itself, to anybody. */
const SHORTEST = 4

/** Turns that are decided together are of one room. */
const neighbours = (prisma: PrismaClient, [first]: readonly (TurnHead | undefined)[]) =>
  first ? namesIn(prisma, first.roomId) : []

/** Whom they spoke to, or quoted. */
const calledIn = ({ texts }: TurnHead) =>
  texts.flatMap((text) => {
    const { mentions, quoted } = takeApart(text)
    return quoted ? [...mentions, quoted.name] : mentions
  })

/** Understands as before, but heeds what was said about the same words. */
export const advised =
  (understand: Understand, thoughts: Thoughts): Understand =>
  (text, talker) =>
    reconcile(understand(text, talker), thoughts.get(text))
