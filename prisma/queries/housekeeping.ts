import type { Tx } from '../db.ts'

/** Small talk is forgotten after two weeks; done jobs after one; used codes after a month. */
const DAYS = { talk: 14, jobs: 7, codes: 30 } as const
const DAY_MS = 24 * 3_600_000
const BATCH = 5_000

/**
 * Deletes what is not needed any more, in small bites. Messages that belong to a ticket, a sign-up or a notice are kept.
 * @returns how many rows went; call again while it is not 0
 */
export async function forget(tx: Tx, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const messages = await tx.$executeRaw`
    DELETE FROM "Message" WHERE "id" IN (
      SELECT "id" FROM "Message" WHERE NOT "mattered" AND "receivedAt" < ${before(DAYS.talk)} LIMIT ${BATCH})`
  const turns = await tx.$executeRaw`
    DELETE FROM "Turn" WHERE "id" IN (
      SELECT t."id" FROM "Turn" t WHERE t."decidedAt" < ${before(DAYS.talk)}
        AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m."turnId" = t."id") LIMIT ${BATCH})`
  const jobs = await tx.$executeRaw`
    DELETE FROM "Outbox" WHERE "id" IN (
      SELECT "id" FROM "Outbox" WHERE "doneAt" < ${before(DAYS.jobs)} LIMIT ${BATCH})`
  const codes = await tx.$executeRaw`
    DELETE FROM "Code" WHERE "expiresAt" < ${before(DAYS.codes)}`
  return messages + turns + jobs + codes
}
