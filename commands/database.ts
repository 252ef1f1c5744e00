import { migrate } from '../prisma/migrate.ts'
import { startServer } from '../prisma/server.ts'
import { readConfig } from '../workers/runtime/config.ts'

/**
 * Gives a command the running system's database, migrated: the one of `DATABASE_URL`, else the embedded server under `DATA_DIR`, which
 * is started for the command's own time where no program runs it.
 */
export async function withDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const server = config.DATABASE_URL ? undefined : await startServer(config.DATA_DIR)
  const url = config.DATABASE_URL ?? server?.url ?? ''
  try {
    await migrate(url)
    return await use(url)
  } finally {
    if (server?.startedHere) await server.stop()
  }
}
