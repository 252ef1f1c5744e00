import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadUnderstand } from '../intents/understand.ts'

/**
 * Run by `intents-memory.ts` in a process of its own: what `commands/understand.ts` imports, and nothing else. Takes a file of texts, a
 * JSON string a line; prints what the process held before the model was loaded, with it, and after all the texts.
 */
const held = () => process.memoryUsage.rss() / 1e6
const texts = readFileSync(process.argv[2] ?? '', 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [z.string().parse(JSON.parse(line))]))
const bare = held()
const startedAt = performance.now()
const understand = loadUnderstand()
understand('你好')
const loadMilliseconds = performance.now() - startedAt
const loaded = held()
for (const text of texts) understand(text)
process.stdout.write(JSON.stringify({ bare, loaded, after: held(), loadMilliseconds }))
