import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node'
import type { Cell, Sheet } from './figures-sheets.ts'

/** Sheets as an Excel workbook. Text is written as text: none of it is run as a formula. */
export const xlsxOf = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      data: [head.map(title), ...rows.map((row) => row.map(excelCell))],
      columns: head.map((text) => ({ width: Math.max(8, 2 * text.length + 2) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()

const title = (value: string): ExcelCell => ({ value, type: String, fontWeight: 'bold' })

function excelCell(cell: Cell): ExcelCell {
  if (typeof cell === 'string') return { value: cell, type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (cell.of === 0) return { value: '–', type: String }
  return { value: cell.in / cell.of, type: Number, format: '0%' }
}
