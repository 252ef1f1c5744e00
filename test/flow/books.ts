import { expect } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { maskForGroup } from '../../rules/masking.ts'
import type { Said } from './recorder.ts'
import { checkTickets } from './ticket-books.ts'

/** What holds at the end of every story, whatever it was about. */
export async function checkBooks(prisma: PrismaClient) {
  await checkTickets(prisma)
  const keys = await prisma.outbox.groupBy({ by: ['key'], _count: true })
  expect(keys.filter(({ _count }) => _count > 1)).toEqual([])
}

/** Phones and flats never go out to a group. */
export function checkPrivacy(said: readonly Said[]) {
  for (const { text, direct } of said) if (!direct) expect(text).toBe(maskForGroup(text))
}

/** Log lines carry ids, never residents' words or names. (A “1” is no word of anybody's: ids are numbers as well.) */
export function checkLog(lines: readonly string[], words: readonly string[]) {
  for (const word of words.filter((one) => !/^\d+$/.test(one))) {
    expect(lines.filter((line) => line.includes(word))).toEqual([])
  }
}

/** Jobs that were given up, with the reason. */
export const failures = (prisma: PrismaClient) =>
  prisma.outbox.findMany({
    where: { failure: { not: null } },
    select: { job: true, failure: true },
  })
