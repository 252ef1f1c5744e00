import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../prisma/run-program.ts'
import type { Figure } from './figures.ts'

const FILE = join(import.meta.dirname, 'results.md')

/** The figures as a table. The ratio is ours over the floor. */
export const tableOf = (figures: readonly Figure[]): string =>
  ['| what | ours | floor | ratio |', '|---|--:|--:|--:|', ...figures.map(rowOf)].join('\n')

function rowOf({ what, unit, ours, floor }: Figure): string {
  const beside = floor ? `${amount(floor.value)} ${unit} ${floor.is}` : '–'
  return `| ${what} | ${amount(ours)} ${unit} | ${beside} | ${floor ? ratio(ours / floor.value) : '–'} |`
}

const amount = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

const ratio = (value: number) => `×${value < 10 ? value.toFixed(2) : value.toFixed(0)}`

/** Puts the table above the earlier ones in `results.md`, under the day, the machine and the commit. */
export async function keep(table: string, now: Date, notes: readonly string[]): Promise<void> {
  const known = await readFile(FILE, 'utf8')
  const first = known.indexOf('\n## ')
  const [head, earlier] = first < 0 ? [known, ''] : [known.slice(0, first), known.slice(first)]
  const entry = [await title(now), '', ...notes.flatMap((note) => [note, '']), table].join('\n')
  await writeFile(FILE, `${head.trimEnd()}\n\n${entry}\n${earlier}`)
}

async function title(now: Date) {
  const all = cpus()
  const machine = `${all.length} × ${all[0]?.model.trim() || 'unknown processor'}`
  return `## ${now.toISOString().slice(0, 10)}, ${await commit()}, Node ${process.version}, ${machine}`
}

const commit = () =>
  runProgram('git', ['-C', import.meta.dirname, 'rev-parse', '--short', 'HEAD'], {})
    .then((hash) => `commit ${hash.trim()}`)
    .catch(() => 'commit unknown')
