import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { migrate, migrationsDir, readMigrations } from '../../prisma/migrate.ts'
import { createScratch } from '../../prisma/scratch.ts'
import { withClient } from '../../prisma/with-client.ts'

/** An empty database of one's own. */
async function withEmpty(use: (url: string) => Promise<void>) {
  const scratch = await createScratch(inject('database').url)
  try {
    await use(scratch.url)
  } finally {
    await scratch.drop()
  }
}

const select = <Row extends object>(url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Row>(sql)).rows)

const applied = async (url: string) => {
  const sql = 'SELECT "migration_name" AS name FROM "_prisma_migrations" ORDER BY 1'
  return (await select<{ name: string }>(url, sql)).map(({ name }) => name)
}

const first = { name: '1_first', sql: 'CREATE TABLE "one" ("id" int)' }
const second = { name: '2_second', sql: 'ALTER TABLE "one" ADD COLUMN "more" int' }

describe('the database is brought to the schema', () => {
  it('once, however many processes boot together', () =>
    withEmpty(async (url) => {
      await Promise.all(Array.from({ length: 5 }, () => migrate(url)))

      expect(await applied(url)).toEqual((await readMigrations()).map(({ name }) => name))
      expect(await select(url, 'SELECT * FROM "Ticket"')).toEqual([])
    }))

  it('from wherever it stood', () =>
    withEmpty(async (url) => {
      await migrate(url, [first])
      await migrate(url, [first, second])
      await migrate(url, [first, second])

      expect(await applied(url)).toEqual(['1_first', '2_second'])
      expect(await select(url, 'SELECT "more" FROM "one"')).toEqual([])
    }))

  it('or left as it was where a migration fails', () =>
    withEmpty(async (url) => {
      const broken = { name: '2_broken', sql: `${second.sql}; SELECT * FROM "nowhere"` }
      await expect(migrate(url, [first, broken])).rejects.toThrow('the migration 2_broken failed')

      expect(await applied(url)).toEqual(['1_first'])
      await expect(select(url, 'SELECT "more" FROM "one"')).rejects.toThrow('more')
      await migrate(url, [first, second])
    }))

  it('but not back: a newer one is refused with what to do', () =>
    withEmpty(async (url) => {
      await migrate(url, [first, second])
      await expect(migrate(url, [first])).rejects.toThrow(
        /newer than this program.*2_second.*update/,
      )
    }))
})

it('the last migration leads to the schema that the program is built with', async () => {
  const last = (await readdir(migrationsDir)).sort().at(-1) ?? ''
  const schema = await readFile(join(migrationsDir, '..', 'schema.prisma'), 'utf8')

  expect(await readFile(join(migrationsDir, last, 'schema.prisma'), 'utf8')).toBe(schema)
})
