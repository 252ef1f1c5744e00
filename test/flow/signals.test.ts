import pg from 'pg'
import { expect, inject, it, vi } from 'vitest'
import { intake } from '../../bot/intake.ts'
import { demoIds, demoSetup } from '../../bot/simulator/demo.ts'
import { loadUnderstand } from '../../intents/understand.ts'
import { transact } from '../../prisma/db.ts'
import { settle } from '../../prisma/queries/setup.ts'
import { createLog } from '../../workers/runtime/log.ts'
import { type Ground, onEachBackend, withGround } from '../harness.ts'
import { hasRedisServer, startRedis } from '../redis-server.ts'
import { startChild } from './child.ts'

const GROUP = '阳光花园业主群'

/** The demo's community is there, and a resident cries out in its group. */
async function emergency({ prisma }: Ground, text: string) {
  const now = new Date()
  await transact(prisma, (tx) => settle(tx, demoSetup, demoIds, now))
  const talker = { id: demoIds.contact('3-2-501 李阿姨'), name: '3-2-501 李阿姨' }
  const room = { id: demoIds.room(GROUP), topic: GROUP }
  const hears = intake({ prisma, understand: loadUnderstand(), log: createLog('test', 'silent') })
  const what = { account: 'demo-linli', id: text, peer: null, self: false, kind: 'text' } as const
  await hears({ ...what, room, talker, text, at: now, receivedAt: now })
}

/** Holds the group's row, so that deciding anything in it has to wait; `open` lets it go. */
async function holdGroup(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT 1 FROM "Room" WHERE "name" = $1 FOR UPDATE', [GROUP])
  return {
    open: async () => {
      await client.query('COMMIT')
      await client.end()
    },
  }
}

/** A job is in the middle of its work: it waits for the row that is held. */
const midJob = ({ prisma }: Ground) =>
  vi.waitFor(
    async () => {
      const waiting = await prisma.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
      expect(waiting[0]?.n).toBeGreaterThan(0)
    },
    { timeout: 15_000, interval: 20 },
  )

/** A minute goes by: what a dead process had taken on counts as lost. */
const minuteLater = ({ prisma }: Ground) =>
  prisma.outbox.updateMany({
    where: { doneAt: null, relayedAt: { not: null } },
    data: { relayedAt: new Date(Date.now() - 61_000) },
  })

const allDone = ({ prisma }: Ground) =>
  vi.waitFor(
    async () => {
      const due = { doneAt: null, job: { not: 'say' }, runAt: { lte: new Date() } }
      expect(await prisma.outbox.count({ where: due })).toBe(0)
    },
    { timeout: 30_000, interval: 50 },
  )

/** One ticket, one answer in the group, one call to the staff group. */
const expectOnce = async ({ prisma }: Ground) => {
  expect(await prisma.ticket.findMany()).toMatchObject([{ class: 'P1' }])
  const moves = await prisma.ticketEvent.findMany({ orderBy: { id: 'asc' } })
  expect(moves.map(({ move }) => move)).toEqual(['open', 'ring', 'offer'])
  for (const name of [GROUP, '和平里工作群']) {
    expect(await prisma.post.count({ where: { room: { name } } }), name).toBe(1)
  }
}

const cry = '3栋2单元楼道里好大的煤气味，报警器一直响'

onEachBackend('the program', (backend) => {
  it('told to end in the middle of a job finishes it, and it is not done again', () =>
    withGround(backend, async (ground) => {
      await emergency(ground, cry)
      const held = await holdGroup(ground.url)
      const first = await startChild('workers/main.ts', ground)
      await midJob(ground)
      const ending = first.end('SIGTERM')
      await held.open()
      const { status, ms } = await ending
      expect(status).toBe(0)
      expect(ms).toBeLessThan(10_000)
      expect(await ground.prisma.ticket.count()).toBe(1)

      const second = await startChild('workers/main.ts', ground)
      await minuteLater(ground)
      await allDone(ground)
      await second.end('SIGTERM')
      await expectOnce(ground)
    }))

  it('killed in the middle of a job does it once after the restart', () =>
    withGround(backend, async (ground) => {
      await emergency(ground, cry)
      const held = await holdGroup(ground.url)
      const first = await startChild('workers/main.ts', ground)
      await midJob(ground)
      await first.end('SIGKILL')
      await held.open()
      expect(await ground.prisma.turn.findMany()).toMatchObject([{ decidedAt: null }])

      await minuteLater(ground)
      const second = await startChild('workers/main.ts', ground)
      await allDone(ground)
      await second.end('SIGTERM')
      await expectOnce(ground)
    }))
})

it.skipIf(inject('redisUrl') === null || !(await hasRedisServer()))(
  'the program, told to end while Redis is down, ends within ten seconds',
  async () => {
    const redis = await startRedis()
    try {
      await withGround('postgres', async (ground) => {
        const backend = { kind: 'redis', url: redis.url } as const
        const child = await startChild('start.ts', { ...ground, backend })
        await redis.kill()
        await emergency(ground, cry)
        const { status, ms } = await child.end('SIGTERM')

        expect(status).toBe(0)
        expect(ms).toBeLessThan(10_000)
      })
    } finally {
      await redis.stop()
    }
  },
)
