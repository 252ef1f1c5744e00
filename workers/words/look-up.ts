import type { Tx } from '../../prisma/db.ts'
import { openTickets, ticketById } from '../../prisma/queries/tickets.ts'
import type { HeardTurn } from '../../prisma/queries/turns.ts'
import { isState } from '../../rules/lifecycle.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { toWhoever } from '../../rules/wording/whoever.ts'
import { inFull, inPublic } from '../tell.ts'

/** More lines are read by nobody on a phone. */
const LONGEST_LIST = 20

/** 待办, and 我的工单 with an `assigneeId`: a line each, the most urgent first. */
export async function list(tx: Tx, turn: HeardTurn, assigneeId?: number): Promise<string> {
  const tickets = await openTickets(tx, assigneeId)
  const lines = tickets.slice(0, LONGEST_LIST).flatMap((ticket) => {
    if (!isState(ticket.state)) return []
    const { reports } = ticket._count
    const about = aboutHere(turn)(ticket)
    return [toWhoever.line(about, ticket.state, ticket.assignee?.name ?? null, reports)]
  })
  const rest = tickets.length - lines.length
  return [
    ...(lines.length > 0 ? lines : [toWhoever.none]),
    ...(rest > 0 ? [toWhoever.more(rest)] : []),
  ].join('\n')
}

/** 工单 12: one of them, with the words it was reported in. */
export async function show(tx: Tx, id: number | undefined, turn: HeardTurn): Promise<string> {
  if (id === undefined) return refusals.whichTicket('工单')
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(id)
  const line = toWhoever.line(aboutHere(turn)(ticket), ticket.state, ticket.assignee?.name ?? null)
  return `${line}\n${toStaff.story(ticket.summary, ticket.reports.length)}`
}

/** In a group the flat is nobody's business. */
const aboutHere = ({ room }: HeardTurn) => (room.kind === 'direct' ? inFull : inPublic)
