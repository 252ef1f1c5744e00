/** Two tickets are one matter: the first goes on as the second. */
export interface MergeWord {
  readonly ask: 'merge'
  readonly from?: number
  readonly into?: number
}

const T = '(?:工单)?\\s?#?\\s?(\\d{1,9})\\s?号?(?:工单)?'
const TWO = new RegExp(`^合并\\s?${T}(?:\\s?(?:合?并?[到进入和与跟]|>|、|,|\\s)\\s?)${T}$`)
const BETWEEN = new RegExp(`^${T}\\s?合?并[到进入]?\\s?${T}$`)
const ONE = new RegExp(`^合?并[到进入]\\s?${T}$`)

/** Reads `合并 13 到 12`, `合并 13 12`, `13并到12`, and `合并到 12` below a quote that names the other. */
export function readMerge(plain: string, quoted: readonly number[]): MergeWord | undefined {
  const two = TWO.exec(plain) ?? BETWEEN.exec(plain)
  if (two) return { ask: 'merge', from: Number(two[1]), into: Number(two[2]) }
  const into = ONE.exec(plain)?.[1]
  const [from] = quoted
  if (into !== undefined && from !== undefined && quoted.length === 1)
    return { ask: 'merge', from, into: Number(into) }
  return /^合并(?:\s?(?:工单)?\s?#?\s?\d{1,9})?$/.test(plain) || into !== undefined
    ? { ask: 'merge' }
    : undefined
}
