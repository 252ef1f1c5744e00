export type Age = 'child' | 'adult' | 'old'

export interface AgeSighting {
  readonly age: Age
  readonly start: number
  readonly end: number
}

const eldest = 120
const grownUp = 15
const old = 60
const mostAges = 8

/** “八十二岁”, “30多岁”, “七十来岁”: how old somebody is, whom no other word may tell. Linear in the text. */
export function agesIn(text: string): AgeSighting[] {
  const found: AgeSighting[] = []
  let end = text.indexOf('岁')
  while (end >= 0 && found.length < mostAges) {
    const start = startOf(text, end)
    const years = yearsOf(text.slice(start, end).replace(/[多来几出好]/g, ''))
    if (years !== undefined) found.push({ age: ageOf(years), start, end: end + 1 })
    end = text.indexOf('岁', end + 1)
  }
  return found
}

const digits = '零一二三四五六七八九'
const parts = `${digits}十两〇百多来几出好0123456789`
const longest = 5

function startOf(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < longest && parts.includes(text.charAt(start - 1))) start--
  return start
}

function yearsOf(number: string): number | undefined {
  if (/^\d{1,3}$/.test(number)) return Number(number) <= eldest ? Number(number) : undefined
  const [tens, ones] = number.replace(/^两$/, '二').split('十')
  if (tens === undefined || number === '') return undefined
  if (ones === undefined) return digitOf(tens, 0)
  const ten = digitOf(tens, 1)
  const one = digitOf(ones, 0)
  return ten === undefined || one === undefined ? undefined : 10 * ten + one
}

function digitOf(sign: string, empty: number): number | undefined {
  if (sign === '') return empty
  const value = digits.indexOf(sign)
  return sign.length === 1 && value >= 0 ? value : undefined
}

const ageOf = (years: number): Age => (years < grownUp ? 'child' : years < old ? 'adult' : 'old')
