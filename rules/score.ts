/** 1 content (满意), 2 fairly (基本满意), 3 not (不满意). */
export type Score = 1 | 2 | 3

export interface Said {
  readonly score: Score
  /** A number by itself or with words behind it; a word that tells by itself; one that tells only where it was asked for. */
  readonly how: 'number' | 'number-and-words' | 'plain' | 'loose'
}

/** A rating stands at the beginning of what is said. */
const HEAD = 40
const LONGEST = 300

/** Reads “1”, “3 拖了两天”, “满意”, “基本满意吧”, “不太满意，地没扫”; `undefined` for “满意吗？”, “1号楼没水”, “2 个人”. */
export function scoreIn(text: string): Said | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '' || plain.length > LONGEST) return undefined
  const number = NUMBER.exec(plain)
  if (number) {
    const bare = number[0].length === plain.length
    return { score: scores[number[1] ?? ''] ?? 1, how: bare ? 'number' : 'number-and-words' }
  }
  const head = plain.slice(0, HEAD)
  if (isAsked(head)) return undefined
  return words.find(([form]) => form.test(head))?.[1]
}

/** What was said beside the score; `null` where nothing was. */
export function wordsBeside(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  const rest = plain.slice(NUMBER.exec(plain)?.[0].length ?? 0)
  const bare = rest.replace(/^(?:非常|很|挺|基本|还算|比较|不太|不)?满意[了的吧啊!。.~]{0,3}$/, '')
  return bare === '' ? null : bare.slice(0, MOST_WORDS)
}

const MOST_WORDS = 200

const scores: Readonly<Record<string, Score>> = { 1: 1, 2: 2, 3: 3 }

/** A number of its own: no building, no people, no time. */
const NUMBER =
  /^\(?([123])\)?分?(?:[\s,。.、:;!~]{1,5}(?![\d个栋号楼幢单室户点元块年月日米层次台瓶斤盒份人位条天小分])|(?=[非很挺基不满好差])|$)/

/** “满意吗？”, “满意度调查”: somebody speaks of being content, and does not say that they are. */
export const isAsked = (text: string): boolean => asks.test(text.slice(0, HEAD))

const asks = /满意[吗嘛么不没度?]|满不满意|\?\s*$/

const words: readonly (readonly [form: RegExp, said: Said])[] = [
  [/没[^,。\s]{0,4}不满意/, { score: 1, how: 'plain' }],
  [/不[^,。\s]{0,3}满意|没[^,。\s]{0,2}满意|差评/, { score: 3, how: 'plain' }],
  [/(?:基本上?|还算|比较|较为?|勉强|大致|总体)满意/, { score: 2, how: 'plain' }],
  [/满意|好评/, { score: 1, how: 'plain' }],
  [/^(?:太差|很差|不行|失望|不咋)/, { score: 3, how: 'loose' }],
  [/^(?:一般|还行|还可以|凑合|马马虎虎|将就)/, { score: 2, how: 'loose' }],
]
