import qrcodes from 'qrcode-terminal'
import type { PuppetInterface } from './assemble.ts'
import type { Hearing } from './hearing.ts'
import type { Login } from './login.ts'

interface Deps {
  readonly login: Login
  readonly hearing: Hearing
  readonly clock: () => Date
  readonly qr: (qrcode: string) => void
  readonly fault: (err: unknown) => void
}

export interface Signs {
  readonly lastHeardAt: () => Date | null
  readonly qr: () => string | null
  stop(): void
}

/** Follows the puppet's events until stopped: messages, names, logging in and out, signs of life. */
export function followSigns(puppet: PuppetInterface, deps: Deps): Signs {
  const { login, hearing, clock, fault } = deps
  const scans = createScans(deps)
  let stopped = false
  let lastHeardAt: Date | null = null

  const guarded =
    <Event>(hear: (event: Event) => void) =>
    (event: Event) => {
      try {
        if (!stopped) hear(event)
      } catch (err) {
        fault(err)
      }
    }
  const alive = guarded(() => {
    lastHeardAt = clock()
    login.look()
    if (login.account()) scans.over()
  })
  const renamed = guarded(({ roomId, newTopic }: { roomId: string; newTopic: string }) => {
    hearing.renamed(roomId, newTopic)
    puppet.roomPayloadDirty(roomId).catch(fault)
  })

  for (const event of ['login', 'ready', 'heartbeat', 'dong', 'message'] as const) {
    puppet.on(event, alive)
  }
  puppet.on(
    'message',
    guarded(({ messageId }) => hearing.heard(messageId)),
  )
  puppet.on('room-topic', renamed)
  puppet.on('logout', guarded(login.lost))
  puppet.on('scan', guarded(scans.scan))
  const stop = () => {
    stopped = true
  }
  return { lastHeardAt: () => lastHeardAt, qr: scans.current, stop }
}

/** Wechaty's `ScanStatus`: cancelled, scanned, confirmed. Nothing to be scanned any more. */
const settledScans: readonly number[] = [1, 3, 4]

/** The code to log in with, shown in the terminal whenever it changes. Whoever has to scan is not logged in. */
function createScans({ login, qr }: Pick<Deps, 'login' | 'qr'>) {
  let current: string | null = null
  return {
    current: () => current,
    over: () => {
      current = null
    },
    scan: ({ qrcode, status }: { qrcode?: string; status: number }) => {
      if (!qrcode || qrcode === current || settledScans.includes(status)) return
      current = qrcode
      login.lost()
      qr(qrcode)
      qrcodes.generate(qrcode, { small: true }, (picture) => process.stderr.write(`${picture}\n`))
    },
  }
}
