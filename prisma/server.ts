import type { ExecFileOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram } from './run-program.ts'
import { accountFor } from './server-account.ts'
import { binaries } from './server-binaries.ts'
import { urlOfDatabase, withClient } from './with-client.ts'

/** The embedded PostgreSQL, running. */
export interface Server {
  /** Connection string of the database `linli`. */
  readonly url: string
  /** This process started it; it may also have been found running, left over by a program that was killed. */
  readonly startedHere: boolean
  /** Stops the server, unless somebody else is connected. */
  stop(): Promise<void>
}

const STOP_SECONDS = '8'

/**
 * Brings up the embedded PostgreSQL under `dataDir`, or finds the one another process of ours runs there.
 * @throws Error with one clear sentence where the folder cannot be written or the server does not start
 */
export async function startServer(dataDir: string): Promise<Server> {
  const home = resolve(dataDir, 'postgres')
  await makeFolder(home).catch((cause: unknown) => {
    throw new Error(
      `cannot write the data directory ${resolve(dataDir)}: choose another by DATA_DIR`,
      { cause },
    )
  })
  const control = await controlOf(home)
  if (!(await exists(join(home, 'db', 'PG_VERSION')))) await initialize(home, control)

  const running = await portOf(home)
  const found = running !== undefined && (await answers(await urlOf(home, running)))
  const url = await urlOf(home, found ? running : await start(home, control))
  return { url, startedHere: !found, stop: () => stopUnlessShared(home, url, control) }
}

/** Makes a folder with those above it. Trap: Node's own recursive `mkdir` never returns under /proc. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path).catch((error: { code?: string }) => error.code ?? 'unknown')
  if (made === 'ENOENT' && dirname(path) !== path) {
    await makeFolder(dirname(path))
    await mkdir(path)
  } else if (made !== undefined && made !== 'EEXIST') {
    throw new Error(`mkdir ${path}: ${made}`)
  }
  await access(path, constants.W_OK)
}

type Control = (program: 'initdb' | 'pg_ctl', args: readonly string[]) => Promise<void>

/** Runs one of PostgreSQL's programs under an account it accepts (it refuses root). */
async function controlOf(home: string): Promise<Control> {
  const programs = await binaries()
  const account = await accountFor(home, programs.postgres)
  return async (program, args) => {
    const [file, ...rest] = [...account.prefix, programs[program], ...args]
    if (file === undefined) throw new Error('no program to run')
    const options: ExecFileOptions = {
      ...account.ids,
      cwd: home,
      env: { ...process.env, LC_ALL: 'C' },
      timeout: 60_000,
      windowsHide: true,
    }
    await runProgram(file, rest, options).catch(async (cause: unknown) => {
      const log = await readFile(join(home, 'server.log'), 'utf8').catch(() => '')
      const words = cause instanceof Error ? cause.message : String(cause)
      const why = [words, log.trim().split('\n').slice(-3).join('\n')].filter(Boolean).join('\n')
      throw new Error(`PostgreSQL's ${program} failed:\n${why}`, { cause })
    })
  }
}

async function initialize(home: string, control: Control) {
  const db = join(home, 'db')
  await rm(db, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await writeFile(join(home, 'password'), password, { mode: 0o600 })
  await giveTo(home, [home, join(home, 'password')])
  await control('initdb', [
    ...['-D', db, '-U', 'linli', '-A', 'scram-sha-256', `--pwfile=${join(home, 'password')}`],
    ...['-E', 'UTF8', '--no-locale', '--no-instructions'],
  ])
}

/** The server's account must own what it works on. */
async function giveTo(home: string, paths: readonly string[]) {
  const { ids } = await accountFor(home, (await binaries()).postgres)
  if (ids) for (const path of paths) await chown(path, ids.uid, ids.gid)
}

async function start(home: string, control: Control): Promise<number> {
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '64MB',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  await control('pg_ctl', [
    ...['start', '-w', '-s', '-D', join(home, 'db'), '-l', join(home, 'server.log')],
    ...['-o', [`-p ${port}`, ...flags].join(' ')],
  ])
  const url = await urlOf(home, port)
  await createDatabase(url)
  return port
}

const stopUnlessShared = async (home: string, url: string, control: Control) => {
  const stopped = (await portOf(home)) === undefined
  if (stopped || (await isShared(url))) return
  await control('pg_ctl', ['stop', '-m', 'fast', '-w', '-t', STOP_SECONDS, '-D', join(home, 'db')])
}

/** The port the server of this data directory listens on, from the fourth line of its `postmaster.pid`. */
async function portOf(home: string): Promise<number | undefined> {
  const lines = await readFile(join(home, 'db', 'postmaster.pid'), 'utf8').catch(() => '')
  const port = Number(lines.split('\n')[3])
  return Number.isInteger(port) && port > 0 ? port : undefined
}

async function urlOf(home: string, port: number, database = 'linli') {
  const password = (await readFile(join(home, 'password'), 'utf8')).trim()
  return `postgresql://linli:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

const answers = (url: string) =>
  withClient(url, () => Promise.resolve(true)).catch((error: { code?: string }) => {
    // 3D000: the server is there, its database is not yet; another process is just creating it.
    return error.code === '3D000'
  })

async function createDatabase(url: string) {
  await withClient(urlOfDatabase(url, 'postgres'), async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'linli'")
    if (rowCount === 0) await client.query('CREATE DATABASE linli')
  })
}

const LOOKS = 10
const LOOK_MS = 100

/** A connection just closed is listed for a moment longer: only one that stays is somebody else's. */
async function isShared(url: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    if ((await otherClients(url)) === 0) return false
    await sleep(LOOK_MS)
  }
  return true
}

const otherClients = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    return rows[0]?.others ?? 0
  }).catch(() => 0)

const exists = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  )

/** A port nobody listens on now. */
const freePort = () =>
  new Promise<number>((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? found(address.port)
          : failed(new Error('no free port on 127.0.0.1')),
      )
    })
  })
