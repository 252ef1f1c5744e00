import type { Db, Tx } from '../db.ts'

export interface SessionRow {
  readonly account: string | null
  readonly loggedIn: boolean
  readonly qr: string | null
  readonly lastHeardAt: Date | null
  readonly seenAt: Date
}

/** There is one WeChat session for a database; further accounts get a name of their own. */
const NAME = 'wechat'

export const writeSession = (tx: Tx, row: SessionRow) =>
  tx.session.upsert({ where: { name: NAME }, create: { name: NAME, ...row }, update: row })

/** The session as its bot last saw it, or `null` where no bot has run yet. */
export const readSession = (db: Db): Promise<SessionRow | null> =>
  db.session.findUnique({ where: { name: NAME } })
