import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { holdInstance } from '../../prisma/instance.ts'
import { startServer } from '../../prisma/server.ts'
import { withClient } from '../../prisma/with-client.ts'

async function withDir(use: (dir: string) => Promise<void>) {
  const dir = await mkdtemp(join(tmpdir(), 'linli server 邻里 '))
  await chmod(dir, 0o755)
  try {
    await use(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const ask = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<{ value: string }>(sql)).rows[0]?.value)

it('the embedded PostgreSQL starts, is shared, stops, and still knows everything afterwards', () =>
  withDir(async (dir) => {
    const first = await startServer(dir)
    await ask(first.url, `CREATE TABLE "kept" AS SELECT '还在' AS value`)
    const second = await startServer(dir)
    expect(second.url).toBe(first.url)

    await withClient(first.url, async (client) => {
      await second.stop()
      expect((await client.query('SELECT value FROM "kept"')).rows).toEqual([{ value: '还在' }])
    })
    await first.stop()
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow()
    await second.stop()

    const again = await startServer(dir)
    try {
      expect(await ask(again.url, 'SELECT value FROM "kept"')).toBe('还在')
      const holder = await holdInstance(again.url)
      expect(holder).toBeDefined()
      expect(await holdInstance(again.url)).toBeUndefined()
      await holder?.release()
      const next = await holdInstance(again.url)
      expect(next).toBeDefined()
      await next?.release()
    } finally {
      await again.stop()
    }
  }))

it('a data directory that cannot be one is told in a sentence', () =>
  withDir(async (dir) => {
    await writeFile(join(dir, 'file'), '')
    await expect(startServer(join(dir, 'file'))).rejects.toThrow(
      /cannot write the data directory.*DATA_DIR/,
    )
  }))
