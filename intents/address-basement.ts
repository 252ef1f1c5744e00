import { numeralAt } from './address-numerals.ts'

export interface Basement {
  readonly floor: string
  readonly to: number
}

/** The characters with which one may begin. */
export const basementStarts = '负-地'

/** “负一层”, “-2楼”, “地下二层”, “负一车库”: a floor below the ground that starts at `at`. */
export function basementAt(text: string, at: number): Basement | undefined {
  const sign = signAt(text, at)
  if (sign === 0) return undefined
  const level = numeralAt(text, at + sign)
  if (level === undefined || !/^[1-5]$/.test(level.value)) return undefined
  const next = text.charAt(level.to)
  const said = next === '层' || next === '楼'
  if (!said && !(text.charAt(at) === '负' && isFloorBelow(text, at, next))) return undefined
  return { floor: `-${level.value}`, to: level.to + (said ? 1 : 0) }
}

/** “负一有台车冒烟”; in “担负一定责任”, “负2度” and “两胜负一” something else is meant. */
const isFloorBelow = (text: string, at: number, next: string): boolean =>
  !/[担辜背抱欠自胜肩平分为正进回从去到往一二三]/.test(text.charAt(at - 1) || ' ') &&
  !/[定些个下切生身片次度分点半倍成\d.%℃号场局胜平]/.test(next || ' ')

/** A minus is one only where nothing stands before it that it could join. */
function signAt(text: string, at: number): number {
  const char = text.charAt(at)
  if (char === '负') return 1
  if (char === '-') return /[A-Za-z\d一二三四五六七八九十]/.test(text.charAt(at - 1)) ? 0 : 1
  return char === '地' && text.charAt(at + 1) === '下' ? 2 : 0
}
