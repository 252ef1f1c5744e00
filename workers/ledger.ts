import type { Tx } from '../prisma/db.ts'
import { hasTicketsBefore, ledgerIn } from '../prisma/queries/figures.ts'
import { put } from '../prisma/queries/outbox.ts'
import { post } from '../prisma/queries/posts.ts'
import { roomsOfKind } from '../prisma/queries/rooms.ts'
import { markMattered } from '../prisma/queries/turns.ts'
import { dayOf } from '../rules/duty-hours.ts'
import { before, nextToPost, type Period, periodKinds, postAt } from '../rules/figures-period.ts'
import { may, standingsOf } from '../rules/rights.ts'
import { ledgerWords } from '../rules/wording/ledger.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { type LedgerWord, periodMeant } from '../rules/words/ledger.ts'
import type { Doing, Member } from './moves/order.ts'
import type { Handler } from './perform.ts'

/**
 * Sees to it that the next weekly and the next monthly ledger will be posted. To be called at every boot and before time is played;
 * a ledger that fell due while nobody ran is posted then, since its row has been lying there.
 */
export async function keepLedgers(tx: Tx, now: Date): Promise<void> {
  for (const kind of periodKinds) await putLedger(tx, nextToPost(kind, now))
}

const putLedger = (tx: Tx, period: Period) =>
  put(tx, { name: 'ledger.post', data: { kind: period.kind } }, keyOf(period), postAt(period))

const keyOf = ({ kind, from }: Period) => `ledger-${kind}-${dayOf(from)}`

/** Posts the ledger of the week or month that is over; of several that were missed the last. A community without tickets has none. */
export const postLedger: Handler<'ledger.post'> = async (tx, { kind }, { now, log }) => {
  const next = nextToPost(kind, now)
  await putLedger(tx, next)
  const period = before(next)
  if (!(await hasTicketsBefore(tx, period.until))) return undefined
  const text = ledgerWords.whole(await ledgerIn(tx, period, now))
  const rooms = await roomsForLedger(tx)
  for (const { id: roomId } of rooms) {
    await post(tx, { key: `${keyOf(period)}/${roomId}`, roomId, kind: 'ledger', text }, now)
  }
  log.info({ kind, from: period.from, rooms: rooms.length }, 'ledger posted')
  return undefined
}

/** The office's groups; where there is none, the staff's. */
async function roomsForLedger(tx: Tx) {
  const office = await roomsOfKind(tx, 'admin')
  return office.length > 0 ? office : roomsOfKind(tx, 'staff')
}

/** 台账: answered where it was asked with the ledger itself, or with why not. */
export async function askLedger(
  tx: Tx,
  { which }: LedgerWord,
  member: Member,
  { turn, now, key }: Doing,
): Promise<string | undefined> {
  if (!may(standingsOf(member), 'ledger')) return refusals.right('ledger')
  if (!which) return ledgerWords.whichPeriod
  const period = periodMeant(which, now)
  const ledger = await ledgerIn(tx, period, now)
  const text = which.last ? ledgerWords.whole(ledger) : ledgerWords.soFar(ledger)
  await markMattered(tx, turn.id)
  await post(tx, { key: `${key}/ledger`, roomId: turn.roomId, kind: 'ledger', text }, now)
  return undefined
}
