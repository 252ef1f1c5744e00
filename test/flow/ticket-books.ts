import { expect } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { urgencyOf } from '../../prisma/queries/urgency.ts'
import { limits, plusMinutes } from '../../rules/clocks.ts'
import { closedBy, isReturn, isState, type Move, moves, next } from '../../rules/lifecycle.ts'

/** What holds for every ticket at any time between two deeds: its history explains it, and it has one clock. */
export async function checkTickets(prisma: PrismaClient) {
  const tickets = await prisma.ticket.findMany({ include: { events: { orderBy: { id: 'asc' } } } })
  const live = await prisma.outbox.findMany({ where: { job: 'ticket.tick', doneAt: null } })
  for (const ticket of tickets) {
    checkHistory(ticket)
    const own = live.filter(({ payload }) => (payload as Payload).ticketId === ticket.id)
    const about = `clock of ticket ${ticket.id}, ${ticket.state}`
    expect(own.length, about).toBe(ticket.tickAt === null ? 0 : 1)
    if (ticket.state !== 'closed') expect(ticket.tickAt, about).not.toBeNull()
    for (const { payload, runAt } of own) {
      expect(payload, about).toMatchObject({ wound: ticket.wound })
      expect(runAt, about).toEqual(ticket.tickAt)
    }
  }
  return tickets
}

type Payload = { readonly ticketId: number; readonly wound: number }
type Ticket = Awaited<ReturnType<typeof findTicket>>
const findTicket = (prisma: PrismaClient) =>
  prisma.ticket.findFirstOrThrow({ include: { events: true } })

function checkHistory(ticket: Ticket) {
  const { id, events } = ticket
  const moved = events.filter(({ to }) => to !== null)
  const said = moved.map(({ move }) => move).join(', ')
  let state = 'open'
  for (const { move, from, to } of moved.slice(1)) {
    expect(from, `ticket ${id}: ${said}`).toBe(state)
    expect(isState(state) && next(state, move as Move), `ticket ${id}: ${said}`).toBe(to)
    state = to ?? state
  }
  expect(moved[0], `ticket ${id}`).toMatchObject({ move: 'open', from: null, to: 'open' })
  expect(ticket.state, `ticket ${id}: ${said}`).toBe(state)
  const last = moves.find((move) => move === moved.at(-1)?.move)
  expect(ticket.closedAs).toBe(state === 'closed' && last ? closedBy(last) : null)
  expect(ticket.closedAt !== null).toBe(state === 'closed')
  expect(ticket.returns).toBe(moved.filter(({ move }) => isReturn(move as Move)).length)
  const accepted = moved.find(({ move }) => move === 'accept')
  expect(ticket.respondedAt, `ticket ${id}: ${said}`).toEqual(accepted?.at ?? null)
  expect(ticket.events.map(({ at }) => at.getTime())).toEqual(
    ticket.events.map(({ at }) => at.getTime()).sort((a, b) => a - b),
  )
}

const stands = new Set(['on-hold', 'done', 'closed'])

/**
 * The end of the solve time as its history tells it: the class's time by the wall, counted only while the ticket was not on hold, not
 * waiting for residents and not closed; the whole again after a reopening.
 */
export function solveDueOf(ticket: Ticket): Date {
  const whole = limits[urgencyOf(ticket)].solveMinutes
  let due = plusMinutes(ticket.openedAt, whole)
  let since: Date | null = null
  for (const { move, to, at } of ticket.events) {
    if (to === null) continue
    if (stands.has(to)) since ??= at
    else if (since) {
      // Merged by mistake, it is owed what it was owed.
      if (move !== 'unmerge') {
        due = move === 'reopen' ? plusMinutes(at, whole) : new Date(+due + +at - +since)
      }
      since = null
    }
  }
  return due
}
