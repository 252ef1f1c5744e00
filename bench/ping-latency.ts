import { turnTimes } from '../bot/intake.ts'
import type { Backend } from '../workers/runtime/queues.ts'
import { bareLatencies } from './bare.ts'
import { withCommunity } from './community.ts'
import { atOnce } from './decide-rate.ts'
import { checkExactlyOnce } from './exactly-once.ts'
import { type Figure, millisecondsOf, quantile } from './figures.ts'
import { backendOn, backendsOf, type Ground } from './ground.ts'
import { type Kind, wordsOf } from './words.ts'

/** Emergencies wait for no turn to end, so theirs keep the times they have. */
const plans = [
  { kind: 'reports', count: 300, turn: atOnce },
  { kind: 'emergencies', count: 60, turn: turnTimes },
] as const

/** From a message's arrival to its ping in the staff group, one matter after the other, without the human pace. */
export async function pingLatencies(ground: Ground): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const queue of backendsOf(ground)) {
    for (const plan of plans) {
      const ours = await latencies(ground, queue, plan)
      const floor = await ground.withDatabase((url) =>
        bareLatencies(backendOn(queue, ground, url), plan.count),
      )
      figures.push(
        ...[0.5, 0.99].map((q) => figureOf(`${plan.kind}, queue on ${queue}`, q, ours, floor)),
      )
    }
  }
  return figures
}

const figureOf = (
  of: string,
  q: number,
  ours: readonly number[],
  floor: readonly number[],
): Figure => ({
  ...{ what: `message to staff ping, ${of}, p${q * 100}`, unit: 'ms', ours: quantile(ours, q) },
  floor: { is: 'bare BullMQ job', value: quantile(floor, q) },
})

interface Plan {
  readonly kind: Kind
  readonly count: number
  readonly turn: typeof turnTimes
}

const latencies = (ground: Ground, queue: Backend['kind'], { kind, count, turn }: Plan) =>
  withCommunity(ground, { queue, turn }, async (here) => {
    const times: number[] = []
    for (const words of wordsOf(kind, count)) {
      const called = here.staffCalled()
      times.push(await millisecondsOf(() => Promise.all([here.hears([words]), called])))
      await here.settled()
    }
    await checkExactlyOnce(here, { messages: count, tickets: count })
    return times
  })
