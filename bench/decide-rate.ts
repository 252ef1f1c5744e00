import type { Backend } from '../workers/runtime/queues.ts'
import { bareJobs } from './bare.ts'
import { type Community, withCommunity } from './community.ts'
import { checkExactlyOnce } from './exactly-once.ts'
import { type Figure, medians, perSecond } from './figures.ts'
import { backendOn, backendsOf, type Ground } from './ground.ts'
import { until } from './until.ts'
import { type Kind, type Words, wordsOf } from './words.ts'

const plans = [
  { kind: 'small talk', count: 200 },
  { kind: 'reports', count: 80 },
] as const satisfies readonly { kind: Kind; count: number }[]

/** Nobody is waited for to say more. */
export const atOnce = { quietMs: 0, longestMs: 0 } as const

/** Messages a second from WeChat to a decision by the workers, with the mouth speaking beside it; beside bare jobs. */
export async function decideRates(ground: Ground): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const queue of backendsOf(ground)) {
    for (const { kind, count } of plans) {
      const { ours, floor } = await medians({
        ours: () => decideRate(ground, queue, kind, wordsOf(kind, count)),
        floor: () => ground.withDatabase((url) => bareJobs(backendOn(queue, ground, url), count)),
      })
      figures.push({
        ...{ what: `intake and deciding, ${kind}, queue on ${queue}`, unit: '/s', ours },
        floor: { is: 'bare BullMQ job', value: floor },
      })
    }
  }
  return figures
}

const decideRate = (ground: Ground, queue: Backend['kind'], kind: Kind, words: readonly Words[]) =>
  withCommunity(ground, { queue, turn: atOnce }, async (here) => {
    const rate = await perSecond(words.length, async () => {
      await here.hears(words)
      await allDecided(here)
    })
    await here.settled()
    // Whether small talk is understood is measured elsewhere; what it opens must be told once all the same.
    const tickets = kind === 'small talk' ? await here.prisma.ticket.count() : words.length
    await checkExactlyOnce(here, { messages: words.length, tickets })
    return rate
  })

const allDecided = ({ prisma }: Community) =>
  until('all turns are decided', 5, async () => {
    const undecided = { where: { decidedAt: null }, select: { id: true } }
    return (await prisma.turn.findFirst(undecided)) === null
  })
