import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { migrationsDir } from '../prisma/migrate.ts'
import { startServer } from '../prisma/server.ts'

/**
 * `npm run migration -- NAME` writes the SQL that leads from the schema of the last migration to `prisma/schema.prisma`. Each
 * migration keeps the schema it leads to beside its SQL; Prisma's schema engine, as WebAssembly so that nothing is downloaded,
 * compares the two.
 */
const name = process.argv[2]
if (!name || !/^[a-z0-9_]{1,60}$/.test(name)) {
  console.error('give the migration a name of a-z, 0-9 and _: npm run migration -- add_grids')
  process.exit(1)
}

const schema = await readFile(join(migrationsDir, '..', 'schema.prisma'), 'utf8')
const sql = await difference(await lastSchema(), schema)
if (sql === undefined) {
  console.error('the last migration already leads to the schema; nothing to write')
} else {
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  await mkdir(join(migrationsDir, folder), { recursive: true })
  await writeFile(join(migrationsDir, folder, 'migration.sql'), sql)
  await writeFile(join(migrationsDir, folder, 'schema.prisma'), schema)
  console.error(`wrote prisma/migrations/${folder}/migration.sql: read it before you commit it`)
}

async function lastSchema(): Promise<string | undefined> {
  const last = (await readdir(migrationsDir)).sort().at(-1)
  return last && readFile(join(migrationsDir, last, 'schema.prisma'), 'utf8')
}

async function difference(from: string | undefined, to: string): Promise<string | undefined> {
  const target = (content: string): DiffTarget => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  })
  // The engine wants a server to ask for its version, though it compares two texts.
  const server = await startServer(process.env.DATA_DIR ?? './data')
  try {
    const { SchemaEngine } = await loadEngine()
    const adapter = bindMigrationAwareSqlAdapterFactory(
      new PrismaPg({ connectionString: server.url }),
    )
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', to]] },
      () => {},
      adapter,
    )
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = stdout?.trim()
    return sql && !sql.startsWith('-- This is an empty migration') ? `${sql}\n` : undefined
  } finally {
    if (server.startedHere) await server.stop()
  }
}

/** Node 20 cannot import `.wasm` by itself, so what the package's own entry does is done by hand. */
async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = await readFile(entry.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  if (typeof instance.exports.__wbindgen_start === 'function') instance.exports.__wbindgen_start()
  return glue
}
