import { once } from 'node:events'
import { createPostgresBackend, Queue, type Job as QueueJob, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { type QueueName, queueNames } from '../../prisma/jobs.ts'
import { type Logger, quietly } from './log.ts'

/** What a job in the queue carries: which outbox row it stands for, and that row's job and payload. */
export interface Carried {
  readonly outboxId: number
  readonly job: string
  readonly payload: unknown
}

/** Where queues live: Redis, or the database itself. */
export type Backend =
  | { readonly kind: 'redis'; readonly url: string }
  | { readonly kind: 'postgres'; readonly url: string }

export interface Listener {
  close(): Promise<void>
}

/** BullMQ on either backend, as much of it as we use. */
export interface Queues {
  /** Fails within seconds where the backend is down, so that a relay can leave its rows for the next round. */
  add(queue: QueueName, jobId: string, carried: Carried): Promise<void>
  /** Runs `perform` for each job of `queue`. A job that throws is tried again, three times in all. */
  listen(
    queue: QueueName,
    perform: (carried: Carried, last: boolean) => Promise<void>,
    concurrency: number,
  ): Listener
  /** Throws where the backend does not answer. */
  ping(): Promise<void>
  /** Empties every queue: what a crash of the backend does. */
  wipe(): Promise<void>
  close(): Promise<void>
}

const ATTEMPTS = 3
const RETRY_MS = 1_000
/** The outbox row knows what has been done; the queue keeps nothing. */
const forgetful = { removeOnComplete: true, removeOnFail: true } as const
/** `{…}` keeps the keys of all queues in one slot of a Redis Cluster. */
const PREFIX = '{linli}'
const SOON_MS = 3_000

/** Opens the queues. On PostgreSQL their tables are brought up first. A failed job is tried again after `retryMs`, then twice that. */
export async function openQueues(
  backend: Backend,
  log: Logger,
  retryMs = RETRY_MS,
): Promise<Queues> {
  const retry = { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: retryMs } } as const
  if (backend.kind === 'postgres') await migrateQueues(backend.url)
  const open = backend.kind === 'redis' ? onRedis(backend.url, log) : onPostgres(backend.url, log)
  const queues = Object.fromEntries(queueNames.map((name) => [name, open.queue(name)]))
  const queue = (name: QueueName) => {
    const found = queues[name]
    if (!found) throw new Error(`no queue ${name}`)
    return found
  }

  await open.ready()
  return {
    add: async (name, jobId, carried) => {
      if (!open.connected()) throw new Error('the queue is out of reach')
      await queue(name).add(carried.job, carried, { jobId, ...retry, ...forgetful })
    },
    listen: (name, perform, concurrency) => {
      const worker = open.worker(name, perform, concurrency)
      return { close: () => closeOrLeave(worker) }
    },
    ping: open.ping,
    wipe: async () => {
      for (const one of Object.values(queues)) await one.obliterate({ force: true })
    },
    close: async () => {
      await Promise.allSettled(Object.values(queues).map((one) => soon(one.close())))
      await open.close()
    },
  }
}

type Perform = (carried: Carried, last: boolean) => Promise<void>

/** What both backends' queues and workers have in common; their own types differ in what they connect to. */
type AnyQueue = Pick<Queue, 'add' | 'obliterate' | 'close'>
type AnyWorker = Pick<Worker, 'close'>

interface Opened {
  /** Settles when the backend has been reached, or has not been for a while. */
  ready(): Promise<unknown>
  /** Trap: without a connection BullMQ's `add` waits for one, for as long as it takes. */
  connected(): boolean
  queue(name: QueueName): AnyQueue
  worker(name: QueueName, perform: Perform, concurrency: number): AnyWorker
  ping(): Promise<void>
  close(): Promise<void>
}

const performing =
  (perform: Perform, log: Logger) =>
  async (job: QueueJob<Carried>): Promise<void> => {
    try {
      await perform(job.data, job.attemptsMade + 1 >= ATTEMPTS)
    } catch (err) {
      log.error({ err, job: job.name, jobId: job.id, attempt: job.attemptsMade + 1 }, 'job failed')
      throw err
    }
  }

/** A job that stalls (its process died) goes to the next worker, as often as it takes: the outbox row guards against twice. */
const patience = { maxStalledCount: 10, stalledInterval: 15_000, lockDuration: 30_000 } as const

function onRedis(url: string, log: Logger): Opened {
  // A producer that waits for Redis would hold its database rows meanwhile; it fails, and the relay comes again.
  const producer = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 5_000,
  })
  const consumer = new Redis(url, { maxRetriesPerRequest: null })
  for (const one of [producer, consumer]) one.on('error', quietly(log, 'redis error'))
  return {
    ready: () => soon(once(producer, 'ready')),
    connected: () => producer.status === 'ready',
    queue: (name) => {
      const queue = new Queue(name, { connection: producer, prefix: PREFIX })
      return queue.on('error', quietly(log, 'queue error'))
    },
    worker: (name, perform, concurrency) => {
      const options = { connection: consumer, prefix: PREFIX, concurrency, ...patience }
      return new Worker(name, performing(perform, log), options).on(
        'error',
        quietly(log, 'worker error'),
      )
    },
    ping: async () => {
      await producer.ping()
    },
    close: async () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

function onPostgres(url: string, log: Logger): Opened {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5_000 })
  pool.on('error', quietly(log, 'queue database error'))
  const connection = { connectionString: url, max: 4 }
  return {
    ready: async () => {},
    connected: () => true,
    queue: (name) => {
      const queue = new Queue(name, { connection }, createPostgresBackend)
      return queue.on('error', quietly(log, 'queue error'))
    },
    worker: (name, perform, concurrency) => {
      const options = { connection, concurrency, ...patience }
      return new Worker(name, performing(perform, log), options, createPostgresBackend).on(
        'error',
        quietly(log, 'worker error'),
      )
    },
    ping: async () => {
      await pool.query('SELECT 1')
    },
    close: () => pool.end(),
  }
}

async function migrateQueues(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await runMigrations(client)
  } finally {
    await client.end()
  }
}

/** A worker's `close` waits for its backend for ever; after a while it is closed by force. */
async function closeOrLeave(worker: AnyWorker) {
  const closed = await soon(worker.close())
  if (!closed) await soon(worker.close(true))
}

const soon = (work: Promise<unknown>) =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>((over) => {
      setTimeout(over, SOON_MS, false).unref()
    }),
  ])
