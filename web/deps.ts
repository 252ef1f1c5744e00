import type { Registry } from 'prom-client'
import type { Town } from '../bot/simulator/town.ts'
import type { PrismaClient } from '../prisma/db.ts'
import type { Logger } from '../workers/runtime/log.ts'

/** What a part of the program says about itself. */
export interface Check {
  readonly ok: boolean
  readonly detail?: string
}

/** The WeChat session as the page shows it. */
export interface SessionView {
  readonly loggedIn: boolean
  /** What has to be scanned to log in, while it has to be. */
  readonly qr: string | null
  readonly lastHeardAt: Date | null
}

export interface WebDeps {
  readonly prisma: PrismaClient
  readonly log: Logger
  readonly clock: () => Date
  readonly ready: () => Promise<Readonly<Record<string, Check>>>
  /** The simulated WeChat, where the bot of this process lives in one. */
  readonly phone?: { readonly town: Town }
  /** The session, as this process holds it or as its bot wrote it down; `null` where no bot has run yet. */
  readonly session?: () => SessionView | null | Promise<SessionView | null>
  /** Takes the metrics of this process beside the page's own. */
  readonly registry?: Registry
  /** Domain names the page may be called by, beside `localhost` and addresses. */
  readonly hostNames?: readonly string[]
}
