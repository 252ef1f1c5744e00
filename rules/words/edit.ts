import { readNumbered } from './numbered.ts'

/** A ticket is not what it was taken for: its category, its class or its place. */
export interface EditWord {
  readonly ask: 'edit'
  /** Missing where the words do not tell what is to be changed. */
  readonly what?: EditWhat
  readonly ticket?: number
  /** The new value and the reason, as typed. */
  readonly words: string
}

export type EditWhat = 'category' | 'class' | 'place'

const whats: readonly (readonly [word: string, what: EditWhat])[] = [
  ['类别', 'category'],
  ['分类', 'category'],
  ['紧急程度', 'class'],
  ['紧急', 'class'],
  ['级别', 'class'],
  ['位置', 'place'],
  ['地址', 'place'],
  ['地点', 'place'],
]

/** Reads `改 12 类别 停车 原因`, `12 改位置 3栋2单元 原因`, `改 紧急 P2 原因 12`. */
export function readEdit(plain: string, quoted: readonly number[]): EditWord | undefined {
  const found = readNumbered(plain, ['修改', '更改', '改'])
  if (!found) return undefined
  const ticket = found.ticket ?? (quoted.length === 1 ? quoted[0] : undefined)
  const about = ticket === undefined ? {} : { ticket }
  const known = whats.find(([word]) => found.rest.startsWith(word))
  // “改天再说” is talk; “改 12 停车” has forgotten a word.
  if (!known) return found.ticket === undefined ? undefined : { ask: 'edit', ...about, words: '' }
  const words = found.rest.slice(known[0].length).replace(/^[\s:,为成]+/, '')
  const isTalk = ticket === undefined && !/\s/.test(found.rest)
  return isTalk ? undefined : { ask: 'edit', what: known[1], ...about, words }
}
