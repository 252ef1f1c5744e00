import type { Db, Tx } from '../db.ts'
import type { Job } from '../jobs.ts'

export interface OutboxRow {
  readonly id: number
  readonly job: string
  readonly payload: unknown
  readonly key: string
  readonly relays: number
}

/** Records a job to be done once, at `runAt`, and only if this transaction commits. A second one of the same key is ignored. */
export async function put(tx: Tx, job: Job, key: string, runAt: Date): Promise<void> {
  const row = { job: job.name, payload: job.data, key, runAt }
  await tx.outbox.createMany({ data: [row], skipDuplicates: true })
}

/**
 * A job that is not wanted any more. One that is being done at this moment is left to find that out for itself: waiting for it here
 * would lock two transactions against each other.
 */
export const retire = (tx: Tx, key: string, now: Date) =>
  tx.$executeRaw`
    UPDATE "Outbox" SET "doneAt" = ${now} WHERE "id" IN
      (SELECT "id" FROM "Outbox" WHERE "key" = ${key} AND "doneAt" IS NULL FOR UPDATE SKIP LOCKED)`

/**
 * The oldest due rows that no queue has, or had for longer than `lostAfterMs` without their being done: a queue can be wiped at any
 * moment. SKIP LOCKED lets several relays run without stepping on each other.
 */
export const takeDue = (tx: Tx, now: Date, lostAfterMs: number, limit: number) =>
  tx.$queryRaw<OutboxRow[]>`
    SELECT "id", "job", "payload", "key", "relays" FROM "Outbox"
    WHERE "doneAt" IS NULL AND "runAt" <= ${now}
      AND ("relayedAt" IS NULL OR "relayedAt" < ${new Date(now.getTime() - lostAfterMs)})
    ORDER BY "runAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`

export const markRelayed = (tx: Tx, ids: readonly number[], now: Date) =>
  tx.outbox.updateMany({
    where: { id: { in: [...ids] } },
    data: { relayedAt: now, relays: { increment: 1 } },
  })

/**
 * Locks a row that is not done yet; `false` where it is done or gone. Waits for whoever holds it: a queue can be quicker than the
 * relay that has just put the row into it and still has to commit; skipped then, the row would lie until the sweep.
 */
export async function lockUndone(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Outbox" WHERE "id" = ${id} AND "doneAt" IS NULL FOR UPDATE`
  return rows.length === 1
}

export const markDone = (tx: Tx, id: number, now: Date) =>
  tx.outbox.update({ where: { id }, data: { doneAt: now }, select: { id: true } })

/** Not done after all: to be done again at `runAt`. */
export const postpone = (tx: Tx, id: number, runAt: Date) =>
  tx.outbox.update({ where: { id }, data: { runAt, relayedAt: null }, select: { id: true } })

/** Puts a failed job off for another round. `false` where it has had its rounds, or is done. */
export async function tryLater(tx: Tx, id: number, runAt: Date, mostRounds: number) {
  const { count } = await tx.outbox.updateMany({
    where: { id, doneAt: null, relays: { lt: mostRounds } },
    data: { runAt, relayedAt: null },
  })
  return count === 1
}

/** Given up: it will not be relayed again. */
export const markFailed = (tx: Tx, id: number, now: Date, failure: string) =>
  tx.outbox.updateMany({
    where: { id, doneAt: null },
    data: { doneAt: now, failure: failure.slice(0, 500) },
  })

/** The next job due by `until`, in the order of their times. */
export const nextDue = (db: Db, until: Date) =>
  db.outbox.findFirst({
    where: { doneAt: null, runAt: { lte: until } },
    orderBy: [{ runAt: 'asc' }, { id: 'asc' }],
  })

/** How long the oldest due job has been waiting, in milliseconds; 0 where nothing waits. */
export async function oldestDueMs(db: Db, now: Date): Promise<number> {
  const row = await nextDue(db, now)
  return row ? now.getTime() - row.runAt.getTime() : 0
}
