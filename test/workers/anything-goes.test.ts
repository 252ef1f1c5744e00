import fc from 'fast-check'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { intake } from '../../bot/intake.ts'
import { loadUnderstand } from '../../intents/understand.ts'
import { type PrismaClient, transact } from '../../prisma/db.ts'
import { personFor } from '../../prisma/queries/people.ts'
import { settle } from '../../prisma/queries/setup.ts'
import { addReport, openTicket } from '../../prisma/queries/tickets.ts'
import { isState } from '../../rules/lifecycle.ts'
import { doDue } from '../../workers/by-hand.ts'
import { handlers } from '../../workers/handlers.ts'
import { perform } from '../../workers/perform.ts'
import { checkBooks, failures } from '../flow/books.ts'
import { community, ids, MONDAY_TEN, staffRoom, sunshine } from '../flow/setup.ts'
import { withDatabase } from '../harness.ts'

const workers = ['张师傅', '刘师傅', '网格员王芳', '陈书记'] as const
const residents = ['3-2-501 李阿姨', '3-2-401 老周'] as const

const orders = fc.constantFrom(
  ...['接单', '接单', '接单', '办完 好了', '办完 好了', '核查 通过', '核查 不通过 还漏', '工单'],
  ...['退单 太忙', '转单 @刘师傅', '转单 @张师傅', '挂起 等配件', '恢复'],
)
const words = fc.constantFrom(
  '好了',
  '没修好',
  '又堵了',
  '满意',
  '不满意，没修好',
  '怎么还没来人修',
)

/** Somebody says something about the one ticket, or time passes. */
const anyMove = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: fc.constantFrom(...workers), order: orders }) },
  { weight: 3, arbitrary: fc.record({ who: fc.constantFrom(...residents), word: words }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.constantFrom(0.1, 1, 50) }) },
)

/** The whole program by hand: what is said is taken in, and what is due gets done. */
function stage(prisma: PrismaClient) {
  let now = MONDAY_TEN
  let count = 0
  const log = pino({ level: 'silent' })
  const understand = loadUnderstand()
  const hears = intake({ prisma, understand, log })
  const hand = {
    prisma,
    work: perform({ prisma, clock: () => now, log }, handlers({ understand })),
    say: async ({ outboxId }: { outboxId: number }) => {
      await prisma.outbox.update({ where: { id: outboxId }, data: { doneAt: now } })
    },
    setClock: (at: Date) => {
      if (at > now) now = at
    },
  }
  const passes = async (ms: number) => {
    const until = new Date(now.getTime() + ms)
    await doDue(hand, until)
    now = until
  }
  const says = async (name: string, room: string, text: string) => {
    count++
    const talker = { id: ids.contact(name), name }
    const where = { room: { id: ids.room(room), topic: room }, peer: null, self: false } as const
    const what = { account: 'linli', id: `m${count}`, kind: 'text', text } as const
    await hears({ ...what, ...where, talker, at: now, receivedAt: now })
    await passes(15_000)
  }
  return { passes, says, now: () => now }
}

/** “接单 1”, “退单 1 太忙”. */
const numbered = (order: string, ticket: number) => order.replace(/^(\S+)/, `$1 ${ticket}`)

/** A drain is blocked, and 李阿姨 has said so. */
const newTicket = (prisma: PrismaClient, now: Date) =>
  transact(prisma, async (tx) => {
    const about = { category: 'drain-blocked', class: 'P2', summary: '堵了', address: {} } as const
    const times = { openedAt: now, respondDueAt: now, solveDueAt: now, askedAt: null }
    const { id } = await openTicket(tx, { ...about, ...times, estateId: 1, roomId: 1 }, '住户')
    const { id: personId } = await personFor(tx, {
      ...{ wechatId: ids.contact(residents[0]), name: residents[0] },
    })
    const said = { act: 'report', text: '堵了', address: {}, messageIds: [], at: now }
    await addReport(tx, { ticketId: id, personId, roomId: 1, ...said })
    return id
  })

/** What holds for any ticket at any time. */
async function checkHands(prisma: PrismaClient) {
  const tickets = await prisma.ticket.findMany({ include: { assignments: true } })
  for (const { state, assigneeId, assignments } of tickets) {
    expect(isState(state)).toBe(true)
    if (state === 'open') expect(assigneeId).toBeNull()
    if (['offered', 'accepted', 'on-hold', 'done'].includes(state))
      expect(assigneeId).not.toBeNull()
    const unanswered = assignments.filter(({ answer }) => answer === null)
    expect(unanswered, 'an offer is unanswered as long as it stands').toHaveLength(
      state === 'offered' ? 1 : 0,
    )
  }
}

it('random orders, words and hours never leave a ticket that its history does not explain', () =>
  withDatabase(async ({ prisma }) => {
    await transact(prisma, (tx) => settle(tx, community, ids, MONDAY_TEN))
    const { says, passes, now } = stage(prisma)

    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 10, maxLength: 25 }), async (made) => {
        const id = await newTicket(prisma, now())
        for (const move of made) {
          if ('order' in move) await says(move.who, staffRoom, numbered(move.order, id))
          else if ('word' in move) await says(move.who, sunshine, move.word)
          else await passes(move.hours * 3_600_000)
        }
        await checkHands(prisma)
        await checkBooks(prisma)
        expect(await failures(prisma)).toEqual([])
      }),
      { numRuns: 30, endOnFailure: true },
    )
    // All of it was tried.
    const moves = await prisma.ticketEvent.groupBy({ by: ['move'] })
    expect(moves.length).toBeGreaterThan(10)
  }))
