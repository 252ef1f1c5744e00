import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from './client/client.ts'

export type { PrismaClient }

declare const committed: unique symbol

/** For queries that only read: the client, or a transaction. */
export type Db = PrismaClient | Prisma.TransactionClient

/** For queries that write or lock. Only `transact` can make one, so they cannot run outside of it. */
export type Tx = Prisma.TransactionClient & { readonly [committed]: never }

/** Opens a pool on the database at `url`. The caller disconnects it. */
export const connect = (url: string, poolSize = 10): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: url,
        max: poolSize,
        connectionTimeoutMillis: 10_000,
        // Trap: Prisma reads times inside a joined relation as UTC, whatever zone the server writes them in.
        options: '-c TimeZone=UTC',
      },
      { statementNameGenerator: statementNames() },
    ),
  })

/** Our own statements are far fewer; those past it come from lists of every length. */
const MOST_NAMED = 500

/** Names a statement, so that each connection has it parsed and planned once; without a name that is done every time. */
function statementNames() {
  const names = new Map<string, string>()
  return ({ sql }: { readonly sql: string }) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= MOST_NAMED) return known ?? ''
    const name = `linli-${names.size}`
    names.set(sql, name)
    return name
  }
}

/** All of `body` or nothing of it. Waits up to 5 s for a connection and takes up to 10 s. */
export const transact = <T>(prisma: PrismaClient, body: (tx: Tx) => Promise<T>): Promise<T> =>
  prisma.$transaction((tx) => body(tx as Tx), { maxWait: 5_000, timeout: 10_000 })

/**
 * A part of a transaction that may fail by itself: then what it wrote is undone and the rest of the transaction stands.
 * @throws whatever `body` throws
 */
export async function apart<T>(tx: Tx, body: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT apart`
  try {
    const result = await body()
    await tx.$executeRaw`RELEASE SAVEPOINT apart`
    return result
  } catch (err) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT apart`
    throw err
  }
}
