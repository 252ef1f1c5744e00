import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ground } from '../harness.ts'

/** A main file of the program, and what it prints when it is up. */
const programs = {
  'start.ts': 'Ctrl-C',
  'workers/main.ts': 'workers ready',
} as const

/** The program in a process of its own. */
export interface Child {
  /** Sends a signal; settles with the exit status (null where the signal itself ended it) and how long it took. */
  end(
    signal: 'SIGTERM' | 'SIGKILL',
  ): Promise<{ readonly status: number | null; readonly ms: number }>
}

/** Starts a main file on the given stores and waits until it says that it is up. */
export async function startChild(
  program: keyof typeof programs,
  { url, backend }: Pick<Ground, 'url' | 'backend'>,
): Promise<Child> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-child-'))
  const { NODE_OPTIONS: _, VITEST: _v, ...inherited } = process.env
  const env = {
    ...inherited,
    ...{ DATABASE_URL: url, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    REDIS_URL: backend.kind === 'redis' ? backend.url : '',
  }
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    ...{ env, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const exited = once(child, 'exit').then(([status]) => status as number | null)
  const printed: string[] = []
  const up = new Promise<void>((resolve) => {
    const read = (text: string) => {
      printed.push(text.slice(0, 2_000))
      if (text.includes(programs[program])) resolve()
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read)
  })
  const early = exited.then((status) => {
    throw new Error(`${program} ended with ${status}: ${printed.slice(-10).join('')}`)
  })
  early.catch(() => {})
  await Promise.race([up, early])

  return {
    end: async (signal) => {
      const begun = performance.now()
      child.kill(signal)
      const status = await exited
      await rm(dataDir, { recursive: true, force: true })
      return { status, ms: performance.now() - begun }
    },
  }
}
