import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { PrismaClient } from '../prisma/db.ts'
import {
  type Count,
  lastMessageId,
  messagesBetween,
  postsByState,
  ticketsByState,
} from '../prisma/queries/gauges.ts'
import { oldestDueMs } from '../prisma/queries/outbox.ts'
import type { WebDeps } from './deps.ts'

const FRESH_MS = 2_000

/** `GET /metrics` for Prometheus: the process, and what the database says at that moment. */
export function metricsRoute(app: FastifyInstance, deps: WebDeps): void {
  const registry = deps.registry ?? new Registry()
  if (!registry.getSingleMetric('process_cpu_seconds_total')) {
    collectDefaultMetrics({ register: registry })
  }
  const read = atMostEvery(FRESH_MS, deps.clock, readings(deps, registry))
  app.get('/metrics', async (_request, reply) => {
    await read()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Makes the metrics and gives the way to bring them up to date. */
function readings({ prisma, clock }: WebDeps, registry: Registry) {
  const registers = [registry]
  const messages = new Counter({
    name: 'linli_messages_total',
    help: 'Messages stored, by kind of room',
    labelNames: ['kind'],
    registers,
  })
  const tickets = new Gauge({
    name: 'linli_tickets',
    help: 'Tickets, by state',
    labelNames: ['state'],
    registers,
  })
  const posts = new Gauge({
    name: 'linli_posts',
    help: 'Posts, by state',
    labelNames: ['state'],
    registers,
  })
  const oldest = new Gauge({
    name: 'linli_oldest_due_job_seconds',
    help: 'How long the oldest due job has been waiting',
    registers,
  })
  const newMessages = messageTally(prisma)

  return async () => {
    const [heard, byTicketState, byPostState, waitedMs] = await Promise.all([
      newMessages(),
      ticketsByState(prisma),
      postsByState(prisma),
      oldestDueMs(prisma, clock()),
    ])
    for (const { label, count } of heard) messages.inc({ kind: label }, count)
    setAll(tickets, byTicketState)
    setAll(posts, byPostState)
    oldest.set(waitedMs / 1_000)
  }
}

/** Counts the whole table once, later only what has come since: a counter must not fall when old messages are deleted. */
function messageTally(prisma: PrismaClient) {
  let counted = 0
  return async (): Promise<readonly Count[]> => {
    const last = await lastMessageId(prisma)
    const from = counted
    counted = Math.max(counted, last)
    return messagesBetween(prisma, from, counted)
  }
}

function setAll(gauge: Gauge<'state'>, counts: readonly Count[]) {
  gauge.reset()
  for (const { label, count } of counts) gauge.set({ state: label }, count)
}

/** However many scrape, the database is asked once in a while. */
function atMostEvery(ms: number, clock: () => Date, read: () => Promise<void>) {
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  return (): Promise<void> => {
    if (reading) return reading
    if (clock().getTime() - readAt < ms) return Promise.resolve()
    reading = read()
      .then(() => {
        readAt = clock().getTime()
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }
}
