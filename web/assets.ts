import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const asset = (file: string, type: string) => {
  const body = readFileSync(join(import.meta.dirname, file))
  return {
    path: `/${file}`,
    type,
    body,
    stamp: createHash('sha256').update(body).digest('base64url').slice(0, 12),
  }
}

const css = asset('page.css', 'text/css; charset=utf-8')
const js = asset('page.js', 'text/javascript; charset=utf-8')
const icon = asset('icon.svg', 'image/svg+xml')

/** A word for each file that changes with it. */
export const stamps = { css: css.stamp, js: js.stamp } as const

/** The page's own files; it has no others. */
export function assetRoutes(app: FastifyInstance): void {
  for (const { path, type, body, stamp } of [css, js, icon]) {
    const etag = `"${stamp}"`
    app.get(path, async (request, reply) => {
      reply.headers({ 'cache-control': 'no-cache', etag })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(type).send(body)
    })
  }
}
