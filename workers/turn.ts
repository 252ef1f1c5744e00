import type { Understand } from '../intents/understand.ts'
import { apart, type Tx } from '../prisma/db.ts'
import { type TurnHead, turnHead } from '../prisma/queries/situation.ts'
import {
  dueTurns,
  markDecided,
  markMattered,
  turnById,
  turnState,
} from '../prisma/queries/turns.ts'
import { decide } from '../rules/decide.ts'
import type { Decision } from '../rules/situation.ts'
import { aside } from './aside.ts'
import { advised, askFirst } from './ask-first.ts'
import { carryOut } from './carry-out.ts'
import { type Hearing, hear } from './hearing.ts'
import { notStaff } from './not-staff.ts'
import type { Handler, Prepared, Run } from './perform.ts'
import type { SecondOpinion } from './second-opinion.ts'
import { staffTurn } from './staff-turn.ts'

export type { Understand }

export interface TurnDeps {
  readonly understand: Understand
  /** Asked, before the transaction, about what is not understood for sure. */
  readonly secondOpinion?: SecondOpinion
}

interface Deps {
  readonly understand: Understand
  /** Turns that are over only after it are left to their own timers; now, unless told otherwise. */
  readonly overBy?: Date
}

/** Older than this on arrival, a message is acted on but not answered in public. */
const LATE_MS = 5 * 60_000

/** A turn is over. Who has a second opinion to ask for does it first, and decides what was over by then. */
export function decideTurn({
  understand,
  secondOpinion,
}: TurnDeps): Handler<'turn.decide'> | Prepared<'turn.decide'> {
  if (!secondOpinion) return decideDue({ understand })
  return {
    prepare: async (prisma, { turnId }, { now }) => {
      const thoughts = await askFirst({ understand, secondOpinion }, prisma, turnId, now)
      return decideDue({ understand: advised(understand, thoughts), overBy: now })
    },
  }
}

/**
 * Understands and decides a turn that is over, after the room's earlier ones. A timer that fires while the talker is still
 * speaking is set anew.
 */
const decideDue =
  (deps: Deps): Handler<'turn.decide'> =>
  async (tx, { turnId }, run) => {
    const turn = await turnState(tx, turnId)
    if (!turn || turn.decidedAt) return undefined
    const due = await dueTurns(tx, turn.roomId, turn.dueAt, deps.overBy ?? run.now)
    for (const id of due) {
      if (id === turnId) await decideOne(deps, tx, id, run)
      else await decideOther(deps, tx, id, run)
    }
    return due.includes(turnId) ? undefined : { again: turn.dueAt }
  }

/** What goes wrong with another's turn is left to that turn's own job: it must not make the whole room deaf. */
async function decideOther(deps: Deps, tx: Tx, id: number, run: Run) {
  try {
    await apart(tx, () => decideOne(deps, tx, id, run))
  } catch (err) {
    run.log.error({ err, turnId: id }, 'turn not decided')
  }
}

async function decideOne(deps: Deps, tx: Tx, id: number, run: Run) {
  const head = await turnHead(tx, id)
  if (!head) return
  const isForStaff = head.kind !== 'residents' && (head.kind !== 'direct' || head.isStaff)
  if (isForStaff) return ofStaff(tx, id, { ...run, understand: deps.understand })
  if (head.isStaff && (await aside(tx, head, { ...run, understand: deps.understand }))) return
  if (!head.isStaff && (await notStaff(tx, head, run.now))) return
  return ofResident(deps, tx, head, run)
}

async function ofStaff(tx: Tx, id: number, run: Run & Pick<Deps, 'understand'>) {
  const turn = await turnById(tx, id)
  if (!turn) return
  await staffTurn(tx, turn, run)
  await markDecided(tx, id, run.now, { act: null, category: null })
}

async function ofResident({ understand }: Deps, tx: Tx, head: TurnHead, { now, log }: Run) {
  const hearing = await hear(understand, tx, head, now)
  const decisions = decide(hearing.situation)
  if (decisions.some((one) => one.do !== 'remember')) {
    await carryOutAll(tx, decisions, head.id, hearing, now)
  }
  const { act, category, confidence } = hearing.situation.heard
  const kept = decisions.find((one) => one.do === 'remember')
  await markDecided(tx, head.id, now, { act, category, ...(kept && { address: kept.address }) })
  const done = decisions.map((one) => one.do)
  log.info({ turnId: head.id, act, category, confidence, decisions: done }, 'turn decided')
}

/** Words said a moment before and needed to understand these belong to what comes of them. */
async function carryOutAll(
  tx: Tx,
  decisions: readonly Decision[],
  turnId: number,
  { situation, pieces }: Hearing,
  now: Date,
) {
  const turn = await turnById(tx, turnId)
  if (!turn) return
  const late = turn.messages.some(
    ({ at, receivedAt }) => receivedAt.getTime() - at.getTime() > LATE_MS,
  )
  const whole = { ...turn, messages: [...pieces, ...turn.messages] }
  for (const [index, decision] of decisions.entries()) {
    await carryOut(tx, decision, {
      turn: whole,
      situation,
      now,
      late,
      key: `turn-${turnId}/${index}`,
    })
  }
  for (const id of new Set(whole.messages.map((one) => one.turnId))) await markMattered(tx, id)
}
