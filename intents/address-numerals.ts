/** A number or letter as an address may contain it, normalized (“五零一” → `501`, “十二” → `12`, “b座” → `B`). */
export interface Numeral {
  /** Empty where the run is no part of an address: a phone number, an English word. */
  readonly value: string
  readonly from: number
  readonly to: number
  /** How it was written: digits (with letters perhaps), Chinese numerals, or letters alone. */
  readonly script: 'digits' | 'chinese' | 'letter'
  /** Neighbouring numbers said in one breath (“七八”): a guess, or the two of them. */
  readonly pair?: readonly [string, string]
}

const chineseDigits = '〇零一二三四五六七八九'
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const stems = '甲乙丙丁戊'
const most = 6

/** The characters with which a numeral may begin. */
export const numeralStarts =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz十百甲乙丙丁戊〇零一二三四五六七八九幺'

/** Reads the numeral that starts at `at`; `undefined` where none starts. “两” counts things and names none. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  const code = text.charCodeAt(at)
  if (isDigit(code) || isLetter(code)) return latinAt(text, at)
  const char = text.charAt(at)
  if (code < 0x3007) return undefined
  if (isChinese(char)) return chineseAt(text, at)
  return stems.includes(char) && char !== '' ? stemAt(text, at) : undefined
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122
const isChinese = (char: string) =>
  char !== '' && (char in scales || char === '幺' || chineseDigits.includes(char))

function latinAt(text: string, from: number): Numeral {
  let to = from
  while (isLetter(text.charCodeAt(to))) to++
  if (to - from > 2) return { value: '', from, to, script: 'letter' }
  const letters = to
  while (isDigit(text.charCodeAt(to))) to++
  // “355anna” is 355 and a word, “4o10” and “12B” are one.
  if (to > letters && !isWord(text, to))
    while (isDigit(text.charCodeAt(to)) || isLetter(text.charCodeAt(to))) to++
  const fits = to - from <= 7
  const value = fits ? text.slice(from, to).toUpperCase() : ''
  return { value, from, to, script: to === letters ? 'letter' : 'digits' }
}

const isWord = (text: string, at: number) =>
  [at, at + 1, at + 2].every((place) => isLetter(text.charCodeAt(place)))

/** “甲3”, “甲”: a heavenly stem, with the number after it. */
function stemAt(text: string, from: number): Numeral {
  const stem = text.charAt(from)
  const next = stems.includes(text.charAt(from + 1)) ? undefined : numeralAt(text, from + 1)
  if (!next?.value || next.script === 'letter')
    return { value: stem, from, to: from + 1, script: 'letter' }
  return { value: stem + next.value, from, to: next.to, script: 'letter' }
}

function chineseAt(text: string, from: number): Numeral {
  let to = from
  while (to < text.length && isChinese(text.charAt(to))) to++
  if (to - from > most) return { value: '', from, to, script: 'chinese' }
  const run = text.slice(from, to)
  // “幺零二” is spoken for digits; “幺妹” and “幺栋” bear no number.
  if (run === '幺' && !text.startsWith('单元', to))
    return { value: '', from, to, script: 'chinese' }
  const pair = pairOf(run)
  const value = /[十百千]/.test(run) ? counted(run) : [...run].map(digitOf).join('')
  return { value, from, to, script: 'chinese', ...(pair && { pair }) }
}

const digitOf = (char: string) => (char === '幺' ? 1 : Math.max(0, chineseDigits.indexOf(char) - 1))

/** “七八”, “十七八”: neighbours, so a guess; “一五” is none. */
function pairOf(run: string): readonly [string, string] | undefined {
  if (run.length < 2 || run.length > 3 || (run.length === 3 && run[0] !== '十')) return undefined
  const [a, b] = [run.charAt(run.length - 2), run.charAt(run.length - 1)].map(digitOf)
  if (a === undefined || b === undefined || a === 0 || b !== a + 1) return undefined
  const tens = run.length === 3 ? 10 : 0
  return [String(tens + a), String(tens + b)]
}

/** “二十三” → 23, “一百零一” → 101, “十” → 10, and “一百八” → 180. */
function counted(run: string): string {
  let total = 0
  let digit = 0
  const said = scales[run.charAt(run.length - 2)] ?? 0
  for (const char of run) {
    const scale = scales[char] ?? 1
    total += scale === 1 ? 0 : (digit || 1) * scale
    digit = scale === 1 ? digitOf(char) : 0
  }
  return String(total + (said > 10 ? (digit * said) / 10 : digit))
}

/** Full-width signs to half-width, circled numbers to plain ones, key-cap emoji to their digit. */
export function fold(text: string): string {
  if (!/[\uff01-\uff5e\u3000\u2460-\u2473]|\ufe0f|\u20e3/.test(text)) return text
  const isList = text.includes('①') && text.includes('②')
  return text.replace(/[\uff01-\uff5e\u3000\u2460-\u2473]|\ufe0f|\u20e3/g, (char, at: number) => {
    const code = char.charCodeAt(0)
    if (code === 0x3000) return ' '
    if (code === 0xfe0f || code === 0x20e3) return ''
    if (isList && code < 0x3000 && !/[栋幢座号单#]/.test(text.charAt(at + 1))) return '，'
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : ` ${code - 0x245f} `
  })
}
