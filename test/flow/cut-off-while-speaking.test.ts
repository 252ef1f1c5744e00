import { expect, it } from 'vitest'
import { NoAnswer } from '../../bot/time-limit.ts'
import { transact } from '../../prisma/db.ts'
import { type NewPost, post } from '../../prisma/queries/posts.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import type { Mishap } from './recorder.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drainReported } from './steps.ts'

/** The process dies while it speaks: nobody knows whether it was said. */
const cutOff: Mishap = async () => {
  throw new NoAnswer('say: the process is gone')
}

/** The same, but the words were said, and WeChat brings them back. */
const cutOffButHeard =
  ({ echoes }: Community): Mishap =>
  async (said) => {
    await echoes(said)
    throw new NoAnswer('say: the process is gone')
  }

/** As often as a job is tried before it is given up. */
const everyAttempt = [cutOff, cutOff, cutOff] as const

const refused: Mishap = async () => {
  throw new Error('WeChat does not take it')
}

const postsTo = ({ prisma }: Community, name: string) =>
  prisma.post.findMany({
    where: { room: { name } },
    orderBy: { id: 'asc' },
    select: { kind: true, state: true },
  })

/** Two posts for one room, said in one message; the first is due first, for of one instant either might lead. */
async function saysTogether(
  { prisma, now, settled }: Community,
  ...words: readonly Pick<NewPost, 'kind' | 'text' | 'urgent'>[]
) {
  const { id: roomId } = await prisma.room.findFirstOrThrow({ where: { name: staffRoom } })
  await transact(prisma, async (tx) => {
    for (const [n, one] of words.entries())
      await post(tx, { ...one, key: `together/${n}`, roomId }, new Date(now().getTime() + n))
  })
  await settled()
}

const news = { kind: 'news', text: '5栋的事已记录' } as const
const ping = { kind: 'ping', text: '502家漏到402，请回：接单 1' } as const

onEachBackend('the process dies while it says several posts in one', (backend) => {
  it('and one of them matters: all are said again', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, cutOff)
      await saysTogether(community, news, ping)
      await later('1 minute')

      // Of two posts due in one instant either may come first.
      const lines = said(staffRoom).flatMap((text) => text.split('\n'))
      expect(lines.sort()).toEqual(['5栋的事已记录', '某室家漏到某室，请回：接单 1'])
      expect(said(staffRoom)).toHaveLength(1)
      const states = (await postsTo(community, staffRoom)).map(({ state }) => state)
      expect(states.sort()).toEqual(['merged', 'said'])
    }))

  it('and none matters: none is left waiting', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, cutOff)
      await saysTogether(community, news, { kind: 'answer', text: '好' })
      await later('1 minute')

      expect(said(staffRoom)).toEqual([])
      expect(await postsTo(community, staffRoom)).toEqual([
        { kind: 'news', state: 'dropped' },
        { kind: 'answer', state: 'dropped' },
      ])
    }))

  it('and the echo of all of them, masked, shows that they were said', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, cutOffButHeard(community))
      await saysTogether(community, ping, { kind: 'nudge', text: '501漏水' })
      await later('1 minute')

      expect(said(staffRoom)).toEqual([])
      expect(await postsTo(community, staffRoom)).toEqual([
        { kind: 'ping', state: 'said' },
        { kind: 'nudge', state: 'merged' },
      ])
    }))

  it('each time: the first is let go, the other that matters has its own turn', () =>
    withCommunity(
      backend,
      async (community) => {
        const { nextWords, said, later } = community
        nextWords(staffRoom, ...everyAttempt)
        await saysTogether(community, ping, { kind: 'nudge', text: '还没人接单' })
        await later('5 minutes')

        expect(said(staffRoom)).toEqual(['还没人接单'])
        expect(await postsTo(community, staffRoom)).toEqual([
          { kind: 'ping', state: 'dropped' },
          { kind: 'nudge', state: 'said' },
        ])
      },
      { jobsFail: true },
    ))

  it('each time, and it is urgent: it is said a minute later', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, ...everyAttempt)
      await saysTogether(community, { ...ping, text: '有人晕倒', urgent: true })
      expect(said(staffRoom)).toEqual([])

      await later('5 minutes')
      expect(said(staffRoom)).toEqual(['有人晕倒'])
    }))
})

onEachBackend('the process dies while it speaks', (backend) => {
  it('and no echo comes: a ping is said again, a courtesy is let go', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, goesDown, comesUp, settled, resident, passes } = community
      nextWords(sunshine, cutOff)
      nextWords(staffRoom, cutOff)
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      passes('12 seconds')
      await goesDown()
      await comesUp()
      await settled()

      expect(said(staffRoom)).toHaveLength(1)
      expect(await postsTo(community, staffRoom)).toEqual([{ kind: 'ping', state: 'said' }])
      expect(said(sunshine)).toEqual([])
      expect(await postsTo(community, sunshine)).toEqual([{ kind: 'ack', state: 'dropped' }])
    }))

  it('and the echo shows that it was said: it is not said again', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, posts } = community
      nextWords(sunshine, cutOffButHeard(community))
      nextWords(staffRoom, cutOffButHeard(community))
      await drainReported(community)

      expect(posts()).toEqual([])
      expect(await postsTo(community, staffRoom)).toEqual([{ kind: 'ping', state: 'said' }])
      expect(await postsTo(community, sunshine)).toEqual([{ kind: 'ack', state: 'said' }])
      expect(said(staffRoom)).toEqual([])
    }))
})

onEachBackend('WeChat does not take a message', (backend) => {
  it('and takes it the second time: it is said once', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said } = community
      nextWords(staffRoom, refused)
      await drainReported(community)

      expect(said(staffRoom)).toHaveLength(1)
    }))

  it('for some minutes: what matters is said when it takes messages again', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, refused, refused, refused, refused)
      await drainReported(community)
      expect(said(staffRoom)).toEqual([])

      await later('5 minutes')
      expect(said(staffRoom)).toHaveLength(1)
      expect(await postsTo(community, staffRoom)).toEqual([{ kind: 'ping', state: 'said' }])
    }))

  it('because the account talks too much: it is silent for half an hour, then says it', () =>
    withCommunity(backend, async (community) => {
      const { nextWords, said, later } = community
      nextWords(staffRoom, async () => {
        throw new Error('操作过于频繁，请稍后再试')
      })
      await drainReported(community)
      await later('29 minutes')
      expect(said(staffRoom)).toEqual([])

      await later('2 minutes')
      expect(said(staffRoom)).not.toEqual([])
    }))

  it('because nobody is logged in: it waits for the login', () => {
    let loggedIn = false
    return withCommunity(
      backend,
      async (community) => {
        await drainReported(community)
        expect(community.posts()).toEqual([])

        loggedIn = true
        await community.later('5 seconds')
        expect(community.said(sunshine)).toHaveLength(1)
        expect(community.said(staffRoom)).toHaveLength(1)
      },
      { canSpeak: () => loggedIn },
    )
  })
})
