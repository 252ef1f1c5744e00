import { expect } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { closedBy, type Move, moves } from '../../rules/lifecycle.ts'
import { maskForGroup } from '../../rules/masking.ts'
import type { Said } from './recorder.ts'

/** What holds at the end of every story, whatever it was about. */
export async function checkBooks(prisma: PrismaClient) {
  const tickets = await prisma.ticket.findMany({ include: { events: { orderBy: { id: 'asc' } } } })
  for (const ticket of tickets) {
    const moved = ticket.events.filter(({ to }) => to !== null)
    expect(moved.at(-1)?.to, `history explains ticket ${ticket.id}`).toBe(ticket.state)
    const last = moves.find((move) => move === moved.at(-1)?.move)
    expect(ticket.closedAs).toBe(ticket.state === 'closed' ? closedBy(last as Move) : null)
    expect(ticket.closedAt !== null).toBe(ticket.state === 'closed')
  }
  const keys = await prisma.outbox.groupBy({ by: ['key'], _count: true })
  expect(keys.filter(({ _count }) => _count > 1)).toEqual([])
}

/** Phones and flats never go out to a group. */
export function checkPrivacy(said: readonly Said[]) {
  for (const { text, direct } of said) if (!direct) expect(text).toBe(maskForGroup(text))
}

/** Log lines carry ids, never residents' words or names. */
export function checkLog(lines: readonly string[], words: readonly string[]) {
  for (const word of words) {
    expect(lines.filter((line) => line.includes(word))).toEqual([])
  }
}

/** Jobs that were given up, with the reason. */
export const failures = (prisma: PrismaClient) =>
  prisma.outbox.findMany({
    where: { failure: { not: null } },
    select: { job: true, failure: true },
  })
