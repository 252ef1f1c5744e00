import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const chartJs = join(
  dirname(createRequire(import.meta.url).resolve('chart.js')),
  'chart.umd.min.js',
)
const own = (name: string) => join(import.meta.dirname, name)

const asset = (path: string, file: string, type: string) => {
  const body = readFileSync(file)
  const stamp = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { path, type, body, stamp }
}

const css = asset('/figures.css', own('figures.css'), 'text/css; charset=utf-8')
const js = asset('/figures.js', own('figures.js'), 'text/javascript; charset=utf-8')
const chart = asset('/chart.js', chartJs, 'text/javascript; charset=utf-8')

/** A word for each file that changes with it. */
export const figuresStamps = { css: css.stamp, js: js.stamp, chart: chart.stamp } as const

/** The files of the page of figures: its own, and the library that draws its plots. */
export function figuresAssets(app: FastifyInstance): void {
  for (const { path, type, body, stamp } of [css, js, chart]) {
    const etag = `"${stamp}"`
    app.get(path, async (request, reply) => {
      reply.headers({ 'cache-control': 'no-cache', etag })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(type).send(body)
    })
  }
}
