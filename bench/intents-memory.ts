import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Megabytes held by a process before the model was loaded, with it, and after ten thousand messages. */
const Held = z.object({
  bare: z.number(),
  loaded: z.number(),
  after: z.number(),
  loadMilliseconds: z.number(),
})
export type Held = z.infer<typeof Held>

const messages = 10_000
/** As `npm run understand` has them. */
const flags = [
  '--optimize-for-size',
  '--max-semi-space-size=2',
  '--max-old-space-size=64',
  '--import',
  'tsx',
]

/** Measures in a process of its own, on as many of the texts as ten thousand. */
export function heldFigures(texts: readonly string[]): Held {
  const folder = mkdtempSync(join(tmpdir(), 'linli-held-'))
  const file = join(folder, 'texts.jsonl')
  try {
    const lines = texts.slice(0, messages).map((text) => JSON.stringify(text))
    writeFileSync(file, lines.join('\n'))
    const script = fileURLToPath(new URL('intents-held.ts', import.meta.url))
    const said = execFileSync(process.execPath, [...flags, script, file], { encoding: 'utf8' })
    return Held.parse(JSON.parse(said))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
