import pg from 'pg'
import { withClient } from '../prisma/with-client.ts'
import { type Backend, openQueues, type Queues } from '../workers/runtime/queues.ts'
import { millisecondsOf, perSecond } from './figures.ts'
import { silent } from './ground.ts'
import { groupBy } from './group-by.ts'
import { inboundOf, type Words } from './words.ts'

/** Rows a second through `pg` alone, into a table like that of messages, one connection for each room that talks. */
export async function bareInserts(url: string, words: readonly Words[]): Promise<number> {
  await withClient(url, (client) =>
    client.query('CREATE TABLE "Bare" (LIKE "Message" INCLUDING DEFAULTS INCLUDING INDEXES)'),
  )
  const lanes = [...groupBy(words, ({ room }) => room).values()]
  const pool = new pg.Pool({ connectionString: url, max: lanes.length })
  // A bench that is interrupted stops its server first.
  pool.on('error', () => {})
  const insertAll = async (lane: readonly Words[], index: number) => {
    for (const [n, one] of lane.entries()) await insert(pool, one, `${index}-${n}`)
  }
  try {
    await Promise.all(lanes.map(() => pool.query('SELECT 1')))
    return await perSecond(words.length, () => Promise.all(lanes.map(insertAll)))
  } finally {
    await pool.end()
  }
}

/** The replay key is a digest of 43 characters. */
const insert = (pool: pg.Pool, words: Words, id: string) => {
  const { account, text, at, receivedAt } = inboundOf(words, id)
  return pool.query(
    `INSERT INTO "Bare" ("account", "wechatId", "replayKey", "roomId", "personId", "talker", "text", "at", "receivedAt", "turnId")
     VALUES ($1, $2, $3, 1, 1, $4, $5, $6, $7, 1)`,
    [account, id, id.padStart(43, '0'), words.talker, text, at, receivedAt],
  )
}

/** Jobs a second through BullMQ alone, on the program's own settings: added a hundred at a time as the relay does. */
export const bareJobs = (backend: Backend, count: number, concurrency = 8): Promise<number> =>
  withQueues(backend, async (queues) => {
    const all = countdown(count)
    const listener = queues.listen('work', async () => all.one(), concurrency)
    const rate = await perSecond(count, async () => {
      for (let first = 0; first < count; first += 100) {
        const some = Array.from({ length: Math.min(100, count - first) }, (_, n) => first + n)
        await Promise.all(some.map((n) => queues.add('work', `bare-${n}`, job(n))))
      }
      await all.done
    })
    await listener.close()
    return rate
  })

/** Milliseconds from adding a job to its being processed, one after the other. */
export const bareLatencies = (backend: Backend, count: number): Promise<readonly number[]> =>
  withQueues(backend, async (queues) => {
    let processed = () => {}
    const listener = queues.listen('work', async () => processed(), 1)
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const done = new Promise<void>((resolve) => {
        processed = resolve
      })
      const add = () => queues.add('work', `lone-${n}`, job(n))
      times.push(await millisecondsOf(() => Promise.all([add(), done])))
    }
    await listener.close()
    return times
  })

const job = (outboxId: number) => ({ outboxId, job: 'turn.decide', payload: { turnId: outboxId } })

async function withQueues<T>(backend: Backend, use: (queues: Queues) => Promise<T>): Promise<T> {
  const queues = await openQueues(backend, silent)
  return use(queues).finally(queues.close)
}

function countdown(count: number) {
  let left = count
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const one = () => {
    left--
    if (left === 0) finish()
  }
  return { one, done }
}
