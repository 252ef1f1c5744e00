import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { vi } from 'vitest'
import type { Inbound } from '../../bot/inbound.ts'
import { openWechat, type Session, type WechatEvents } from '../../bot/wechat.ts'
import { grpcWorld } from './grpc-world.ts'
import { simulatorWorld } from './simulator-world.ts'
import type { World } from './world.ts'

export type WorldKind = 'grpc' | 'simulator'
export const worldKinds: readonly WorldKind[] = ['grpc', 'simulator']

/** Starts a WeChat with two residents' groups, a staff group and named people (`cast.ts`), nobody connected to it yet. */
export const startWorld = async (kind: WorldKind): Promise<World> =>
  kind === 'grpc' ? grpcWorld() : simulatorWorld()

/** A world with our session open in it, and what the session told. */
export interface Stage extends World {
  readonly session: Session
  readonly inbound: readonly Inbound[]
  readonly recalled: readonly string[]
  readonly logins: readonly string[]
  readonly faults: readonly Error[]
  /** Settles when `count` messages of `inbound` pass `which` (all do by default); gives them. */
  heard(count: number, which?: (message: Inbound) => boolean): Promise<readonly Inbound[]>
}

/**
 * Runs `body` with a session open in a world of that kind, logged in, and closes everything. What `on` holds is called
 * after the recording, so a test can hang the rest of the bot on it.
 */
export async function withWechat(
  kind: WorldKind,
  body: (stage: Stage) => Promise<void>,
  on: Partial<WechatEvents> = {},
): Promise<void> {
  const memoryDir = await mkdtemp(join(tmpdir(), 'linli-'))
  const world = await startWorld(kind)
  const notes = notebook(on)
  const { puppet } = world
  const log = pino({ level: 'silent' })
  const clock = () => new Date()
  const session = await openWechat({ puppet, name: 'test', memoryDir, log, clock, on: notes.on })
  const heard: Stage['heard'] = async (count, which = () => true) =>
    vi.waitUntil(
      () => {
        const found = notes.inbound.filter(which)
        return found.length >= count && found
      },
      { timeout: 5_000, interval: 5 },
    )
  try {
    await vi.waitUntil(() => session.account() !== undefined, { timeout: 5_000, interval: 5 })
    await body({ ...world, ...notes, session, heard })
  } finally {
    await session.stop()
    await world.close()
    await rm(memoryDir, { recursive: true, force: true })
  }
}

/** Writes down what a session tells, then calls `on`. */
export function notebook(on: Partial<WechatEvents> = {}) {
  const inbound: Inbound[] = []
  const recalled: string[] = []
  const logins: string[] = []
  const faults: Error[] = []
  const events: WechatEvents = {
    message: async (message) => {
      inbound.push(message)
      await on.message?.(message)
    },
    recalled: async (account, id) => {
      recalled.push(id)
      await on.recalled?.(account, id)
    },
    login: async (account) => {
      logins.push(account)
      await on.login?.(account)
    },
    logout: () => on.logout?.(),
    qr: (code) => on.qr?.(code),
    fault: (err) => {
      faults.push(err)
      on.fault?.(err)
    },
  }
  return { inbound, recalled, logins, faults, on: events }
}
