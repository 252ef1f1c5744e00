import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { withClient } from './with-client.ts'

export const migrationsDir = join(import.meta.dirname, 'migrations')

export interface Migration {
  readonly name: string
  readonly sql: string
}

/** One lock for all processes that boot on one database. Any number that nothing else uses. */
const LOCK = 7_015_202_611

/** Prisma's own bookkeeping table, so that its tools can read our history. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" varchar(36) PRIMARY KEY, "checksum" varchar(64) NOT NULL, "finished_at" timestamptz,
  "migration_name" varchar(255) NOT NULL, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz NOT NULL DEFAULT now(), "applied_steps_count" integer NOT NULL DEFAULT 0)`

/**
 * Brings the database at `url` to this program's schema. Several processes may do so at once: one works, the others wait.
 * @throws Error where the database has a migration that this program does not know
 */
export async function migrate(url: string, known?: readonly Migration[]): Promise<void> {
  const migrations = known ?? (await readMigrations())
  await withClient(url, async (client) => {
    // Held by the connection: gone with it, however this process ends.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(BOOKKEEPING)
    const applied = await appliedNames(client)
    refuseNewer(applied, migrations)
    for (const migration of migrations) {
      if (!applied.has(migration.name)) await apply(client, migration)
    }
  })
}

/** The migrations of this program, oldest first. */
export async function readMigrations(dir = migrationsDir): Promise<readonly Migration[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((one) => one.isDirectory())
  const names = folders.map(({ name }) => name).sort()
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(join(dir, name, 'migration.sql'), 'utf8'),
    })),
  )
}

const appliedNames = async (client: pg.Client) => {
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
  )
  return new Set(rows.map((row) => row.migration_name))
}

function refuseNewer(applied: ReadonlySet<string>, migrations: readonly Migration[]) {
  const names = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied].find((name) => !names.has(name))
  if (unknown === undefined) return
  throw new Error(
    `the database is newer than this program (it has the migration ${unknown}): update the program, or use another database`,
  )
}

async function apply(client: pg.Client, { name, sql }: Migration) {
  const checksum = createHash('sha256').update(sql).digest('hex')
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    throw new Error(`the migration ${name} failed`, { cause })
  }
}
