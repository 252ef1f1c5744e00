import type { Match } from './meeting.ts'

/** Who is in need: a text that names one kind of person is not about another. */
const kinds: readonly RegExp[] = [
  /老爷子|老头|大爷|爷爷|老伯|阿公|阿伯|外公|姥爷|公公|伯伯|老汉|老先生|[我他她家]爸|俺爹|老爸/,
  /老太|奶奶|阿婆|婆婆|大妈|大娘|外婆|姥姥|太婆|阿嬷|婶|[我他她家]妈|俺娘|老妈/,
  /女孩|女娃|姑娘|闺女|丫头|妹妹|女儿|囡/,
  /男孩|男娃|小子|儿子|弟弟|小伙|仔仔|男生/,
  /孕|产妇|老婆|媳妇|爱人|女士|女的/,
]

/** More of a text is not read for persons. */
const read = 200

/** Whether both texts name a kind of person in common, or only others. */
export function personsMatch(a: string, b: string): Match {
  const [left, right] = [named(a), named(b)]
  if (left.length === 0 || right.length === 0) return undefined
  return left.some((kind) => right.includes(kind)) ? 'same' : 'other'
}

const named = (text: string) => kinds.filter((kind) => kind.test(text.slice(0, read)))
