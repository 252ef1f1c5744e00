import type { Logger } from 'pino'
import { assemble, type PuppetInterface, start } from './assemble.ts'
import { createHearing } from './hearing.ts'
import type { Inbound } from './inbound.ts'
import { createLogin } from './login.ts'
import { createMouthpiece } from './mouthpiece.ts'
import { followSigns } from './signs.ts'
import { within } from './time-limit.ts'
import type { Voice } from './voice.ts'

export interface SessionState {
  readonly loggedIn: boolean
  /** Last sign of life: a message, a heartbeat, an answer to `ding`. */
  readonly lastHeardAt: Date | null
  /** What has to be scanned to log in, while it has to be. */
  readonly qr: string | null
  /** WeChat said that the account talks too often, and nothing was said since. */
  readonly blocked: boolean
}

export interface Session extends Voice {
  /** The account's WeChat id, after login. */
  readonly account: () => string | undefined
  readonly state: () => SessionState
  /** Asks for a sign of life; it shows in `state().lastHeardAt`. */
  ding(): Promise<void>
  /** Hands on what was heard, then ends the session for good: puppets do not survive a second start in one process. */
  stop(): Promise<void>
}

export interface WechatOptions {
  /** A Wechaty puppet's package name, or a puppet made by the caller (the simulator). */
  readonly puppet: PuppetInterface | string
  /** Names the file that keeps the login, under `memoryDir`. */
  readonly name: string
  readonly memoryDir: string
  readonly log: Logger
  readonly clock: () => Date
  readonly on: WechatEvents
}

export interface WechatEvents {
  /** One after another in each chat, the chats side by side; none before `login` has settled. */
  message(message: Inbound): Promise<void>
  /** Somebody, perhaps the account itself, took back the message of this id. */
  recalled(account: string, messageId: string): Promise<void>
  /** May come before `openWechat` has resolved, and again with the same account after a broken connection. */
  login(account: string): Promise<void>
  logout(): void
  qr(qrcode: string): void
  fault(err: Error): void
}

/**
 * Opens a WeChat session. Rejects where the puppet is not installed or does not start; whatever goes wrong later is
 * told to `on.fault` and does not end the process.
 */
export async function openWechat(options: WechatOptions): Promise<Session> {
  const { log, clock, on } = options
  const fault = (err: unknown) => on.fault(err instanceof Error ? err : new Error(String(err)))
  const { bot, puppet } = await assemble(options)
  bot.on('error', fault)

  const login = createLogin({ puppet, login: on.login, logout: on.logout, fault })
  const { message, recalled } = on
  const account = login.settled
  const hearing = createHearing({ source: puppet, account, clock, log, message, recalled, fault })
  const voice = createMouthpiece(puppet, log)
  const signs = followSigns(puppet, { login, hearing, clock, qr: on.qr, fault })

  await start(bot, puppet)
  return {
    say: voice.say,
    recall: voice.recall,
    account: login.account,
    state: () => ({
      loggedIn: login.account() !== undefined && puppet.state.active() !== false,
      lastHeardAt: signs.lastHeardAt(),
      qr: signs.qr(),
      blocked: voice.blocked(),
    }),
    ding: async () => puppet.ding('ding'),
    stop: async () => {
      signs.stop()
      hearing.close()
      if (login.account()) await within(STOP_MS, 'handing on', hearing.settled()).catch(fault)
      if (hearing.waiting() > 0) fault(new Error(`${hearing.waiting()} messages not handed on`))
      await bot.stop()
    },
  }
}

const STOP_MS = 5_000
