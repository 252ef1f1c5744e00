import { before, type Period, type PeriodKind, periodAt } from '../figures-period.ts'

/** Somebody asks for the figures of a week or a month. */
export interface LedgerWord {
  readonly ask: 'ledger'
  /** `undefined` where what stands behind the word is no period. */
  readonly which?: Which
}

interface Which {
  readonly kind: PeriodKind
  readonly last: boolean
}

const periods: Readonly<Record<string, Which>> = {
  '': { kind: 'week', last: false },
  本周: { kind: 'week', last: false },
  这周: { kind: 'week', last: false },
  上周: { kind: 'week', last: true },
  本月: { kind: 'month', last: false },
  这个月: { kind: 'month', last: false },
  上月: { kind: 'month', last: true },
  上个月: { kind: 'month', last: true },
}

/** Words of time: “台账 昨天” is asked of the assistant, “台账 填了吗” of a colleague. */
const TIME = /^[今昨前去本上下这个近星期礼拜周月年天日季度半\d]{1,8}$/

const ahead = /^([本这上]个?[周月])的?\s?台账$/

/** Reads `台账`, `台账 本周`, `台账上月`, `本周台账`. */
export function readLedgerWord(plain: string): LedgerWord | undefined {
  const found = /^台账[\s:,，：]{0,3}(\S{0,8})$/.exec(plain) ?? ahead.exec(plain)
  const period = found?.[1]
  if (period === undefined) return undefined
  if (Object.hasOwn(periods, period)) {
    const which = periods[period]
    return { ask: 'ledger', ...(which && { which }) }
  }
  return TIME.test(period) ? { ask: 'ledger' } : undefined
}

/** The whole period that is meant at `now`. */
export function periodMeant({ kind, last }: Which, now: Date): Period {
  const current = periodAt(kind, now)
  return last ? before(current) : current
}
