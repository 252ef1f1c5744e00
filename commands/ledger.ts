import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { connect } from '../prisma/db.ts'
import { ledgerIn } from '../prisma/queries/figures.ts'
import { startOf } from '../rules/duty-hours.ts'
import type { Ledger } from '../rules/figures.ts'
import { type Period, periodAt } from '../rules/figures-period.ts'
import { ledgerWords } from '../rules/wording/ledger.ts'
import { csvOf } from '../web/figures-csv.ts'
import { plainSheet, workbook } from '../web/figures-sheets.ts'
import { xlsxOf } from '../web/figures-xlsx.ts'
import { withDatabase } from './database.ts'
import { failWith } from './fail.ts'
import { print } from './print.ts'

const USAGE =
  'npm run -s ledger -- --week|--month [--at YYYY-MM-DD] [--csv FILE] [--xlsx FILE]: the figures of the week or month of that day'

/**
 * `npm run -s ledger -- --week|--month` prints the ledger of the running system's database, of the current week or month or the one
 * that `--at` lies in, and writes it to the files named.
 */
const now = new Date()
const wanted = read(process.argv.slice(2))

await withDatabase(async (url) => {
  const prisma = connect(url, 2)
  try {
    const ledger = await ledgerIn(prisma, wanted.period, now)
    const running = wanted.period.until > now
    print(running ? ledgerWords.soFar(ledger) : ledgerWords.whole(ledger))
    await take(ledger)
  } finally {
    await prisma.$disconnect()
  }
}).catch(failWith)

async function take(ledger: Ledger) {
  if (wanted.csv) await writeFile(wanted.csv, csvOf(plainSheet(ledger)))
  if (wanted.xlsx) await writeFile(wanted.xlsx, await xlsxOf(workbook(ledger)))
}

interface Wanted {
  readonly period: Period
  readonly csv?: string | undefined
  readonly xlsx?: string | undefined
}

function read(args: string[]): Wanted {
  const { week, month, at, csv, xlsx } = options(args)
  if (week === month) failWith(`name one of --week and --month. ${USAGE}`)
  const moment = at === undefined ? now : startOf(at)
  if (Number.isNaN(moment.getTime())) failWith(`--at ${at} is no day. ${USAGE}`)
  if (moment > now) failWith(`--at ${at} is still to come. ${USAGE}`)
  return { period: periodAt(week ? 'week' : 'month', moment), csv, xlsx }
}

function options(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({
      args,
      options: { week: flag, month: flag, at: text, csv: text, xlsx: text },
    }).values
  } catch (err) {
    return failWith(`${err instanceof Error ? err.message : err}. ${USAGE}`)
  }
}
