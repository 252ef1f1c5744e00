import { fold } from './address-numerals.ts'
import { peopleIn } from './people.ts'

export interface Slots {
  /** The heads a sign-up counts. */
  readonly people?: number
  /** The first mobile or landline number, digits only. */
  readonly phone?: string
  /** The first time spoken of, as written. */
  readonly when?: string
}

/** Nobody's time or telephone number stands later than this in a message. */
const read = 2000

/** Reads who comes, whom to call and when it is out of a text. */
export function slotsIn(text: string): Slots {
  const head = fold(text.slice(0, read))
  const people = peopleIn(head)
  const phone = phoneIn(head)
  const when = whenIn(text.slice(0, read))
  return { ...(people && { people }), ...(phone && { phone }), ...(when && { when }) }
}

const mobile = /(?<![\d-])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d-])/g
const landline = /(?<![\d-])(0\d{2,3}[- ]?[2-8]\d{6,7})(?![\d-])/g
const order = /(?:单号|订单|运单|编号|账号|户号|卡号|身份证|快递)[^，。,\d]{0,4}$/

function phoneIn(text: string): string | undefined {
  for (const pattern of [mobile, landline])
    for (const found of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, found.index - 10), found.index)
      if (!order.test(before)) return found[1]?.replace(/\D/g, '')
    }
  return undefined
}

const number = '[\\d一二三四五六七八九十两]{1,3}'
const day = `今天|明天|后天|大后天|昨天|前天|今早|今晚|明早|明晚|昨晚|今儿|明儿|昨儿|(?:这|下|上|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末1-6]|${number}月${number}[日号]|${number}[日号](?![楼线院栋门码])`
const part = '早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨'
// “一点” is mostly “a little”: an hour only behind a part of the day or with its half.
const clock = `(?!(?<![午晨上夜])一点(?!半|钟|到|[一二三四五]十))${number}点(?:半|${number}分?|钟|多)?|[0-2]?\\d[:：][0-5]\\d`
const time = new RegExp(
  `(?:${day}|${part}|${clock})(?:[ ,]?(?:到|至|-|~)?(?:${day}|${part}|${clock})){0,6}`,
)

const whenIn = (text: string): string | undefined => time.exec(text)?.[0]
