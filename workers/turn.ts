import { takeApart } from '../intents/quote.ts'
import { isCategory } from '../intents/taxonomy.ts'
import type { Understanding } from '../intents/understanding.ts'
import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { activitiesFor, guidesFor, ticketsAround } from '../prisma/queries/situation.ts'
import {
  dueTurns,
  type HeardTurn,
  markDecided,
  markMattered,
  turnBefore,
  turnById,
  turnState,
} from '../prisma/queries/turns.ts'
import { decide } from '../rules/decide.ts'
import type { Situation } from '../rules/situation.ts'
import { carryOut } from './carry-out.ts'
import type { Handler, Run } from './perform.ts'
import { staffTurn } from './staff-turn.ts'

export type Understand = (text: string, talker?: string) => Understanding

interface Deps {
  readonly understand: Understand
}

/** Lines of one person this far apart still complete each other. */
const TOGETHER_MS = 3 * 60_000
/** Older than this on arrival, a message is acted on but not answered in public. */
const LATE_MS = 5 * 60_000

/**
 * A turn is over: understands and decides it, after the room's earlier ones. A timer that fires while the talker is still
 * speaking is set anew.
 */
export const decideTurn =
  (deps: Deps): Handler<'turn.decide'> =>
  async (tx, { turnId }, run) => {
    const turn = await turnState(tx, turnId)
    if (!turn || turn.decidedAt) return undefined
    const due = await dueTurns(tx, turn.roomId, run.now)
    for (const id of due) await decideOne(deps, tx, id, run)
    return due.includes(turnId) ? undefined : { again: turn.dueAt }
  }

async function decideOne(deps: Deps, tx: Tx, id: number, run: Run) {
  const turn = await turnById(tx, id)
  if (!turn) return
  const forStaff = turn.room.kind !== 'residents' && (turn.room.kind !== 'direct' || turn.person.staff)
  if (forStaff) {
    await staffTurn(tx, turn, run)
    await markDecided(tx, id, run.now, { act: null, category: null })
  } else {
    await residentTurn(deps, tx, turn, run)
  }
}

async function residentTurn({ understand }: Deps, tx: Tx, turn: HeardTurn, { now, log }: Run) {
  const { own, quoted } = wordsOf(turn)
  const heard = understand(own, turn.person.name)
  const meant = isOwnWork(turn, heard) ? { ...heard, act: 'chat' as const } : heard
  const quotedHeard = quoted === undefined ? undefined : understand(quoted)
  const situation = await situationOf(tx, turn, own, meant, quotedHeard, now)
  const decisions = decide(situation)

  const late = turn.messages.some(({ at, receivedAt }) => receivedAt.getTime() - at.getTime() > LATE_MS)
  for (const [index, decision] of decisions.entries()) {
    await carryOut(tx, decision, { turn, situation, now, late, key: `turn-${turn.id}/${index}` })
  }
  const kept = decisions.find((decision) => decision.do === 'remember')
  if (decisions.some((decision) => decision.do !== 'remember')) await markMattered(tx, turn.id)
  await markDecided(tx, turn.id, now, {
    act: heard.act,
    category: heard.category,
    ...(kept && { address: kept.address }),
  })
  log.info(
    {
      turnId: turn.id,
      act: heard.act,
      category: heard.category,
      confidence: heard.confidence,
      decisions: decisions.map((decision) => decision.do),
    },
    'turn decided',
  )
}

/** What the speaker said in the turn, and what they last quoted. */
function wordsOf({ messages }: HeardTurn) {
  const parts = messages.filter(({ recalledAt }) => recalledAt === null).map(({ text }) => takeApart(text))
  const own = parts.map((part) => part.own).filter(Boolean).join('\n')
  return { own, quoted: parts.findLast((part) => part.quoted)?.quoted?.text }
}

/** Staff who say “修好了” in the residents' group are not the second key to their own work. */
const isOwnWork = ({ person }: HeardTurn, { act }: Understanding) =>
  person.staff !== null && (act === 'fixed' || act === 'rate')

/** Small talk that nobody is waiting for needs no look at the database. */
const needsLook = (heard: Understanding) =>
  !(heard.act === 'chat' || heard.act === 'thanks') || heard.address.length > 0 || heard.also.length > 0

async function situationOf(
  tx: Tx,
  turn: HeardTurn,
  text: string,
  heard: Understanding,
  quoted: Understanding | undefined,
  now: Date,
): Promise<Situation> {
  const { room, person } = turn
  const where = { estateId: room.estateId, roomId: room.id }
  const look = needsLook(heard)
  const before = look ? await turnBefore(tx, turn, new Date(turn.firstAt.getTime() - TOGETHER_MS)) : null
  const category = heard.category
  return {
    now,
    room: { id: room.id, kind: room.kind, estate: room.estate?.name ?? null },
    talker: { id: person.id, name: person.name, home: asAddress(person.home) },
    text,
    heard,
    ...(quoted && { quoted }),
    ...(before?.address && { placeBefore: asAddress(before.address) }),
    tickets: look ? await ticketsAround(tx, where, now) : [],
    activities: look && concernsActivity(heard) ? await activitiesFor(tx, room.id, now) : [],
    guides: heard.act === 'enquiry' && category && isCategory(category) ? await guidesFor(tx, category) : [],
  }
}

const concernsActivity = ({ act, category }: Understanding) =>
  act === 'signup' || act === 'cancel' || category === 'activity'
