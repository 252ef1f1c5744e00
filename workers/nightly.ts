import { type PrismaClient, transact } from '../prisma/db.ts'
import { stoppedClocks, windClock } from '../prisma/queries/clock.ts'
import { forget } from '../prisma/queries/housekeeping.ts'
import { lockTicket } from '../prisma/queries/tickets.ts'
import { keepLedgers } from './ledger.ts'
import type { Logger } from './runtime/log.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly clock: () => Date
  readonly log: Logger
}

/** What is seen to at every boot and every night. What fails is logged, and seen to the next night; it never throws. */
export const keepHouse = (deps: Deps) =>
  Promise.all(
    [forgetAll, ledgersAhead, windStopped].map((see) =>
      see(deps).catch((err: unknown) =>
        deps.log.error({ err, what: see.name }, 'housekeeping failed'),
      ),
    ),
  )

const MOST_BITES = 1_000

async function forgetAll({ prisma, clock, log }: Deps) {
  let gone = 0
  for (let bite = 0; bite < MOST_BITES; bite++) {
    const rows = await transact(prisma, (tx) => forget(tx, clock()))
    gone += rows
    if (rows === 0) break
  }
  if (gone > 0) log.info({ rows: gone }, 'old rows deleted')
}

/** So that a ledger is not lost for good where the job of one has failed. */
const ledgersAhead = ({ prisma, clock }: Deps) => transact(prisma, (tx) => keepLedgers(tx, clock()))

/**
 * A ticket without a clock is forgotten by everybody: one from before there was a clock, or one whose tick failed until it was given
 * up. Each in a transaction of its own: one that cannot be wound keeps no other from it.
 */
async function windStopped({ prisma, clock, log }: Deps) {
  for (const ticketId of await stoppedClocks(prisma)) {
    await transact(prisma, async (tx) => {
      await lockTicket(tx, ticketId)
      await windClock(tx, ticketId, clock())
    }).then(
      () => log.warn({ ticketId }, 'its clock stood still and runs again'),
      (err: unknown) => log.error({ err, ticketId }, 'its clock stands still'),
    )
  }
}
