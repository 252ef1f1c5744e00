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

/** One look at the database for all listeners, and none while nobody listens. */
function createBoard(deps: WebDeps): Board {
  const listeners = new Set<ServerResponse>()
  let version = ''
  let closed = false
  let looking: NodeJS.Timeout | undefined
  let beating: NodeJS.Timeout | undefined

  const look = async () => {
    const seen = await versionOf(deps).catch((err: unknown) => {
      deps.log.warn({ err }, 'page cannot look for changes')
      return version
    })
    if (seen !== version) {
      version = seen
      for (const listener of listeners) tell(listener, change(version))
    }
    if (listeners.size > 0) looking = setTimeout(look, LOOK_MS)
    else looking = undefined
  }

  const beat = () => {
    for (const listener of listeners) tell(listener, ': alive\n\n')
  }

  const remove = (listener: ServerResponse) => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(beating)
  }

  return {
    full: () => closed || listeners.size >= MOST_LISTENERS,
    add(listener) {
      if (listeners.size === 0) beating = setInterval(beat, HEARTBEAT_MS)
      listeners.add(listener)
      listener.on('close', () => remove(listener))
      if (version !== '') tell(listener, change(version))
      looking ??= setTimeout(look, 0)
    },
    close() {
      closed = true
      clearTimeout(looking)
      clearInterval(beating)
      for (const listener of listeners) listener.end()
      listeners.clear()
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
