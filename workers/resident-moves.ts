import type { Tx } from '../prisma/db.ts'
import { answerOffer } from '../prisma/queries/assignments.ts'
import { dropCalls } from '../prisma/queries/rings.ts'
import {
  addReport,
  type FullTicket,
  lockTicket,
  moveTicket,
  note,
  ticketById,
} from '../prisma/queries/tickets.ts'
import type { Decision } from '../rules/situation.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { type Carrying, reply } from './carrying.ts'
import { tellReturned } from './returned.ts'
import { lookAnew, takeUp } from './take-up.ts'
import { inPublic, tellOnDuty, tellReporters } from './tell.ts'

type ResidentMove = Extract<Decision, { do: 'move' }>['move']

/** A resident's word that moves a ticket: it is solved, it is not, it is back, it never was. */
export async function residentMoves(
  tx: Tx,
  { ticket: ticketId, move }: Extract<Decision, { do: 'move' }>,
  carrying: Carrying,
) {
  const { turn, now } = carrying
  await lockTicket(tx, ticketId)
  const reason = wordsOf(carrying)
  const result = await moveTicket(tx, { ticketId, move, by: turn.person.name, reason, now })
  const before = await ticketById(tx, ticketId)
  // Somebody was quicker, and what was said is true already.
  if (!result.moved || !before) return
  await keepWords(tx, before, move, carrying)
  const ticket = await ticketById(tx, ticketId)
  if (ticket) await follow[move](tx, ticket, carrying)
}

const wordsOf = ({ situation }: Carrying) => situation.text.slice(0, 200)

/** Who says that it is not solved has a claim of their own in it; who only saw that it is solved has none. */
async function keepWords(
  tx: Tx,
  { id: ticketId, reports }: FullTicket,
  move: ResidentMove,
  carrying: Carrying,
) {
  const { turn, situation, now } = carrying
  const { personId, roomId } = turn
  if (move === 'confirm' && !reports.some((report) => report.personId === personId)) {
    const by = turn.person.name
    await note(tx, { ticketId, move: 'witness', by, reason: String(personId), at: now })
    return
  }
  await addReport(tx, {
    ...{ ticketId, personId, roomId, act: situation.heard.act, text: wordsOf(carrying), at: now },
    address: situation.heard.address[0] ?? {},
    messageIds: turn.messages.map(({ id }) => id),
  })
}

type Follow = (tx: Tx, ticket: FullTicket, carrying: Carrying) => Promise<void>

const follow: Record<ResidentMove, Follow> = {
  confirm: async (tx, ticket, carrying) => {
    const { key, late, now, turn } = carrying
    const text = toResidents.confirmed(inPublic(ticket))
    const urgent = ticket.class === 'P1'
    const about = { ticketId: ticket.id, urgent } as const
    const words = { ...about, key: `${key}/confirm`, kind: 'confirm', text } as const
    await reply(tx, carrying, words)
    const elsewhere = { ...words, key: `${key}/confirm-too` }
    if (!late) await tellReporters(tx, ticket, elsewhere, now, { except: turn.roomId })
  },
  withdraw: async (tx, ticket, carrying) => {
    const { key, now } = carrying
    await answerOffer(tx, ticket.id, 'taken-back', now, '居民自己撤了')
    await dropCalls(tx, ticket.id, 'withdrawn')
    await answer(tx, ticket, carrying, toResidents.withdrawn(inPublic(ticket)))
    const text = toStaff.withdrawn(inPublic(ticket))
    // Whoever has been called out at night is on the way.
    const urgent = ticket.class === 'P1'
    const words = { key: `${key}/staff`, kind: 'nudge', ticketId: ticket.id, urgent, text } as const
    await tellOnDuty(tx, ticket, words, now)
  },
  dispute: async (tx, ticket, carrying) => {
    await answer(tx, ticket, carrying, toResidents.disputed(inPublic(ticket)))
    await sendBack(tx, ticket.id, carrying)
  },
  reopen: async (tx, ticket, carrying) => {
    const { key, now } = carrying
    await answer(tx, ticket, carrying, toResidents.reopened(inPublic(ticket)))
    // An emergency that is back is everybody's again.
    if (ticket.class !== 'P1') return sendBack(tx, ticket.id, carrying)
    await lookAnew(tx, ticket, { reason: '险情又来了', key, now })
  },
}

/** The talker is awake: this is not held overnight. */
const answer = (tx: Tx, { id }: FullTicket, carrying: Carrying, text: string) =>
  reply(tx, carrying, { key: `${carrying.key}/answer`, kind: 'answer', ticketId: id, text })

/** Back to the one who did the work; to the next where nobody has, or they are off duty. */
async function sendBack(tx: Tx, ticketId: number, carrying: Carrying) {
  const { now, key } = carrying
  const ticket = await takeUp(tx, ticketId, key, now)
  if (ticket) await tellReturned(tx, ticket, wordsOf(carrying), carrying)
}
