import { bareInserts } from './bare.ts'
import { withCommunity } from './community.ts'
import { type Figure, medians, perSecond } from './figures.ts'
import type { Ground } from './ground.ts'
import { type Kind, rooms, type Words, wordsOf } from './words.ts'

const plans = [
  { kind: 'small talk', width: rooms.length, count: 600 },
  { kind: 'small talk', width: 1, count: 200 },
  { kind: 'reports', width: rooms.length, count: 600 },
  { kind: 'reports', width: 1, count: 200 },
] as const satisfies readonly { kind: Kind; width: number; count: number }[]

/** Messages a second that are stored with their turn and timer, beside bare rows. */
export async function intakeRates(ground: Ground): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { kind, width, count } of plans) {
    const words = wordsOf(kind, count, width)
    const { ours, floor } = await medians({
      ours: () => intakeRate(ground, words),
      floor: () => ground.withDatabase((url) => bareInserts(url, words)),
    })
    const where = width === 1 ? 'one room alone' : `${width} rooms at once`
    figures.push({
      ...{ what: `intake, ${kind}, ${where}`, unit: '/s', ours },
      floor: { is: 'bare insert', value: floor },
    })
  }
  return figures
}

/** The first message is not counted: it finds the connections. */
const intakeRate = (ground: Ground, words: readonly Words[]) =>
  withCommunity(ground, {}, async ({ hears, prisma }) => {
    await hears(words.map((one) => ({ ...one, text: '大家好呀各位' })).slice(0, rooms.length))
    const before = await prisma.message.count()
    const rate = await perSecond(words.length, () => hears(words))
    const stored = (await prisma.message.count()) - before
    if (stored !== words.length) throw new Error(`${stored} of ${words.length} messages stored`)
    return rate
  })
