import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { asAddress } from '../json.ts'

const Merge = z.object({
  from: z.int(),
  into: z.int(),
  /** Reports that changed tickets. */
  moved: z.array(z.int()),
  /** Reports of those who had one in both: what they said in the first, which the other has taken in. */
  doubles: z.array(
    z.object({
      personId: z.int(),
      roomId: z.int(),
      act: z.string(),
      text: z.string(),
      address: z.unknown().transform(asAddress),
      messageIds: z.array(z.int()),
      at: z.coerce.date(),
    }),
  ),
  /** How the other stood before it took the first in. */
  before: z.object({ class: z.string(), openedAt: z.coerce.date() }),
})
export type Merge = z.output<typeof Merge>

/** Moves the reports of one ticket into another. Of a person in both the second keeps one, with the messages of the two. */
export async function mergeReports(tx: Tx, from: number, into: number) {
  const [reports, known] = [await reportsOf(tx, from), await reportsOf(tx, into)]
  const sameAs = (one: { readonly personId: number }) =>
    known.find(({ personId }) => personId === one.personId)
  const moved = reports.filter((one) => !sameAs(one)).map(({ id }) => id)
  await tx.report.updateMany({ where: { id: { in: moved } }, data: { ticketId: into } })
  const doubles: Merge['doubles'] = []
  for (const { id, ticketId: _, address, ...report } of reports) {
    const same = sameAs(report)
    if (!same) continue
    const messageIds = [...new Set([...same.messageIds, ...report.messageIds])].slice(0, 200)
    await tx.report.update({ where: { id: same.id }, data: { messageIds } })
    await tx.report.delete({ where: { id } })
    doubles.push({ ...report, address: asAddress(address) })
  }
  return { moved, doubles }
}

const reportsOf = (tx: Tx, ticketId: number) =>
  tx.report.findMany({ where: { ticketId }, orderBy: { id: 'asc' }, take: 1_000 })

/** Writes down what undoes a merge: nothing of it can be told from the two tickets afterwards. */
export async function rememberMerge(tx: Tx, merge: Merge, by: string, at: Date) {
  const { before, doubles, ...rest } = merge
  const detail = {
    ...rest,
    before: { ...before, openedAt: before.openedAt.toISOString() },
    doubles: doubles.map(({ address, ...one }) => ({
      ...one,
      address: { ...address },
      at: one.at.toISOString(),
    })),
  }
  await tx.auditLog.create({ data: { at, by, action: 'merge', detail } })
  await tx.ticket.update({
    where: { id: merge.from },
    data: { mergedIntoId: merge.into },
    select: { id: true },
  })
}

/** How a ticket that was closed at `at` as merged was merged. */
export async function mergeOf(db: Db, from: number, at: Date): Promise<Merge | undefined> {
  const rows = await db.auditLog.findMany({ where: { at, action: 'merge' }, take: 100 })
  return rows
    .flatMap(({ detail }) => Merge.safeParse(detail).data ?? [])
    .find((merge) => merge.from === from)
}

/** Is anything of what was merged still where it was put? It may have gone on with another merge, or have been split off since. */
export const isStillThere = async (db: Db, { into, moved, doubles }: Merge): Promise<boolean> =>
  doubles.length > 0 ||
  (await db.report.count({ where: { id: { in: [...moved] }, ticketId: into } })) > 0

/** The reports go back to where they came from, as far as they have not been moved on since. */
export async function unmergeReports(tx: Tx, { from, into, moved, doubles }: Merge) {
  await tx.report.updateMany({
    where: { id: { in: [...moved] }, ticketId: into },
    data: { ticketId: from },
  })
  for (const { messageIds, address, ...double } of doubles) {
    const where = { ticketId_personId: { ticketId: into, personId: double.personId } }
    const same = await tx.report.findUnique({ where })
    const own = same?.messageIds.filter((id) => !messageIds.includes(id))
    if (own && own.length > 0) await tx.report.update({ where, data: { messageIds: own } })
    await tx.report.create({
      data: { ...double, address: { ...address }, messageIds, ticketId: from },
    })
  }
}
