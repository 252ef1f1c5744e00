import type { Category } from '../intents/taxonomy.ts'
import { things } from './things.ts'

/** More than this of a text is not compared. */
const read = 300

/** How many of their words two texts have in common, 0 to 1. */
export const sameWords = (a: string, b: string): number =>
  dice(pairsOf(a.slice(0, read)), pairsOf(b.slice(0, read)))

/** Whether both name a thing of the table in common; `undefined` where one of them names none. */
export function sharedThing(category: Category, a: string, b: string): boolean | undefined {
  const list = things[category] ?? []
  const left = named(list, a)
  const right = named(list, b)
  if (left.length === 0 || right.length === 0) return undefined
  return left.some((one) => right.includes(one))
}

const named = (
  list: readonly (readonly string[])[],
  text: string,
): readonly (readonly string[])[] =>
  list.filter((words) => words.some((word) => text.includes(word)))

/** Pairs of neighbouring characters, without those that everybody says. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && !common.has(pair)) pairs.add(pair)
  }
  return pairs
}

const common = new Set(
  '我们 你们 大家 有人 没人 怎么 什么 一下 谢谢 物业 师傅 现在 今天 昨天 晚上 早上 这个 那个 家里 我家 麻烦 快来 来人 处理 看看 还是 已经 一直 几天 了吗 单元 栋楼 号楼 小区 邻居'.split(
    ' ',
  ),
)

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size)
}
