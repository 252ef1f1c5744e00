import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { startBot } from '../../bot/app.ts'
import { loadUnderstand } from '../../intents/understand.ts'
import { type PrismaClient, transact } from '../../prisma/db.ts'
import { issueCode } from '../../prisma/queries/codes.ts'
import { startWorkers } from '../../workers/app.ts'
import { openQueues } from '../../workers/runtime/queues.ts'
import { closeAll } from '../../workers/runtime/shutdown.ts'
import { type Ground, withDatabase } from '../harness.ts'
import { startWorld, worldKinds } from './harness.ts'
import type { World } from './world.ts'

interface Stage extends World {
  readonly prisma: PrismaClient
  /** Settles when the account has said something with these words there. */
  says(where: string, words: string): Promise<void>
  /** Moves the clock on. */
  passes(ms: number): void
  /** A one-time code, as an admin would have printed it. */
  code(purpose: 'room' | 'staff', grant: Parameters<typeof issueCode>[2]): Promise<string>
}

/** The whole program on a WeChat: session, intake, queue, workers, mouth; at no human pace. */
async function withProgram(
  kind: (typeof worldKinds)[number],
  { prisma, backend }: Ground,
  story: (stage: Stage) => Promise<void>,
) {
  // It is ten in the morning, whenever this is run: at night news would wait for the day.
  let ahead = Date.parse('2026-01-05T10:00:00+08:00') - Date.now()
  const clock = () => new Date(Date.now() + ahead)
  const log = pino({ level: 'silent' })
  const memoryDir = await mkdtemp(join(tmpdir(), 'linli-'))
  const world = await startWorld(kind)
  const queues = await openQueues(backend, log)
  const understand = loadUnderstand()
  const faults: Error[] = []
  const workers = startWorkers({ prisma, queues, understand, clock, log })
  const bot = await startBot({
    ...{ prisma, queues, understand, clock, log, memoryDir },
    puppet: world.puppet,
    dryRun: false,
    nudge: workers.nudge,
    fatal: (err) => faults.push(err),
    pace: { gapMs: () => 0, perMinute: 1_000, roomPerHour: 1_000, perDay: 1_000 },
    turn: { quietMs: 100, longestMs: 500 },
  })
  const told = (where: string, words: string) =>
    world
      .said()
      .some((one) => ('room' in one ? one.room : one.contact) === where && one.text.includes(words))
  try {
    await vi.waitUntil(() => bot.session.account() !== undefined, { timeout: 10_000 })
    await story({
      ...world,
      prisma,
      passes: (ms) => {
        ahead += ms
      },
      says: async (where, words) => {
        await vi
          .waitUntil(() => told(where, words), { timeout: 15_000, interval: 20 })
          .catch(() => expect(world.said()).toContainEqual({ where, words }))
      },
      code: (purpose, grant) => transact(prisma, (tx) => issueCode(tx, purpose, grant, clock())),
    })
    expect(faults).toEqual([])
  } finally {
    await closeAll(log, [...bot.steps, ...workers.steps, ['queues', queues.close]], 9_000)
    await world.close()
    await rm(memoryDir, { recursive: true, force: true })
  }
}

describe.each(worldKinds)('the first story through %s', (kind) => {
  it('groups are bound by codes, a resident speaks, a worker takes it, the group hears the end of it', () =>
    withDatabase((ground) =>
      withProgram(kind, ground, async ({ hear, deliverAgain, says, passes, code, prisma }) => {
        const residents = await code('room', { kind: 'residents', estate: '阳光花园' })
        hear('garden@chatroom', 'chen', `绑定 ${residents}`)
        await says('garden@chatroom', '绑定好了')
        hear(
          'staff@chatroom',
          'chen',
          `绑定 ${await code('room', { kind: 'staff', estate: null })}`,
        )
        await says('staff@chatroom', '绑定好了')
        const worker = { name: '王师傅', role: 'property', supervisor: false } as const
        const grant = { ...worker, categories: [], estates: [] }
        hear('staff@chatroom', 'wang', `我是 ${await code('staff', grant)}`)
        await says('staff@chatroom', '王师傅，您好')

        hear('garden@chatroom', 'li', '今天天气真好啊')
        hear('other@chatroom', 'li', '我家水管爆了，5栋')
        const report = hear('garden@chatroom', 'zhang', '厨房下水道堵了，水一直往上冒，有人管吗')
        deliverAgain(report)
        await says('garden@chatroom', '下水堵塞（工单1）已记下')
        await says('staff@chatroom', '接单 1')
        hear('staff@chatroom', 'wang', '接单 1')
        await says('garden@chatroom', '王**已接单')
        await says('wang', '3栋2单元501室')
        hear('staff@chatroom', 'wang', '办完 1 主管道疏通了')
        await says('staff@chatroom', '已办完')
        passes(61_000)
        await says('garden@chatroom', '处理好了：主管道疏通了')
        hear('garden@chatroom', 'zhang', '好了，谢谢师傅')
        await says('garden@chatroom', '已办结')

        expect(await prisma.ticket.findMany()).toMatchObject([
          { category: 'drain-blocked', state: 'closed', closedAs: 'confirmed' },
        ])
        expect(await prisma.message.count({ where: { text: { contains: '水管爆了' } } })).toBe(0)
      }),
    ))
})
