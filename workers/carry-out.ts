import type { Tx } from '../prisma/db.ts'
import { hasNote, lockTicket, note, ticketById } from '../prisma/queries/tickets.ts'
import { isReporter } from '../rules/attention.ts'
import { isState } from '../rules/lifecycle.ts'
import { type Deed, may, residentStandings } from '../rules/rights.ts'
import type { Decision } from '../rules/situation.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { type Carrying, reply } from './carrying.ts'
import { locate } from './locate.ts'
import { joinTicket, openMatter } from './open-matter.ts'
import { rateTicket } from './rating.ts'
import { residentMoves } from './resident-moves.ts'
import { register, tellActivities } from './sign-up.ts'
import { chasedText, stateText } from './state-text.ts'
import { inPublic, tellOnDuty } from './tell.ts'

/** Does what the core decided, in the turn's transaction. Whatever follows is a row in the outbox. */
export async function carryOut(tx: Tx, decision: Decision, carrying: Carrying): Promise<void> {
  switch (decision.do) {
    case 'open':
      return openMatter(tx, decision, carrying)
    case 'join':
      return joinTicket(tx, decision, carrying)
    case 'locate':
      return locate(tx, decision, carrying)
    case 'move':
      return isTheirs(decision, decision.move, carrying)
        ? residentMoves(tx, decision, carrying)
        : undefined
    case 'witness':
      return witness(tx, decision.ticket, carrying)
    case 'rate':
      return isTheirs(decision, 'rate', carrying) ? rateTicket(tx, decision, carrying) : undefined
    case 'chase':
      return chase(tx, decision.ticket, carrying)
    case 'tell-state':
      return tellState(tx, decision.ticket, carrying)
    case 'tell-guide':
      return reply(tx, carrying, {
        key: `${carrying.key}/answer`,
        kind: 'answer',
        text: decision.answer,
      })
    case 'tell-activities':
      return tellActivities(tx, carrying)
    case 'signup':
    case 'cancel':
      return register(tx, decision, carrying)
    case 'remember':
      return undefined
    default:
      return decision satisfies never
  }
}

/** Whether the talker may do so with a ticket; among neighbours nobody is told off who may not. */
function isTheirs(
  { ticket: id }: { readonly ticket: number },
  deed: Deed,
  { situation: { tickets, talker } }: Carrying,
): boolean {
  const ticket = tickets.find((one) => one.id === id)
  return may(residentStandings(ticket !== undefined && isReporter(ticket, talker.id)), deed)
}

/** Somebody says it is over before the worker does: the worker is asked to say so, once. */
async function witness(tx: Tx, id: number, { turn, now, key }: Carrying) {
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket) return
  const told = await hasNote(tx, id, 'witness', ticket.openedAt)
  await note(tx, {
    ticketId: id,
    move: 'witness',
    by: turn.person.name,
    reason: String(turn.personId),
    at: now,
  })
  if (told || ticket.state === 'done') return
  const text = toStaff.saidOver(inPublic(ticket))
  const urgent = ticket.class === 'P1'
  const words = { key: `${key}/over`, kind: 'nudge', ticketId: id, urgent, text } as const
  await tellOnDuty(tx, ticket, words, now)
}

const CHASE_MS = 30 * 60_000

/** Impatience reaches the worker, at most twice an hour however many neighbours chime in. */
async function chase(tx: Tx, id: number, carrying: Carrying) {
  const { turn, now, key } = carrying
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return
  const chased = await hasNote(tx, id, 'chase', new Date(now.getTime() - CHASE_MS))
  await note(tx, { ticketId: id, move: 'chase', by: turn.person.name, at: now })
  if (chased) return
  const about = inPublic(ticket)
  const text = ticket.assignee ? toStaff.chase(about) : toStaff.chaseNobody(about)
  const urgent = ticket.class === 'P1'
  await tellOnDuty(
    tx,
    ticket,
    { key: `${key}/chase`, kind: 'nudge', ticketId: id, urgent, text },
    now,
  )
  await reply(tx, carrying, {
    key: `${key}/chased`,
    kind: 'answer',
    ticketId: id,
    text: await chasedText(tx, ticket, ticket.state),
  })
}

async function tellState(tx: Tx, id: number, carrying: Carrying) {
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return
  const text = await stateText(tx, ticket, ticket.state)
  await reply(tx, carrying, { key: `${carrying.key}/state`, kind: 'answer', ticketId: id, text })
}
