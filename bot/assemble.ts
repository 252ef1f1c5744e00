import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Wechaty } from 'wechaty'
import type { impls } from 'wechaty-puppet'

export type PuppetInterface = impls.PuppetInterface

interface Plan {
  /** A Wechaty puppet's package name, or a puppet made by the caller. */
  readonly puppet: PuppetInterface | string
  /** Names the file that keeps the login, under `memoryDir`. */
  readonly name: string
  readonly memoryDir: string
}

/** A remote puppet may be silent that long after login while it loads the groups; Wechaty's own minute is too short. */
const SILENCE_SECONDS = 240

/** Builds the Wechaty client around a puppet, without starting it. */
export async function assemble({ puppet: wanted, name, memoryDir }: Plan) {
  // Trap: at level verbose or silly, importing wechaty installs handlers that swallow every uncaught exception.
  const { log } = await import('wechaty-puppet')
  log.level('error')
  const { WechatyBuilder } = await import('wechaty')
  const puppet = typeof wanted === 'string' ? await load(wanted) : wanted
  await mkdir(memoryDir, { recursive: true, mode: 0o700 })
  const bot = WechatyBuilder.build({ name: join(memoryDir, name), puppet })
  keepNoNames(puppet)
  const before = new Map(overheard.map((event) => [event, puppet.listeners(event)]))
  await bot.init()
  for (const event of overheard) deafen(puppet, event, before.get(event) ?? [])
  return { bot, puppet }
}

/** Wechaty tells a start that failed as an error event and resolves; here it rejects. */
export async function start(bot: Wechaty, puppet: PuppetInterface) {
  const causes: Error[] = []
  bot.once('error', (err) => void causes.push(err))
  await bot.start()
  if (puppet.state.active() !== false) return
  await bot.stop()
  const cause = causes[0]
  throw new Error(`WeChat does not start through ${puppet.name()}: ${cause?.message}`, { cause })
}

/** Makes the puppet of an npm package. */
async function load(name: string): Promise<PuppetInterface> {
  try {
    const Puppet = constructorIn(await import(name))
    return new Puppet({ timeoutSeconds: SILENCE_SECONDS })
  } catch (cause) {
    const missing =
      cause instanceof Error && cause.message.includes(`Cannot find package '${name}'`)
    const what = missing
      ? `The WeChat puppet "${name}" is not installed: run "npm install ${name}" and start again`
      : `The WeChat puppet "${name}" does not load: ${cause instanceof Error ? cause.message : cause}`
    throw new Error(what, { cause })
  }
}

/** Puppets are default exports, wrapped once more where the package is CommonJS. */
function constructorIn(module: unknown): new (options: object) => PuppetInterface {
  let inner = module
  for (let depth = 0; depth < 3 && isWrapped(inner); depth++) inner = inner.default
  if (typeof inner !== 'function') throw new Error('the package exports no puppet')
  return inner as new (
    options: object,
  ) => PuppetInterface
}

const isWrapped = (module: unknown): module is { default: unknown } =>
  typeof module === 'object' && module !== null && 'default' in module

/**
 * Trap: at the first message of a group, and at each of these others, Wechaty looks up all members, up to 500 of them,
 * which gets accounts locked. Meanwhile it hands on later messages before that first one, and what it cannot complete it
 * drops. So it does not hear these; we listen to the puppet ourselves.
 */
const overheard = ['message', 'room-join', 'room-leave', 'room-topic', 'dirty'] as const

/** Takes the listeners of an event away but for those that were there before. */
function deafen(
  puppet: PuppetInterface,
  event: (typeof overheard)[number],
  before: readonly unknown[],
) {
  for (const listener of puppet.listeners(event)) {
    if (!before.includes(listener)) puppet.off(event, listener as () => void)
  }
}

/**
 * Trap: the service puppet writes the names of residents and groups below the home directory, where they outlast every
 * retention time and are never renewed; and where that directory cannot be written, the process dies of it. `names.ts`
 * remembers what is needed.
 */
function keepNoNames(puppet: PuppetInterface) {
  const store: unknown = Reflect.get(puppet, '_payloadStore')
  if (typeof store === 'object' && store !== null) Object.assign(store, { start: async () => {} })
}
