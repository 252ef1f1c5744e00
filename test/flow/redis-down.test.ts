import { describe, expect, inject, it, vi } from 'vitest'
import { hasRedisServer, type RedisServer, startRedis } from '../redis-server.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

const missing = inject('redisUrl') === null || !(await hasRedisServer())

/** A community whose queue lives on a Redis of its own, which can be killed. */
async function withOwnRedis(story: (community: Community, redis: RedisServer) => Promise<void>) {
  const redis = await startRedis()
  const backend = { kind: 'redis', url: redis.url } as const
  try {
    await withCommunity('postgres', (community) => story(community, redis), { backend })
  } finally {
    await redis.stop()
  }
}

const relayFailed = ({ log }: Community) =>
  vi.waitFor(() => expect(log.some((line) => line.includes('"relay failed"'))).toBe(true), {
    timeout: 15_000,
    interval: 20,
  })

/** Two matters are reported, and one is taken. */
async function speak({ resident, staff, passes, prisma }: Community) {
  await resident('3-2-501 李阿姨').shouts('3栋2单元下水道堵了，污水都返上来了')
  passes('12 seconds')
  await staff('张师傅').shouts('待办')
  expect(await prisma.message.count()).toBe(2)
}

const expectOnce = async ({ prisma, said }: Community) => {
  expect(await prisma.ticket.findMany()).toMatchObject([{ state: 'offered' }])
  expect(said(sunshine)).toHaveLength(1)
  const pings = said(staffRoom).filter((text) => text.includes('接单 1（'))
  expect(pings).toHaveLength(1)
}

describe.skipIf(missing)('Redis', () => {
  it('dies and comes back empty: messages keep coming in, and all is said once afterwards', () =>
    withOwnRedis(async (community, redis) => {
      await redis.kill()
      await speak(community)
      await relayFailed(community)
      expect(community.posts()).toEqual([])

      await redis.start()
      await community.settled()
      await expectOnce(community)
    }))

  it('hangs and comes to itself: the same', () =>
    withOwnRedis(async (community, redis) => {
      redis.freeze()
      await speak(community)
      await relayFailed(community)
      expect(community.posts()).toEqual([])

      redis.thaw()
      await community.settled()
      await expectOnce(community)
    }))

  it('is down when the process is told to end: it ends within ten seconds', () =>
    withOwnRedis(async (community, redis) => {
      await redis.kill()
      await speak(community)
      await relayFailed(community)

      const begun = performance.now()
      await community.goesDown()
      expect(performance.now() - begun).toBeLessThan(10_000)
    }))
})
