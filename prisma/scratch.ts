import { randomBytes } from 'node:crypto'
import { urlOfDatabase, withClient } from './with-client.ts'

/** A database of one's own that is gone afterwards. */
export interface Scratch {
  readonly url: string
  drop(): Promise<void>
}

/**
 * Makes an empty database on the server of `url`, or a copy of `template`. It promises nothing after a power cut
 * (`synchronous_commit` is off), which is what throw-away data is for.
 */
export async function createScratch(url: string, template?: string): Promise<Scratch> {
  const name = `linli_scratch_${randomBytes(6).toString('hex')}`
  await withClient(url, async (client) => {
    await client.query(`CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ''}`)
    await client.query(`ALTER DATABASE "${name}" SET synchronous_commit = off`)
  })
  return {
    url: urlOfDatabase(url, name),
    drop: () =>
      withClient(url, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      }),
  }
}
