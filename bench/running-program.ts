import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../test/redis-server.ts'
import { until } from './until.ts'

/** `npm start`, as its user meets it. */
export interface Program {
  readonly url: string
  /** Resident memory of the process, as it tells Prometheus. */
  megabytes(): Promise<number>
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>
}

/** Starts the program on the given data directory and waits until it says that it is ready. */
export async function startProgram(dataDir: string): Promise<Program> {
  const port = String(await freePort())
  const { DATABASE_URL: _, REDIS_URL: _r, ...env } = process.env
  const settings = { DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'error', WECHATY_PUPPET: '' }
  const child = spawn('npm', ['start', '--loglevel=error'], {
    env: { ...env, ...settings },
    cwd: `${import.meta.dirname}/..`,
    // A process group of its own, to be ended as a whole.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = once(child, 'exit')
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  // Also where the bench itself is cut short.
  process.once('exit', end)
  const stop = async () => {
    end()
    await gone
    process.off('exit', end)
  }
  const url = `http://127.0.0.1:${port}`
  await isReady(url, () => child.exitCode !== null).catch(async (err: unknown) => {
    await stop()
    throw err
  })
  return { url, stop, megabytes: () => residentMegabytes(url) }
}

const isReady = (url: string, ended: () => boolean) =>
  until('`npm start` is ready', 20, async () => {
    if (ended()) throw new Error('`npm start` ended: see what it wrote above')
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    return answer?.ok ?? false
  })

async function residentMegabytes(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  const line = metrics.split('\n').find((one) => one.startsWith('process_resident_memory_bytes'))
  return Number(line?.split(' ')[1]) / 1_048_576
}
