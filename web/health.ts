import type { FastifyInstance } from 'fastify'
import type { Check, WebDeps } from './deps.ts'

const PATIENCE_MS = 5_000

/** `/healthz`: the process answers. `/readyz`: so does what it stands on, each by name; 503 where one does not. */
export function healthRoutes(app: FastifyInstance, { ready, log }: WebDeps): void {
  app.get('/healthz', async () => ({ ok: true }))

  app.get('/readyz', async (_request, reply) => {
    const checks = await inTime(ready()).catch((err: unknown) => {
      log.warn({ err }, 'not ready')
      return { checks: { ok: false, detail: 'the checks failed or took too long' } }
    })
    const ok = Object.values(checks).every((check) => check.ok)
    return reply.code(ok ? 200 : 503).send({ ok, checks })
  })
}

type Checks = Readonly<Record<string, Check>>

async function inTime(checks: Promise<Checks>): Promise<Checks> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  return Promise.race([checks, late]).finally(() => clearTimeout(timer))
}
