import {
  agreeing,
  inviting,
  lacking,
  lived,
  ofHome,
  spared,
  unlived,
  witnessing,
} from './phrases.ts'

/** More than this of a line is not looked at. */
const read = 120

export const has = (text: string, words: readonly string[]): boolean => {
  const head = text.slice(0, read)
  return words.some((word) => head.includes(word))
}

/** “对对 这两天一直这样”, “我在窗户也看到了”: the speaker has lived through what was told just now. */
export function assents(text: string): boolean {
  const head = text.trimStart().slice(0, read)
  if (isSpared(head)) return false
  if (has(head, witnessing) || (alsoMe.test(head) && !has(head, unlived))) return true
  const yes =
    agreeing.find((word) => head.startsWith(word)) ?? (/^[对是][\s]/.test(head) ? '对' : '')
  const rest = head.slice(yes.length)
  return yes !== '' && rest.length >= 4 && has(rest, lived)
}

/** “我昨天也觉着不对”. */
const alsoMe =
  /^[^，。！？]{0,6}(?:我|俺|阿拉|咱)(?:昨|前|今|刚|早|晚|家|们|这|那)[^，。！？]{0,3}也/

/** “5号楼滴水全无” in the middle of a burst; “我2栋的 龙头好好的” is not. */
export const isWithout = (text: string): boolean => has(text, lacking) && !isSpared(text)

/** “有拼车的吗”: the “+1” that follows is no trouble. */
export const invites = (text: string): boolean => has(text, inviting)

/** “我2栋的 龙头好好的呀”; “没有水” has no “有水” in it. */
export const isSpared = (text: string): boolean =>
  has(text.slice(0, read).replaceAll('没有', '没').replaceAll('不来', '没来'), spared)

/** “我家也是”, as against “我也一样”. */
export const speaksOfHome = (text: string): boolean => has(text, ofHome)
