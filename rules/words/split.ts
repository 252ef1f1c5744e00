import { readNumbered } from './numbered.ts'

/** A report that joined the wrong ticket becomes one of its own; a wrong merge is undone. */
export interface SplitWord {
  readonly ask: 'split'
  readonly ticket?: number
  /** Whose report, as it was typed; empty means the latest. */
  readonly who: string
}

/** Names are no longer; what is longer is talk. */
const LONGEST_NAME = 20

/**
 * Reads `拆分 12`, `拆分 12 李阿姨`, `12 拆分`, and `拆分` below a quote.
 * @param quotes whether a message was quoted with it
 */
export function readSplit(
  plain: string,
  quoted: readonly number[],
  quotes: boolean,
): SplitWord | undefined {
  const found = readNumbered(plain, ['拆分', '拆单'])
  if (!found || found.rest.length > LONGEST_NAME) return undefined
  const who = found.rest.replace(/^@/, '').replace(/的$/, '')
  const ticket = found.ticket ?? (quoted.length === 1 ? quoted[0] : undefined)
  // “拆分一下任务吧” is talk.
  if (ticket === undefined && !quotes && who !== '') return undefined
  return { ask: 'split', who, ...(ticket !== undefined && { ticket }) }
}
