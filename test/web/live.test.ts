import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hear, NOW, openMatter, SUNNY, tell } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Listens to the page's events as a browser does. */
async function listen(url: string) {
  const stop = new AbortController()
  const answer = await fetch(`${url}/events`, { signal: stop.signal })
  const heard: string[] = []
  let ended = false
  const reading = (async () => {
    const reader = answer.body?.getReader()
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) return
      heard.push(Buffer.from(piece.value).toString())
    }
  })()
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  const changes = () => heard.join('').match(/event: change/g)?.length ?? 0
  return {
    answer,
    changes,
    text: () => heard.join(''),
    ended: () => ended,
    stop: () => stop.abort(),
    reading,
  }
}

describe('somebody who has the page open', () => {
  it('hears at once what the page is at, and then of each change: words, their recall, a ticket', async () => {
    const url = await world.web().listen({ host: '127.0.0.1', port: 0 })
    const page = await listen(url)
    const hears = (count: number) => vi.waitFor(() => expect(page.changes()).toBe(count), 5_000)

    expect(page.answer.headers.get('content-type')).toContain('text/event-stream')
    await hears(1)
    const message = await hear(world.prisma, SUNNY, 'zhang', '在吗', NOW)
    await hears(2)
    await world.prisma.message.update({ where: { id: message.id }, data: { recalledAt: NOW } })
    await hears(3)
    const post = await tell(world.prisma, SUNNY, '收到', NOW, { state: 'saying' })
    await hears(4)
    await world.prisma.post.update({ where: { id: post.id }, data: { state: 'said' } })
    await hears(5)
    const place = { building: '7' }
    await openMatter(world.prisma, '滨河苑', {
      ...{
        category: 'noise',
        by: 'sun',
        text: '楼上半夜装修',
        place,
        ago: 1,
        respondIn: 9,
        moves: [],
      },
    })
    await hears(6)
    page.stop()
  })

  it('is let go when the program ends', async () => {
    const app = world.web()
    const page = await listen(await app.listen({ host: '127.0.0.1', port: 0 }))
    await app.close()

    await page.reading
    expect(page.ended()).toBe(true)
  })

  it('is one of at most fifty; the next is told to come again', async () => {
    const app = world.web()
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const pages = await Promise.all(Array.from({ length: 50 }, () => listen(url)))

    const next = await fetch(`${url}/events`)
    expect(next.status).toBe(503)
    expect(next.headers.get('retry-after')).toBe('10')

    pages[0]?.stop()
    await vi.waitFor(async () => {
      const again = await listen(url)
      again.stop()
      expect(again.answer.status).toBe(200)
    }, 5_000)
  })

  it('costs one look at the database, however many there are, and none after they have left', async () => {
    let looks = 0
    const session = () => {
      looks += 1
      return { loggedIn: true, qr: null, lastHeardAt: NOW }
    }
    const url = await world.web({ session }).listen({ host: '127.0.0.1', port: 0 })
    const pages = await Promise.all(Array.from({ length: 10 }, () => listen(url)))
    await vi.waitFor(() => expect(pages.every((page) => page.changes() === 1)).toBe(true), 5_000)
    expect(looks).toBeLessThan(5)

    for (const page of pages) page.stop()
    let seen = -1
    await vi.waitFor(
      () => {
        const since = looks - seen
        seen = looks
        expect(since).toBe(0)
      },
      // Two looks fit between two of these.
      { interval: 1_000, timeout: 6_000 },
    )
  })
})
