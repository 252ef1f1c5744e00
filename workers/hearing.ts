import { takeApart } from '../intents/quote.ts'
import { isCategory } from '../intents/taxonomy.ts'
import type { Understand } from '../intents/understand.ts'
import type { Understanding } from '../intents/understanding.ts'
import type { Tx } from '../prisma/db.ts'
import {
  activitiesFor,
  type EarlierTurn,
  earlierTurns,
  guidesFor,
  messagesOf,
  type TurnHead,
  ticketsAround,
  wordsOfOthers,
} from '../prisma/queries/situation.ts'
import type { HeardTurn } from '../prisma/queries/turns.ts'
import { assents } from '../rules/assent.ts'
import { pieceTogether } from '../rules/piecing.ts'
import { isEmpty } from '../rules/places.ts'
import { isMistake, verdict } from '../rules/progress.ts'
import { scoreIn } from '../rules/score.ts'
import type { Situation } from '../rules/situation.ts'

/** A turn as the core looks at it. */
export interface Hearing {
  readonly situation: Situation
  /** Messages of earlier turns without which this one is not understood. */
  readonly pieces: HeardTurn['messages']
}

/** Lines of one person this far apart still complete each other. */
const TOGETHER_MS = 3 * 60_000
/** What others said so shortly before may be what a “+1” is about. */
const LATELY_MS = 2 * 60_000
/** Small talk as plain as this is no piece of anything. */
const PLAIN_CHAT = 0.9

/** Understands a turn, together with what the talker said a moment before, and looks up what it could be about. */
export async function hear(
  understand: Understand,
  tx: Tx,
  turn: TurnHead,
  now: Date,
): Promise<Hearing> {
  const { lines, quoted } = wordsOf(turn)
  const text = lines.join('\n')
  const alone = understand(text)
  const earlier = mayBePiece(alone) ? await earlierOf(tx, turn) : []
  const before = earlier.filter(({ mattered }) => !mattered)
  const { heard, withEarlier } = pieceTogether(understand, lines, textOf(before), alone)
  const placed = before.find(({ address }) => !isEmpty(address))
  const lately = heard.act === 'me-too' ? await latelyOf(understand, tx, turn, text) : undefined
  const pieces = withEarlier ? before : placed ? [placed] : []
  return {
    pieces:
      pieces.length > 0
        ? await messagesOf(
            tx,
            pieces.flatMap(({ messageIds }) => messageIds),
          )
        : [],
    situation: {
      ...(await lookedUp(tx, turn, heard, text, now)),
      heard,
      ...(quoted !== undefined && { quotedText: quoted, quoted: understand(quoted) }),
      ...(placed && { placeBefore: placed.address }),
      ...(lately && { lately }),
    },
  }
}

/** What the speaker said in the turn, and what they last quoted. */
export function wordsOf({ texts }: TurnHead) {
  const parts = texts.map((text) => takeApart(text))
  const lines = parts.map((part) => part.own).filter(Boolean)
  return { lines, quoted: parts.findLast((part) => part.quoted)?.quoted?.text }
}

const earlierOf = (tx: Tx, turn: TurnHead) =>
  earlierTurns(tx, turn, new Date(turn.firstAt.getTime() - TOGETHER_MS))

const textOf = (turns: readonly EarlierTurn[]) =>
  turns
    .toReversed()
    .flatMap(({ texts }) => texts.map((text) => takeApart(text).own))
    .join('\n')

const isTalk = ({ act }: Understanding) => act === 'chat' || act === 'thanks'

const mayBePiece = (heard: Understanding) => !(isTalk(heard) && heard.confidence >= PLAIN_CHAT)

/** Small talk that nobody is waiting for needs no look at the database. */
const needsLook = (heard: Understanding, text: string) =>
  !isTalk(heard) ||
  heard.address.length > 0 ||
  heard.also.length > 0 ||
  assents(text) ||
  isMistake(text) ||
  scoreIn(text) !== undefined ||
  (text.length <= 30 && verdict(text) !== undefined)

async function lookedUp(tx: Tx, turn: TurnHead, heard: Understanding, text: string, now: Date) {
  const { roomId, estateId, kind, estate, personId, name, home, isStaff } = turn
  const look = needsLook(heard, text)
  const { category } = heard
  const where = { estateId, roomId, ...(kind === 'direct' && { personId }) }
  return {
    now,
    room: { id: roomId, kind, estate },
    talker: { id: personId, name, home, isStaff },
    text,
    tickets: look ? await ticketsAround(tx, where, now) : [],
    activities: look && concernsActivity(heard) ? await activitiesFor(tx, roomId, now) : [],
    guides:
      heard.act === 'enquiry' && category && isCategory(category)
        ? await guidesFor(tx, category)
        : [],
  }
}

/** What another said last, and what it means together with a “我也是”. */
async function latelyOf(understand: Understand, tx: Tx, turn: TurnHead, text: string) {
  const since = new Date(turn.lastAt.getTime() - LATELY_MS)
  const words = await wordsOfOthers(tx, turn, since, turn.lastAt)
  const last = words.filter(({ personId }) => personId === words[0]?.personId).toReversed()
  if (last.length === 0) return undefined
  const said = last.map((one) => takeApart(one.text).own).join('\n')
  return { text: said, together: understand(`${said}\n${text}`) }
}

const concernsActivity = ({ act, category }: Understanding) =>
  act === 'signup' || act === 'cancel' || category === 'activity'
