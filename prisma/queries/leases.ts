import type { Tx } from '../db.ts'

/**
 * Takes or renews a lease for `holder`. It fails while somebody else holds it and it has not run out.
 * @returns the holder as it now stands
 */
export async function takeLease(tx: Tx, name: string, holder: string, now: Date, expiresAt: Date) {
  const rows = await tx.$queryRaw<{ holder: string }[]>`
    INSERT INTO "Lease" ("name", "holder", "expiresAt") VALUES (${name}, ${holder}, ${expiresAt})
    ON CONFLICT ("name") DO UPDATE SET "holder" = EXCLUDED."holder", "expiresAt" = EXCLUDED."expiresAt"
      WHERE "Lease"."holder" = EXCLUDED."holder" OR "Lease"."expiresAt" < ${now}
    RETURNING "holder"`
  if (rows[0]) return rows[0].holder
  const held = await tx.lease.findUnique({ where: { name } })
  return held?.holder ?? null
}

export const releaseLease = (tx: Tx, name: string, holder: string) =>
  tx.lease.deleteMany({ where: { name, holder } })
