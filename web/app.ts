import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { assetRoutes } from './assets.ts'
import { correctRoute } from './correct.ts'
import type { WebDeps } from './deps.ts'
import { figuresRoutes } from './figures.ts'
import { healthRoutes } from './health.ts'
import { liveRoute } from './live.ts'
import { metricsRoute } from './metrics.ts'
import { pageRoutes } from './page.ts'
import { sayRoute } from './say.ts'
import { secure } from './security.ts'
import { whyRoutes } from './why.ts'
import { faults } from './wording.ts'

/** Room for 2,000 characters, each of which a form may write with nine. */
const MOST_BYTES = 24 * 1024

/** The page, with its dependencies given. The caller decides where it listens, and closes it. */
export function createWeb(deps: WebDeps): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: MOST_BYTES, requestTimeout: 15_000 })
  secure(app, deps.hostNames ?? [])
  readForms(app)
  answerFaults(app, deps)

  assetRoutes(app)
  pageRoutes(app, deps)
  sayRoute(app, deps)
  whyRoutes(app, deps)
  correctRoute(app, deps)
  liveRoute(app, deps)
  figuresRoutes(app, deps)
  healthRoutes(app, deps)
  metricsRoute(app, deps)
  return app
}

const readForms = (app: FastifyInstance) =>
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

/** Faults are told in the reader's language; what is ours to mend goes into the log, without what was sent. */
function answerFaults(app: FastifyInstance, { log }: WebDeps) {
  app.setNotFoundHandler((_request, reply) => plain(reply.code(404)).send(faults.notFound))
  app.setErrorHandler((err: FastifyError, request, reply) => {
    const code = err.statusCode ?? 500
    if (code >= 500) log.error({ err, route: request.routeOptions.url }, 'request failed')
    const fault = code === 413 ? faults.tooLarge : code < 500 ? err.message : faults.broken
    if (request.headers.accept?.includes('application/json'))
      return reply.code(code).send({ error: fault })
    return plain(reply.code(code)).send(fault)
  })
}

const plain = <Reply extends { type(name: string): Reply }>(reply: Reply) =>
  reply.type('text/plain; charset=utf-8')
