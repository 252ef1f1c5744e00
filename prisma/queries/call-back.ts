import type { Move } from '../../rules/lifecycle.ts'
import type { Db, Tx } from '../db.ts'
import { put } from './outbox.ts'

/** Moves that a reporter without WeChat hears of by telephone: whoever comes needs the number, and they are told the end. */
const callsBack: ReadonlySet<Move> = new Set([
  'accept',
  'finish',
  'confirm',
  'check',
  'lapse',
  'refuse',
  'withdraw',
])

/** “办完” can be taken back for a minute. */
const ANNOUNCED_MS = 60_000

/** Has whoever filed the ticket for somebody told of this move, where anybody did. */
export async function callBack(
  tx: Tx,
  { ticketId, move, eventId }: { ticketId: number; move: Move; eventId: number },
  now: Date,
) {
  if (!callsBack.has(move) || (await filingsOf(tx, ticketId)).length === 0) return
  const job = { name: 'ticket.call-back', data: { ticketId, eventId } } as const
  const at = move === 'finish' ? new Date(now.getTime() + ANNOUNCED_MS) : now
  await put(tx, job, `call-back-${eventId}`, at)
}

/** More than these call nobody back about one ticket. */
const MOST_FILINGS = 50

/** Who filed a report for whom, and how it came: a `filed` row is by a member of staff, its reason is as `filingOf` writes it. */
export const filingsOf = async (db: Db, ticketId: number): Promise<readonly Filing[]> => {
  const rows = await db.ticketEvent.findMany({
    where: { ticketId, move: 'filed' },
    orderBy: { id: 'asc' },
    take: MOST_FILINGS,
    select: { by: true, reason: true },
  })
  return rows.map(({ by, reason }) => {
    const [personId, channel] = (reason ?? '').split(' ')
    return { by, personId: Number(personId), channel }
  })
}

interface Filing {
  readonly by: string
  readonly personId: number
  /** `undefined` in histories from before it was kept. */
  readonly channel: string | undefined
}

/** What a `filed` row has for a reason: “12 walk-in”, the reporter's person id and the channel. */
export const filingOf = ({ personId, channel }: Omit<Filing, 'by'>): string =>
  channel === undefined ? String(personId) : `${personId} ${channel}`
