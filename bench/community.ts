import { intake, type TurnTimes } from '../bot/intake.ts'
import type { Voice } from '../bot/voice.ts'
import { loadUnderstand } from '../intents/understand.ts'
import { connect, type PrismaClient, transact } from '../prisma/db.ts'
import { nextDue } from '../prisma/queries/outbox.ts'
import { Setup, settle } from '../prisma/queries/setup.ts'
import { startProcess } from '../test/flow/process.ts'
import { ids } from '../test/flow/setup.ts'
import type { Backend } from '../workers/runtime/queues.ts'
import { backendOn, type Ground, silent } from './ground.ts'
import { groupBy } from './group-by.ts'
import { until } from './until.ts'
import { inboundOf, rooms, type Words } from './words.ts'

/** One message that went out. */
export interface Said {
  readonly to: string
  readonly text: string
}

/** The program on stores of its own, without WeChat: words go in by `hears`, come out in `said`. */
export interface Community {
  readonly prisma: PrismaClient
  /** Takes the words in, each room's one after the other, the rooms side by side. */
  hears(words: readonly Words[]): Promise<void>
  readonly said: readonly Said[]
  /** Settles at the next word to the staff group. */
  staffCalled(): Promise<void>
  /** Until nothing is due and undone. */
  settled(): Promise<void>
}

interface Options {
  /** Works and speaks on this backend; without one messages are only taken in. */
  readonly queue?: Backend['kind']
  readonly turn?: TurnTimes
}

export const staffRoom = '工作群'

const setup = Setup.parse({
  rooms: [
    ...rooms.map((name) => ({ name, kind: 'residents', estate: name.replace('业主群', '') })),
    { name: staffRoom, kind: 'staff' },
  ],
  staff: [
    ...['张师傅', '李师傅', '王师傅'].map((name) => ({ name, role: 'property' })),
    { name: '网格员赵敏', role: 'grid-worker' },
    { name: '陈书记', role: 'secretary', supervisor: true },
  ],
})

const understand = loadUnderstand()

/** Runs `body` in a community of its own and takes it away afterwards. */
export const withCommunity = <T>(
  ground: Ground,
  { queue, turn }: Options,
  body: (community: Community) => Promise<T>,
): Promise<T> =>
  ground.withDatabase(async (url) => {
    const prisma = connect(url)
    await transact(prisma, (tx) => settle(tx, setup, ids, new Date()))
    const { voice, said, staffCalled } = ears()
    const deps = { prisma, understand, clock: () => new Date(), log: silent, voice }
    const running = queue
      ? await startProcess({ ...deps, backend: backendOn(queue, ground, url) })
      : undefined
    const nudge = () => running?.nudge()
    const hear = intake({ prisma, understand, log: silent, nudge, ...(turn && { turn }) })
    const settled = () => nothingDue(prisma)
    return body({ prisma, said, staffCalled, settled, hears: hearing(hear) }).finally(async () => {
      await running?.stop()
      await prisma.$disconnect()
    })
  })

/** Takes the place of WeChat and writes down what is said. */
function ears() {
  const said: Said[] = []
  let called = () => {}
  const voice: Voice = {
    say: async (to, _direct, text) => {
      said.push({ to, text })
      if (to === ids.room(staffRoom)) called()
      return `said-${said.length}`
    },
    recall: async () => true,
  }
  const staffCalled = () =>
    new Promise<void>((resolve) => {
      called = resolve
    })
  return { voice, said, staffCalled }
}

function hearing(hear: ReturnType<typeof intake>) {
  let heard = 0
  return async (words: readonly Words[]) => {
    const lanes = groupBy(words, ({ room }) => room)
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const one of lane) await hear(inboundOf(one, `m${++heard}`))
      }),
    )
  }
}

const nothingDue = (prisma: PrismaClient) =>
  until('nothing is due', 5, async () => (await nextDue(prisma, new Date())) === null)
