import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { trainClassifier } from '../intents/classifier.ts'
import { figuresOf } from '../intents/figures.ts'
import { failWith } from './fail.ts'
import { linesOf } from './lines.ts'

/** `npm run -s intents:fit -- --train F --test F`: the project's own trainer on anybody's labelled texts. */
const Row = z.object({ text: z.string(), label: z.string() })
const usage = 'npm run -s intents:fit -- --train FILE --test FILE, both of {"text","label"} lines'

const { values } = parseArgs({ options: { train: { type: 'string' }, test: { type: 'string' } } })
const train = rowsOf(values.train)
const test = rowsOf(values.test)

const startedAt = performance.now()
const classify = trainClassifier(train)
const trainedAt = performance.now()
const pairs = test.map(({ text, label }) => ({ truth: label, said: classify(text) }))
const seconds = (performance.now() - trainedAt) / 1000

const report = {
  ...figuresOf(pairs),
  trainSeconds: Number(((trainedAt - startedAt) / 1000).toFixed(2)),
  perSecond: Math.round(test.length / Math.max(seconds, 1e-6)),
}
process.stdout.write(`${JSON.stringify(report)}\n`)

function rowsOf(file: string | undefined): z.infer<typeof Row>[] {
  if (file === undefined) return failWith(usage)
  const rows = linesOf(Row, contentOf(file), '{"text","label"}')
  return rows.length > 0 ? rows : failWith(`${file} holds no {"text","label"} line`)
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return failWith(`${file} cannot be read; ${usage}`)
  }
}
