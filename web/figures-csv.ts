import { stringify } from 'csv-stringify/sync'
import type { Cell, Sheet } from './figures-sheets.ts'

/** Without it Excel in China takes UTF-8 for GBK. */
const BOM = '\ufeff'

/** A sheet as CSV. Text that a spreadsheet would run as a formula is defused with a quote before it. */
export const csvOf = ({ head, rows }: Sheet): string =>
  BOM +
  stringify([head, ...rows.map((row) => row.map(plain))], {
    escape_formulas: true,
    record_delimiter: 'windows',
  })

/** A rate's numerator and denominator have columns of their own. */
const plain = (cell: Cell): string | number => {
  if (typeof cell !== 'object') return cell
  if (cell instanceof Date) return cell.toISOString()
  return cell.of === 0 ? '–' : `${Math.round((100 * cell.in) / cell.of)}%`
}
