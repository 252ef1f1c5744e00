import type { Tx } from '../prisma/db.ts'
import { asAddress } from '../prisma/json.ts'
import { answerOffer, handBack, offer } from '../prisma/queries/assignments.ts'
import { put } from '../prisma/queries/outbox.ts'
import { staffNamed } from '../prisma/queries/staff.ts'
import {
  type FullTicket,
  lastMove,
  lockTicket,
  moveTicket,
  ticketById,
} from '../prisma/queries/tickets.ts'
import type { HeardTurn } from '../prisma/queries/turns.ts'
import { isState, type Move, movesFrom, next, type State } from '../rules/lifecycle.ts'
import { isPlace } from '../rules/places.ts'
import { needsReason, type StaffMove, type StaffWord, wordFor } from '../rules/staff-words.ts'
import { refusals, toResidents, toStaff } from '../rules/wording.ts'
import { offerTo } from './dispatch.ts'
import type { Member } from './staff-turn.ts'
import { inFull, inPublic, tellGroup, tellPerson } from './tell.ts'

/** In which turn it was asked for, and who was called with @; the key names its effects, the same on every retry. */
export interface Doing {
  readonly turn: HeardTurn
  readonly mentions: readonly string[]
  readonly now: Date
  readonly key: string
}

interface Order extends Doing {
  readonly ticket: FullTicket
  readonly state: State
  readonly member: Member
  readonly words: string
}

/** Carries out a worker's order about a ticket. Returns the one line that answers it. */
export async function staffMove(
  tx: Tx,
  { move, ticket: id, words }: Extract<StaffWord, { ask: 'move' }>,
  member: Member,
  doing: Doing,
): Promise<string> {
  if (id === undefined) return refusals.whichTicket(wordFor(move))
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(id)
  if (needsReason(move) && words === '') return refusals.reason(wordFor(move), id)
  return orders[move](tx, { ...doing, ticket, state: ticket.state, member, words })
}

const orders: Record<StaffMove, (tx: Tx, order: Order) => Promise<string>> = {
  accept,
  decline,
  transfer,
  hold: (tx, order) => ownMove(tx, order, 'hold', held),
  resume: (tx, order) => ownMove(tx, order, 'resume'),
  finish,
  'check-pass': (tx, order) => check(tx, order, 'check'),
  'check-fail': (tx, order) => check(tx, order, 'dispute'),
}

async function accept(tx: Tx, order: Order): Promise<string> {
  const { ticket, member, now, state } = order
  const { id } = ticket
  if (state === 'accepted' && ticket.assignee) return refusals.taken(id, ticket.assignee.name)
  const moved = await moveTicket(tx, {
    ticketId: id,
    move: 'accept',
    by: member.name,
    assigneeId: member.id,
    now,
  })
  if (!moved.moved) return refuse(order)

  if (ticket.assigneeId === member.id) {
    await answerOffer(tx, id, 'accepted', now)
  } else {
    await answerOffer(tx, id, 'taken-back', now, `${member.name}接了`)
    await offer(tx, { ticketId: id, staffId: member.id, now })
    await answerOffer(tx, id, 'accepted', now)
  }
  const isUrgent = ticket.class === 'P1' || ticket.class === 'P2'
  const news = toResidents.accepted(inPublic(ticket), member.name, isUrgent)
  const urgent = ticket.class === 'P1'
  const heard = { key: `accepted-${moved.eventId}`, kind: 'news', urgent, text: news } as const
  await tellGroup(tx, ticket, heard, now)
  const isClear = isPlace(asAddress(ticket.address))
  const detail = toStaff.detail(inFull(ticket), isClear, ticket.summary, phoneIn(ticket.summary))
  await tellPerson(
    tx,
    order.turn,
    {
      key: `detail-${moved.eventId}`,
      kind: 'ping',
      ticketId: id,
      urgent: ticket.class === 'P1',
      text: detail,
    },
    now,
  )
  return toStaff.done(id, `${member.name}接单`)
}

async function decline(tx: Tx, order: Order): Promise<string> {
  const { ticket, member, words, now, key } = order
  const no = refusalOf(order, 'decline')
  if (no !== undefined) return no
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move: 'decline',
    by: member.name,
    reason: words,
    assigneeId: null,
    now,
  })
  if (!moved.moved) return refuse(order)
  await leaveHands(tx, order, moved.from, 'declined')
  await put(tx, { name: 'ticket.dispatch', data: { ticketId: ticket.id } }, `${key}/dispatch`, now)
  return toStaff.done(ticket.id, '已退单，我另找人')
}

async function transfer(tx: Tx, order: Order): Promise<string> {
  const { ticket, member, now } = order
  const no = refusalOf(order, order.state === 'open' ? 'offer' : 'transfer')
  if (no !== undefined) return no
  const names = namesIn(order)
  const to = await firstOf(tx, names)
  const last = names.at(-1)
  if (!to) return last === undefined ? refusals.whom(ticket.id) : refusals.nobodyCalled(last)
  await leaveHands(tx, order, order.state, 'passed-on')
  const moved = await offerTo(tx, ticket, to, { now, by: member })
  return moved.moved ? toStaff.done(ticket.id, `已转给${to.name}，等他/她接单`) : refuse(order)
}

