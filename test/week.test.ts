import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { play } from '../commands/replay/play.ts'
import { readChat } from '../commands/replay/read-chat.ts'
import { loadUnderstand } from '../intents/understand.ts'
import { connect } from '../prisma/db.ts'
import { livesIn } from '../prisma/queries/figures.ts'
import { ticketLines } from '../prisma/queries/printed.ts'
import { createScratch } from '../prisma/scratch.ts'
import { type Ledger, ledgerOf } from '../rules/figures.ts'
import { periodAt } from '../rules/figures-period.ts'
import type { Part } from '../rules/figures-tally.ts'
import { createLog } from '../workers/runtime/log.ts'

const FOLDER = 'test/chats/week'
/** Timers may be some seconds late: a turn waits for its speaker, the mouth for its pace. */
const TOLERANCE_MS = 2 * 60_000

/** The tickets and figures of the week, counted by hand: see the README beside the chat. */
const wanted = JSON.parse(await readFile(`${FOLDER}/week.expected.json`, 'utf8'))

interface Week {
  readonly ledger: Ledger
  readonly tickets: Awaited<ReturnType<typeof ticketLines>>
  readonly ledgerPosts: readonly string[]
}

async function playWeek(): Promise<Week> {
  const { url, template } = inject('database')
  const chat = readChat(await readFile(`${FOLDER}/week.jsonl`, 'utf8'))
  expect(chat.faults).toEqual([])
  const scratch = await createScratch(url, template)
  const ledgerPosts: string[] = []
  try {
    await play(chat, {
      url: scratch.url,
      understand: loadUnderstand(),
      log: createLog('week', 'error'),
      emit: (event) => {
        if (event.event === 'post' && event.kind === 'ledger') ledgerPosts.push(String(event.text))
      },
    })
    const prisma = connect(scratch.url, 2)
    const period = periodAt('week', new Date(wanted.period.from))
    const ledger = ledgerOf(await livesIn(prisma, period), period)
    const tickets = await ticketLines(prisma, false)
    await prisma.$disconnect()
    return { ledger, tickets, ledgerPosts }
  } finally {
    await scratch.drop()
  }
}

const figuresOf = (all: readonly Part[]) =>
  Object.fromEntries(all.map(({ name, figures }) => [name ?? '', figures]))

describe('a week of a busy community, played', () => {
  let week: Week
  beforeAll(async () => {
    week = await playWeek()
  }, 240_000)

  it('opens its sixty tickets for what was meant, each with its reporters', () => {
    const told = week.tickets.map(({ id, category, class: urgency, reporters, returns }) => ({
      ...{ number: id, category, class: urgency, returns },
      reporters: [...reporters].sort(),
    }))
    expect(told).toEqual(
      wanted.tickets.map((one: Record<string, unknown>) => ({
        ...{ number: one.number, category: one.category, class: one.class, returns: one.returns },
        reporters: [...(one.reporters as string[])].sort(),
      })),
    )
  })

  it('has each of them accepted and finished when it was', () => {
    for (const { number, respondedAt, doneAt } of wanted.tickets) {
      const ticket = week.ledger.tickets.find(({ life }) => life.id === number)
      if (!ticket) continue
      expectAbout(ticket.life.respondedAt, respondedAt, `ticket ${number} accepted`)
      expectAbout(ticket.finishedAt, doneAt, `ticket ${number} finished`)
    }
  })

  it.each(['all', 'byCategory', 'byEstate', 'byWorker'] as const)(
    'has the figures that were counted by hand: %s',
    (part) => {
      const { ledger } = week
      const counted = part === 'all' ? ledger.all : figuresOf(ledger[part])
      expect(counted).toEqual(wanted.figures[part])
    },
  )

  it('is told to the office on Monday morning, with its denominators', () => {
    expect(week.ledgerPosts.at(-1)).toMatch(/响应[^\n]*49\/52/)
    expect(week.ledgerPosts.at(-1)).toMatch(/按期[^\n]*25\/28/)
  })
})

function expectAbout(at: Date | null, wantedAt: string | null, what: string) {
  if (wantedAt === null || at === null) {
    expect(at, what).toBe(wantedAt)
    return
  }
  expect(Math.abs(at.getTime() - Date.parse(wantedAt)), what).toBeLessThanOrEqual(TOLERANCE_MS)
}
