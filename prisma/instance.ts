import pg from 'pg'

/** One running program for an embedded database. Any number that nothing else uses. */
const LOCK = 7_015_202_612

/** Holds the right to run on this database until released, or until this process is gone; `undefined` where another has it. */
export async function holdInstance(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  // The server going down first is how a program ends, not a fault.
  client.on('error', () => {})
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
    LOCK,
  ])
  if (rows[0]?.got) return { release: () => client.end() }
  await client.end()
  return undefined
}
