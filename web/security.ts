import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { faults } from './wording.ts'

/** No inline code or style, nothing from elsewhere, no frame, no form that leads away. */
export const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** Puts the headers on every answer and refuses what another site asks through somebody's browser. */
export function secure(app: FastifyInstance, hostNames: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'cache-control': 'no-store' })
    if (!isOurName(request.hostname, hostNames)) {
      return reply.code(421).type('text/plain; charset=utf-8').send(faults.hostName)
    }
    if (isWrite(request.method) && !isSameOrigin(request)) {
      return reply.code(403).type('text/plain; charset=utf-8').send(faults.foreign)
    }
    return undefined
  })
}

/**
 * A foreign site can point its own domain at this address and then read as if it were us (DNS rebinding). It cannot do
 * so by an address, by `localhost`, or by a name without a dot.
 */
const isOurName = (name: string, hostNames: readonly string[]) => {
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase()
  return isIP(bare) !== 0 || !bare.includes('.') || hostNames.includes(bare)
}

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Every browser sends at least one of the two headers with a POST; what sends neither is no browser and acts for itself. */
function isSameOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
