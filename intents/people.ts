const digits = '零一二三四五六七八九十'
const some = '[\\d一二两俩三仨四五六七八九十]{1,3}'
const grown = '大人|大|成人|老人|老的'
const small = '小孩子|小孩|孩子|小朋友|儿童|娃|小|宝宝'

const family = new RegExp(`(?:一家子?|全家|家里)(?:一共|共|总共)?(${some})(?:口|个人|人)`)
const parts = new RegExp(
  `(?:(${some})(?:个|位|名)?(?:${grown})(?:和|加|带|，|、|,)?(${some})(?:个|位|名)?(?:${small}))|(?:(?:大人|成人)(${some})(?:个|位|名)?(?:，|、|,)?(?:小孩|孩子|儿童)(${some})(?:个|位|名)?)`,
)
const total = new RegExp(
  `(?:一共|总共|共|合计|加我|连我|算上我|包括我|就我们|我们|咱们|咱|俺们|我俩|都去|都来|都参加|报名?|去|来|参加|[:：,，。 ]|^)\\s*(?:是|有|了)?(${some})\\s*(?:个人|口人|人|位|名|个名额|个位置|个位子|个座)(?!(?:打|吵|被|在|受|困|摔|住|每|一组))`,
)
const seats = new RegExp(
  `(?:占|留|要|给我|预留|报|加)(?:我)?(${some})(?:个|位|名|人)(?!月|小时|单元|楼)`,
)
const plus = /(?:^|[^\d.])\+ ?(\d{1,2})(?![\d.块元%])/
const taking = new RegExp(
  `(?:带|领|加上?|\\+)(?:着|上|了)?(?:我)?(${some})(?:个|位|名)?(?:人|孩子|小孩|娃|老人|朋友|邻居|大人|小朋友|孙子|孙女|家属|同事)`,
)
const pair =
  /夫妻俩|夫妻二人|夫妇俩|老两口|小两口|两口子|我们俩|我俩|咱俩|俺俩|俩人|娘俩|娘儿俩|爷俩|爷儿俩|姐俩|母子俩?|母女俩?|父子俩?|父女俩?|祖孙俩/
const kin =
  '老伴|老公|老婆|爱人|媳妇|对象|先生|太太|妈妈|爸爸|我妈|我爸|妈|爸|婆婆|公公|奶奶|爷爷|姥姥|姥爷|外婆|外公|孙子|孙女|外孙|儿子|女儿|闺女|孩子|娃|姐姐|妹妹|哥哥|弟弟|姐|妹|邻居|同事|朋友|闺蜜'
const company = new RegExp(
  `(?:我|本人)(?:和|跟|与|同|带着?|还有|、|加上?|\\+|，还有|,还有)(?:我)?((?:(?:${kin})(?:和|跟|、|还有)?){1,4})`,
)
const relative = new RegExp(kin, 'g')
const oneMore =
  /(?:算|加|带)(?:上|我)?(?:我)?一个|算我|加我一个|带我一个|我一个人?(?:去|来|报)|给我留个|留个位|占个位/

/**
 * The heads a sign-up counts, the speaker among them: “两大一小” 3, “我和老伴都去” 2, “+2” 2; `undefined` where none are
 * counted. Only asked of what is a sign-up: “3个人打架” counts heads as well.
 */
export function peopleIn(text: string): number | undefined {
  const line = lastLine(text)
  for (const count of [inParts, inFamily, inAll, inPlus, together, inSeats]) {
    const people = count(line)
    if (people !== undefined && people > 0 && people <= 50) return people
  }
  return undefined
}

/** Of a 接龙 that is copied and carried on, the last entry is the speaker's. */
function lastLine(text: string): string {
  const lines = text
    .slice(0, 2000)
    .split('\n')
    .filter((line) => /\S/.test(line))
  const last = lines.at(-1) ?? ''
  return lines.length > 1 && /^\s*\d+[.、．]/.test(last)
    ? last.replace(/^\s*\d+[.、．]\s*/, '')
    : text.slice(0, 300)
}

function inParts(text: string): number | undefined {
  const found = parts.exec(text)
  if (!found) return undefined
  const sum = numberOf(found[1] ?? found[3]) + numberOf(found[2] ?? found[4])
  return sum + (/(?:加我|我还?带)[^，。,]{0,2}$/.test(text.slice(0, found.index)) ? 1 : 0)
}

const inFamily = (text: string) => first(family, text)
const inPlus = (text: string) => first(plus, text)
const inSeats = (text: string) => first(seats, text) ?? (oneMore.test(text) ? 1 : undefined)

/** “2个人”, with those brought along where the count is only theirs. */
function inAll(text: string): number | undefined {
  const brought = first(taking, text)
  if (brought === undefined) return first(total, text)
  const counted = /(?:一共|总共|共|合计)/.test(text) ? first(total, text) : undefined
  return counted ?? brought + (pair.test(text) ? 2 : company.test(text) ? 1 + relatives(text) : 1)
}

function together(text: string): number | undefined {
  if (/仨|三口/.test(text)) return 3
  if (company.test(text)) return 1 + relatives(text)
  return pair.test(text) ? 2 : undefined
}

const relatives = (text: string) => company.exec(text)?.[1]?.match(relative)?.length ?? 0

function first(pattern: RegExp, text: string): number | undefined {
  const said = pattern.exec(text)?.[1]
  return said === undefined ? undefined : numberOf(said)
}

function numberOf(said: string | undefined): number {
  if (said === undefined) return 0
  if (/^\d+$/.test(said)) return Number(said)
  const plain = said.replace(/[两俩]/g, '二').replace('仨', '三')
  const ten = plain.indexOf('十')
  if (ten < 0) return digits.indexOf(plain.charAt(plain.length - 1))
  return (
    (ten === 0 ? 1 : digits.indexOf(plain.charAt(0))) * 10 +
    Math.max(0, digits.indexOf(plain.charAt(ten + 1) || '零'))
  )
}
