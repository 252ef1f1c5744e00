import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { runProgram } from '../prisma/run-program.ts'

/** A `redis-server` of one's own that keeps nothing. */
export interface RedisServer {
  readonly url: string
  /** As a crash does: at once, and everything in it is gone. */
  kill(): Promise<void>
  /** Starts again on the same port, empty. */
  start(): Promise<void>
  /** Hangs: takes connections and does not answer. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export const hasRedisServer = () =>
  runProgram('redis-server', ['--version'], { timeout: 5_000 }).then(
    () => true,
    () => false,
  )

/** Starts the `redis-server` on the PATH on a free port of this machine, without persistence. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  const start = async () => {
    const nothing = ['--save', '', '--appendonly', 'no', '--daemonize', 'no']
    const options = ['--port', String(port), '--bind', '127.0.0.1', ...nothing]
    server = spawn('redis-server', options, { stdio: 'ignore' })
    await answers(url)
  }
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    kill,
    start,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    stop: kill,
  }
}

/** Settles when the server answers; ioredis tries until then. */
async function answers(url: string) {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 })
  client.on('error', () => {})
  try {
    await client.ping()
  } finally {
    client.disconnect()
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const closed = once(probe, 'close')
  probe.close()
  await closed
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}
