import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `npm start`'s program as a process of its own, on a data directory of its own. */
export interface Program {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Everything it has printed so far. */
  output(): string
  /** Sends a signal and waits for the end; gives the exit status, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

/** A folder with spaces and Chinese characters in its name, as people have them. */
export const newDataDir = () => mkdtemp(join(tmpdir(), 'linli 邻里 '))

export const removeDataDir = (dir: string) => rm(dir, { recursive: true, force: true })

/** Starts a main file with this environment beside the test's own. */
export function spawnMain(file: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const URL_LINE = /邻里已启动：(\S+)/

/** Starts the program and waits until it says where to look. Rejects with its output where it ends before. */
export async function startProgram(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<Program> {
  const child = spawnMain('start.ts', { DATA_DIR: dataDir, ...env })
  let output = ''
  const url = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const line = URL_LINE.exec(output)
      if (line?.[1]) found(line[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}:\n${output}`)))
  })
  return {
    url,
    dataDir,
    process: child,
    output: () => output,
    end: async (signal = 'SIGINT') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code, by] = await ended
      return code ?? by
    },
  }
}
