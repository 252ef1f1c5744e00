import type { Tx } from '../prisma/db.ts'
import { post } from '../prisma/queries/posts.ts'
import type { HeardTurn } from '../prisma/queries/turns.ts'
import type { Situation } from '../rules/situation.ts'
import type { Words } from './tell.ts'

/** A turn being carried out. */
export interface Carrying {
  readonly turn: HeardTurn
  readonly situation: Situation
  readonly now: Date
  /** It arrived long after it was said: act on it, but do not answer in public. */
  readonly late: boolean
  /** Names this decision's effects, the same on every retry. */
  readonly key: string
}

/** Answers the talker where they spoke, unless they spoke long ago. */
export async function reply(tx: Tx, { turn, late, now }: Carrying, words: Words) {
  if (late) return
  await post(tx, { ...words, roomId: turn.roomId, mentions: [turn.personId] }, now)
}
