import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newDataDir, removeDataDir } from './program.ts'

/** Runs a command, reads the first of what it prints as `head -1` does, and goes. */
async function readFirst(args: readonly string[], env: Record<string, string>, input = '') {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { env: { ...own, ...env } })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  child.stdout.once('data', () => child.stdout.destroy())
  const [status] = await once(child, 'exit')
  return { status, complaint }
}

it('a replay whose reader has gone ends in order, and its database with it', async () => {
  const dir = await newDataDir()
  const chat = 'test/chats/storm-evening.jsonl'

  const ended = await readFirst(['commands/replay.ts', chat], { DATA_DIR: dir })

  expect(ended).toEqual({ status: 0, complaint: '' })
  expect(existsSync(join(dir, 'postgres', 'db', 'PG_VERSION'))).toBe(true)
  expect(existsSync(join(dir, 'postgres', 'db', 'postmaster.pid'))).toBe(false)
  await removeDataDir(dir)
}, 90_000)

it('a chat that cannot be read leaves no database running', async () => {
  const dir = await newDataDir()

  const ended = await readFirst(['commands/replay.ts', 'no-such.jsonl'], { DATA_DIR: dir })

  expect(ended).toEqual({ status: 1, complaint: 'cannot read no-such.jsonl\n' })
  expect(existsSync(join(dir, 'postgres', 'db', 'postmaster.pid'))).toBe(false)
  await removeDataDir(dir)
}, 90_000)

it('understanding ends without complaint where nobody reads on', async () => {
  const lines = `${JSON.stringify({ text: '3栋2单元下水道堵了' })}\n`.repeat(3_000)

  expect(await readFirst(['commands/understand.ts'], {}, lines)).toEqual({
    status: 0,
    complaint: '',
  })
}, 60_000)
