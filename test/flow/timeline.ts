import { vi } from 'vitest'
import type { PrismaClient } from '../../prisma/db.ts'
import { nextDue } from '../../prisma/queries/outbox.ts'

/** A clock that is set, and what falls due by it. */
export interface Timeline {
  now(): Date
  /** Lets so much time pass (`12 seconds`, `2 days`), with everything done that falls due in it, each at its time. */
  later(span: string): Promise<void>
  /** Lets so much time pass and does not wait for what falls due. */
  passes(span: string): void
  /** Until nothing is due and undone. */
  settled(): Promise<void>
}

interface Deps {
  readonly prisma: PrismaClient
  readonly start: Date
  /** Has the relay look at once. */
  readonly nudge: () => void
}

export function createTimeline({ prisma, start, nudge }: Deps): Timeline {
  let now = start
  const settled = () =>
    vi.waitFor(
      async () => {
        nudge()
        const due = await nextDue(prisma, now)
        if (due) throw new Error(`not done: ${due.job} of ${due.runAt.toISOString()}`)
      },
      { timeout: 20_000, interval: 10 },
    )
  return {
    now: () => now,
    settled,
    passes: (span) => {
      now = new Date(now.getTime() + milliseconds(span))
    },
    async later(span) {
      const until = new Date(now.getTime() + milliseconds(span))
      await settled()
      for (let next = await nextDue(prisma, until); next; next = await nextDue(prisma, until)) {
        if (next.runAt > now) now = next.runAt
        await settled()
      }
      now = until
      await settled()
    },
  }
}

const units: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
}

function milliseconds(span: string) {
  const [count, unit = ''] = span.split(' ')
  const each = units[unit.replace(/s$/, '')]
  if (!each) throw new Error(`no span of time: ${span}`)
  return Number(count) * each
}
