import { loadavg } from 'node:os'
import { decideRates } from './decide-rate.ts'
import type { Figure } from './figures.ts'
import { type Ground, openGround } from './ground.ts'
import { intakeRates } from './intake-rate.ts'
import { pingLatencies } from './ping-latency.ts'
import { replayChat } from './replay-chat.ts'
import { keep, tableOf } from './results.ts'
import { startUp } from './start-up.ts'

/**
 * `npm run bench [-- PART…] [--write]` measures the program on servers of its own and prints a table; `--write` adds it to
 * `results.md`. Exit status 1 where a message or a ping was lost or done twice.
 */
const parts: Readonly<Record<string, (ground: Ground) => Promise<readonly Figure[]>>> = {
  intake: intakeRates,
  decide: decideRates,
  latency: pingLatencies,
  start: () => startUp(),
  replay: replayChat,
}

const wanted = process.argv.slice(2).filter((word) => word !== '--write')
const unknown = wanted.find((name) => !Object.hasOwn(parts, name))

if (unknown === undefined)
  await measure(wanted.length > 0 ? wanted : Object.keys(parts)).catch(fail)
else fail(`there is no part ${unknown}: choose from ${Object.keys(parts).join(', ')}`)

async function measure(names: readonly string[]) {
  const startedAt = performance.now()
  const ground = await openGround()
  const notes = [`Load before the run: ${loadavg()[0]?.toFixed(1)}.`]
  if (ground.redisUrl === undefined)
    notes.push('No redis-server on the PATH: nothing measured on Redis.')
  try {
    const figures: Figure[] = []
    for (const name of names) {
      process.stderr.write(`measuring ${name}…\n`)
      figures.push(...((await parts[name]?.(ground)) ?? []))
    }
    notes.push(`The whole took ${Math.round((performance.now() - startedAt) / 1_000)} s.`)
    const table = tableOf(figures)
    process.stdout.write(`${notes.join(' ')}\n\n${table}\n`)
    if (process.argv.includes('--write')) await keep(table, new Date(), [notes.join(' ')])
  } finally {
    await ground.close()
  }
}

function fail(reason: unknown) {
  console.error(reason instanceof Error ? reason.message : String(reason))
  process.exitCode = 1
}
