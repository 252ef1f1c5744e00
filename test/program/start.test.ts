import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newDataDir, type Program, removeDataDir, spawnMain, startProgram } from './program.ts'

const open: Program[] = []
const dirs: string[] = []
afterEach(async () => {
  for (const program of open.splice(0)) await program.end()
  for (const dir of dirs.splice(0)) await removeDataDir(dir)
})
const dataDir = async () => {
  const dir = await newDataDir()
  dirs.push(dir)
  return dir
}
const start = async (dir: string, env = {}) => {
  const program = await startProgram(dir, env)
  open.push(program)
  return program
}

/** Ready once the session is logged in and written down, some seconds after the page is there. */
const becomesReady = ({ url }: Program) =>
  vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), {
    timeout: 15_000,
    interval: 100,
  })

/** Runs a program that is expected to refuse: its exit status and what it said. */
async function refused(env: Record<string, string>) {
  const child = spawnMain('start.ts', env)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [status] = await once(child, 'close')
  return { status, said: said.trim() }
}

describe('starting and stopping', () => {
  it('answers when it is ready, and a second one on the same data directory is refused', async () => {
    const program = await start(await dataDir())

    await becomesReady(program)
    const second = await refused({ DATA_DIR: program.dataDir })

    expect(second).toEqual({
      status: 1,
      said: `another 邻里 is already running on the data directory ${program.dataDir}: stop it first`,
    })
  })

  it('ends on Ctrl-C with status 0, and its database with it', async () => {
    const program = await start(await dataDir())

    const status = await program.end('SIGINT')
    const again = await start(program.dataDir)

    expect(status).toBe(0)
    expect((await fetch(`${again.url}/healthz`)).status).toBe(200)
  })

  it('comes up again after it was killed, and still stops the database in the end', async () => {
    const program = await start(await dataDir())
    await program.end()

    const again = await start(program.dataDir)

    await becomesReady(again)
    expect(await again.end('SIGINT')).toBe(0)
  })

  it('says which port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = String(typeof address === 'object' ? address?.port : 0)

    const answer = await refused({ DATA_DIR: await dataDir(), PORT: port })
    server.close()

    expect(answer).toEqual({
      status: 1,
      said: `port ${port} is in use: stop what runs there, or choose another by PORT`,
    })
  })

  it('says that a data directory cannot be written', async () => {
    const answer = await refused({ DATA_DIR: '/proc/linli' })

    expect(answer).toEqual({
      status: 1,
      said: 'cannot write the data directory /proc/linli: choose another by DATA_DIR',
    })
  })

  it('lists every fault of the environment at once', async () => {
    const answer = await refused({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' })

    expect(answer.status).toBe(1)
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(answer.said).toContain(name)
  })
})
