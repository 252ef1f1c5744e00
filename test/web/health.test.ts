import { Gauge, Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { put } from '../../prisma/queries/outbox.ts'
import { busyMorning, hear, minutesAgo, NOW, RIVER } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await busyMorning(world.prisma)
})
afterAll(() => world.close())

describe('health', () => {
  it('is that the process answers, whatever it stands on', async () => {
    const app = world.web({ ready: async () => ({ database: { ok: false } }) })

    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ ok: true })
  })

  it('is ready when every part is', async () => {
    const ready = async () => ({ database: { ok: true }, queue: { ok: true, detail: '3 ms' } })
    const answer = await world.web({ ready }).inject({ url: '/readyz' })

    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ ok: true, checks: await ready() })
  })

  it('is not ready when one part is not, and names it', async () => {
    const ready = async () => ({
      database: { ok: true },
      session: { ok: false, detail: 'not logged in' },
    })
    const answer = await world.web({ ready }).inject({ url: '/readyz' })

    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({
      ok: false,
      checks: { session: { detail: 'not logged in' } },
    })
  })

  it('is not ready when the checks themselves fail', async () => {
    const ready = async () => {
      throw new Error('down')
    }
    expect((await world.web({ ready }).inject({ url: '/readyz' })).statusCode).toBe(503)
  })
})

describe('metrics', () => {
  it('tell what the database says: messages, tickets, posts, and how long a job has waited', async () => {
    // The clocks of the tickets that are there already have been seen to.
    await world.prisma.outbox.updateMany({ data: { doneAt: NOW } })
    await transact(world.prisma, (tx) =>
      put(tx, { name: 'turn.decide', data: { turnId: 1 } }, 'late', minutesAgo(2)),
    )
    const { body, headers } = await world.web().inject({ url: '/metrics' })

    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('linli_messages_total{kind="residents"} 8')
    expect(body).toContain('linli_tickets{state="offered"} 2')
    expect(body).toContain('linli_tickets{state="closed"} 1')
    expect(body).toMatch(/linli_posts\{state="said"\} 7/)
    expect(body).toContain('linli_oldest_due_job_seconds 120')
    expect(body).toContain('nodejs_eventloop_lag_seconds')
  })

  it('count on after old messages were deleted', async () => {
    let now = NOW
    const app = world.web({ clock: () => now })
    const count = async () => {
      now = new Date(now.getTime() + 60_000)
      const { body } = await app.inject({ url: '/metrics' })
      return Number(/linli_messages_total\{kind="residents"\} (\d+)/.exec(body)?.[1])
    }
    const before = await count()
    const first = await world.prisma.message.findFirstOrThrow()
    await world.prisma.message.delete({ where: { id: first.id } })
    await hear(world.prisma, RIVER, 'sun', '又有人说话', NOW)

    expect(await count()).toBe(before + 1)
  })

  it("stand beside the process's own", async () => {
    const registry = new Registry()
    new Gauge({ name: 'ours', help: 'x', registers: [registry] }).set(7)

    expect((await world.web({ registry }).inject({ url: '/metrics' })).body).toContain('ours 7')
  })
})