/** “转单 12 给张师傅”; the assistant itself may be called as well as the colleague. */
function namesIn({ mentions, words }: Order): readonly string[] {
  const plain = words.replace(/^(?:转?给|到)\s*/, '')
  const name = /^[^\s，。,]{1,20}/.exec(plain)?.[0]
  return [...mentions.slice(0, MOST_NAMES), ...(name === undefined ? [] : [name])]
}

const MOST_NAMES = 10

async function firstOf(tx: Tx, names: readonly string[]) {
  for (const name of names) {
    const one = await staffNamed(tx, name)
    if (one) return one
  }
  return undefined
}

async function finish(tx: Tx, order: Order): Promise<string> {
  const { ticket, member, words, now } = order
  const no = refusalOf(order, 'finish')
  if (no !== undefined) return no
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move: 'finish',
    by: member.name,
    reason: words,
    now,
  })
  if (!moved.moved) return refuse(order)
  // A minute for second thoughts: what is undone within it is never announced.
  const data = { ticketId: ticket.id, eventId: moved.eventId }
  await put(
    tx,
    { name: 'ticket.tell-done', data },
    `tell-done-${moved.eventId}`,
    new Date(now.getTime() + 60_000),
  )
  return toStaff.done(ticket.id, '已办完，一会儿在群里请大家确认')
}

async function check(tx: Tx, order: Order, move: 'check' | 'dispute'): Promise<string> {
  const { ticket, member, words, now } = order
  if (next(order.state, move) === undefined) return refuse(order)
  // A ticket that waits to be checked was last moved by whoever finished it.
  const finished = await lastMove(tx, ticket.id)
  if (ticket.assigneeId === member.id || finished?.by === member.name) {
    return refusals.ownCheck(ticket.id)
  }
  if (!mayCheck(member)) return refusals.noChecker
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move,
    by: member.name,
    reason: words,
    now,
  })
  if (!moved.moved) return refuse(order)
  if (move === 'check') {
    const text = toResidents.checked(inPublic(ticket))
    await tellGroup(tx, ticket, { key: `checked-${moved.eventId}`, kind: 'confirm', text }, now)
    return toStaff.done(ticket.id, '核查通过，已办结')
  }
  if (ticket.assignee) {
    const text = toStaff.checkFailed(inFull(ticket), member.name, words)
    await tellPerson(
      tx,
      ticket.assignee,
      { key: `check-${moved.eventId}`, kind: 'ping', ticketId: ticket.id, text },
      now,
    )
  }
  return toStaff.done(ticket.id, `核查没通过，退回${ticket.assignee?.name ?? ''}重办`)
}

/** A move that only the one who has it in hand, or a supervisor, may make. */
async function ownMove(
  tx: Tx,
  order: Order,
  move: Extract<Move, 'hold' | 'resume'>,
  after?: (tx: Tx, order: Order, eventId: number) => Promise<void>,
): Promise<string> {
  const { ticket, member, words, now } = order
  const no = refusalOf(order, move)
  if (no !== undefined) return no
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move,
    by: member.name,
    reason: words,
    now,
  })
  if (!moved.moved) return refuse(order)
  await after?.(tx, order, moved.eventId)
  return toStaff.done(ticket.id, move === 'hold' ? '已挂起' : '已恢复')
}

const held = (tx: Tx, { ticket, words, now }: Order, eventId: number) =>
  tellGroup(
    tx,
    ticket,
    { key: `held-${eventId}`, kind: 'news', text: toResidents.held(inPublic(ticket), words) },
    now,
  )

/** An unanswered offer is answered, an accepted ticket handed back: either way its row says why. */
async function leaveHands(
  tx: Tx,
  { ticket, words, now }: Order,
  from: State,
  how: 'declined' | 'passed-on',
) {
  if (from === 'offered') await answerOffer(tx, ticket.id, how, now, words)
  else if (from !== 'open') await handBack(tx, ticket.id, how, words)
}

const isOffice = ({ role }: Member) => role === 'secretary' || role === 'admin'

const mayHandle = ({ ticket, member }: Order) =>
  ticket.assigneeId === member.id || member.supervisor || isOffice(member)

const mayCheck = (member: Member) =>
  member.role === 'grid-worker' || member.supervisor || isOffice(member)

/** Why this move is not theirs to make, or not to be made now; `undefined` where it may be. */
function refusalOf(order: Order, move: Move): string | undefined {
  if (next(order.state, move) === undefined) return refuse(order)
  return mayHandle(order) ? undefined : notYours(order)
}

const notYours = ({ ticket }: Order) =>
  ticket.assignee ? refusals.notYours(ticket.id, ticket.assignee.name) : refusals.nobodys(ticket.id)

const refuse = ({ ticket, state }: Order) => {
  const can = movesFrom(state).flatMap((move) => wordFor(move) || [])
  return refusals.state(ticket.id, state, [...new Set(can)])
}

/** A phone number the reporter gave, for the worker alone. */
const phoneIn = (text: string) => /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(text)?.[0] ?? null
