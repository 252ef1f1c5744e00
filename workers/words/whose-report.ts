import type { Tx } from '../../prisma/db.ts'
import { messageSaying } from '../../prisma/queries/corrections.ts'
import { reportWith } from '../../prisma/queries/incidents.ts'
import type { FullTicket } from '../../prisma/queries/tickets.ts'
import { maskName } from '../../rules/masking.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import type { SplitWord } from '../../rules/words/split.ts'
import type { Report } from '../open-apart.ts'
import type { Listening } from './listening.ts'

/** What a neighbour is called: privately in full, as staff go to their doors. */
export const calledIn =
  ({ turn }: Listening) =>
  (name: string) =>
    turn.room.kind === 'direct' ? name : maskName(name)

/** WeChat messages are no longer. */
const LONGEST_QUOTE = 16_000

/** The report that the quoted message belongs to. */
export async function quotedReport(tx: Tx, quoted: string | undefined) {
  const message = quoted ? await messageSaying(tx, quoted.slice(0, LONGEST_QUOTE)) : undefined
  return (message === undefined ? null : await reportWith(tx, message)) ?? undefined
}

/** Whose report is meant, or why none can be told. */
export function reportMeant(
  { id, reports }: FullTicket,
  { who }: SplitWord,
  pointed: { readonly id: number; readonly ticketId: number } | undefined,
  called: (name: string) => string,
): Report | string {
  if (reports.length < 2) return incidents.onlyReport(id)
  if (who === '' && pointed)
    return reports.find((one) => one.id === pointed.id) ?? incidents.notInIt(id)
  const byTime = [...reports].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  const named = byTime.filter(({ person }) => person.name.includes(who))
  const names = (some: readonly Report[]) =>
    some.slice(0, 20).map(({ person }) => called(person.name))
  if (named.length === 0) return incidents.noSuchReporter(id, who, names(byTime))
  if (who !== '' && named.length > 1) return incidents.whichReporter(id, who, names(named))
  return named.at(-1) ?? incidents.onlyReport(id)
}
