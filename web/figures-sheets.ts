import type { Ledger, Stood } from '../rules/figures.ts'
import type { Period } from '../rules/figures-period.ts'
import type { Part, Share } from '../rules/figures-tally.ts'
import { isReturn } from '../rules/lifecycle.ts'
import { channelWords } from '../rules/wording/desk.ts'
import {
  buildingName,
  categoryName,
  columns,
  estateName,
  sheetColumns,
  spanText,
  workerName,
} from '../rules/wording/figures.ts'
import { stateWords } from '../rules/wording/subject.ts'
import { sheetWords as words } from './figures-wording.ts'
import { classes, closings } from './wording.ts'

/** What a cell of a spreadsheet holds: text, a number, a moment, or a rate. */
export type Cell = string | number | Date | Share

export interface Sheet {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The ledger as one table: all, then each category, estate and worker on a line of its own. */
export function plainSheet(ledger: Ledger): Sheet {
  const scope = (title: string, parts: readonly Part[], nameOf: Naming) =>
    parts.map((part) => [title, ...partRow(part, nameOf)])
  return {
    name: words.sheets.summary,
    head: [words.scope, words.name, ...titles],
    rows: [
      [words.all, spanText(ledger.period), ...sheetColumns.map(({ value }) => value(ledger.all))],
      ...scope(words.category, ledger.byCategory, categoryName),
      ...scope(words.estate, ledger.byEstate, estateName),
      ...scope(words.worker, ledger.byWorker, workerName),
    ],
  }
}

/** The ledger as a workbook. No resident's name, number or flat is in it. */
export function workbook(ledger: Ledger): readonly Sheet[] {
  const { sheets } = words
  return [
    summary(ledger),
    partSheet(sheets.category, words.category, ledger.byCategory, categoryName),
    partSheet(sheets.estate, words.estate, ledger.byEstate, estateName),
    partSheet(sheets.worker, words.worker, ledger.byWorker, workerName),
    {
      name: sheets.tickets,
      head: words.tickets,
      rows: ledger.tickets.map(ticketRow(ledger.period)),
    },
  ]
}

const titles = sheetColumns.map(({ title }) => title)

type Naming = (name: string | null) => string

const partRow = ({ name, figures }: Part, nameOf: Naming): readonly Cell[] => [
  nameOf(name),
  ...sheetColumns.map(({ value }) => value(figures)),
]

const partSheet = (name: string, first: string, parts: readonly Part[], nameOf: Naming): Sheet => ({
  name,
  head: [first, ...titles],
  rows: parts.map((part) => partRow(part, nameOf)),
})

const summary = ({ all, period }: Ledger): Sheet => ({
  name: words.sheets.summary,
  head: [`${words.period} ${spanText(period)}`, words.counted, words.base, words.rate],
  rows: columns.map(({ title, value }) => {
    const figure = value(all)
    return typeof figure === 'number'
      ? [title, figure, '', '']
      : [title, figure.in, figure.of, figure]
  }),
})

/** As it stood at the period's end. */
const ticketRow =
  ({ until }: Period) =>
  ({ life, ...stood }: Stood): readonly Cell[] => {
    const known = (at: Date | null) => at !== null && at < until
    const returns = life.moves.filter(({ move, at }) => known(at) && isReturn(move))
    return [
      ...[life.id, categoryName(life.category), classes[life.class]],
      ...[estateName(life.estate), buildingName(life.building)],
      channelWords[life.channel] ?? life.channel,
      ...[stateWords[stood.state], stood.closedAs === null ? '' : closings[stood.closedAs]],
      ...[workerName(stood.worker), life.reportedAt.filter(known).length, returns.length],
      ...[life.openedAt, life.respondDueAt],
      (known(life.respondedAt) ? life.respondedAt : null) ?? '',
      ...[stood.solveDueAt, stood.finishedAt, stood.closedAt].map((at) => at ?? ''),
    ]
  }
