import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { shownVersion } from '../prisma/queries/console.ts'
import type { WebDeps } from './deps.ts'
import { securityHeaders } from './security.ts'

const LOOK_MS = 400
const HEARTBEAT_MS = 15_000
const MOST_LISTENERS = 50
/** A listener that lets this much pile up is not reading; it will connect again. */
const MOST_UNREAD_BYTES = 64 * 1024

/** `GET /events`: a `change` with the version of what is shown, at once and whenever it has changed. */
export function liveRoute(app: FastifyInstance, deps: WebDeps): void {
  const board = createBoard(deps)
  app.addHook('preClose', async () => board.close())

  app.get('/events', async (_request, reply) => {
    if (board.full())
      return reply.code(503).header('retry-after', '10').send({ error: 'too many listeners' })
    reply.hijack()
    reply.raw.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Its connection serves nothing else; kept alive, it would hold up the shutdown.
      connection: 'close',
    })
    reply.raw.write('retry: 2000\n\n')
    board.add(reply.raw)
    return reply
  })
}

interface Board {
  readonly full: () => boolean
  add(listener: ServerResponse): void
  close(): void
}

/** Tells all listeners when what is shown has changed. */
function createBoard(deps: WebDeps): Board {
  const listeners = new Set<ServerResponse>()
  let closed = false
  const tellAll = (words: string) => {
    for (const listener of listeners) tell(listener, words)
  }
  const watch = createWatch(deps, (version) => tellAll(change(version)))
  let beating: NodeJS.Timeout | undefined

  const stop = () => {
    clearInterval(beating)
    watch.stop()
  }
  return {
    full: () => closed || listeners.size >= MOST_LISTENERS,
    add(listener) {
      if (listeners.size === 0) beating = setInterval(tellAll, HEARTBEAT_MS, ': alive\n\n')
      listeners.add(listener)
      listener.on('close', () => {
        if (listeners.delete(listener) && listeners.size === 0) stop()
      })
      const version = watch.version()
      if (version !== '') tell(listener, change(version))
      watch.start()
    },
    close() {
      closed = true
      stop()
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
}

/** One look at the database for all, and none while nobody listens. */
function createWatch(deps: WebDeps, changed: (version: string) => void) {
  let version = ''
  let watching = false
  let next: NodeJS.Timeout | undefined

  const look = async () => {
    next = undefined
    const seen = await versionOf(deps).catch((err: unknown) => {
      deps.log.warn({ err }, 'page cannot look for changes')
      return version
    })
    if (seen !== version) {
      version = seen
      changed(version)
    }
    if (watching) next ??= setTimeout(look, LOOK_MS)
  }

  return {
    version: () => version,
    start() {
      if (watching) return
      watching = true
      next ??= setTimeout(look, 0)
    },
    stop() {
      watching = false
      clearTimeout(next)
      next = undefined
    },
  }
}

const change = (version: string) => `event: change\ndata: ${version}\n\n`

function tell(listener: ServerResponse, words: string) {
  if (listener.writableLength > MOST_UNREAD_BYTES) listener.destroy()
  else listener.write(words)
}

/** The session's state is shown too, and lives in memory. */
async function versionOf({ prisma, session }: WebDeps): Promise<string> {
  const state = await session?.()
  return `${await shownVersion(prisma)}${state ? `${state.loggedIn}${state.qr?.slice(-12) ?? ''}` : ''}`
}
