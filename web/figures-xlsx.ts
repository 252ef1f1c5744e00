import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node'
import type { Cell, Sheet } from './figures-sheets.ts'

/** Sheets as an Excel workbook. Text is written as text: none of it is run as a formula. */
export const xlsxOf = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      data: [head.map(title), ...rows.map((row) => row.map(excelCell))],
      columns: head.map((text, at) => ({ width: widthOf(text, rows[0]?.[at]) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()

const title = (value: string): ExcelCell => ({ value, type: String, fontWeight: 'bold' })

function excelCell(cell: Cell): ExcelCell {
  if (typeof cell === 'string') return { value: cell, type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell instanceof Date) return { value: onTheWall(cell), type: Date, format: MOMENT }
  if (cell.of === 0) return { value: '–', type: String }
  return { value: cell.in / cell.of, type: Number, format: '0%' }
}

const MOMENT = 'yyyy-mm-dd hh:mm'

/** As wide as what it holds; Chinese characters are two wide. */
const widthOf = (title: string, first: Cell | undefined) =>
  Math.max(first instanceof Date ? MOMENT.length + 2 : 8, 2 * title.length + 2)

const SHANGHAI_MS = 8 * 3_600_000

/** Excel knows no time zones: a moment is written as a clock in Shanghai shows it, to the minute. */
const onTheWall = (at: Date) => new Date(Math.floor((at.getTime() + SHANGHAI_MS) / 60_000) * 60_000)
