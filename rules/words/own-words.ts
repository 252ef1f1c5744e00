/**
 * Orders as people say them rather than as they were taught: `已办完1号 换了灯泡`, `1号修好了`, `接单 第1单`, `我下班了`. Read where the exact
 * words are not.
 */

const UNITS =
  '号?[楼院线门岗桩井库坑电泵路桌床]|[栋幢座层室户点个米元月年天次人盏家处根条件台只块趟遍期周下会些起直定般样]|单元|小时|分钟|[:.~-]\\d'
const SIGNS = '[一二三四五六七八九十]'
/** “1”, “#1”, “1号”, “工单1”, “第1单”, “一号”; not the number of a building, an amount or a time. */
export const TICKET = `(?:工单)?\\s?第?#?\\s?(\\d{1,9}|${SIGNS}{1,3})(?![\\d一二三四五六七八九十百]|\\s?(?:${UNITS}))\\s?(?:号(?:工单|单)?|(?<=第\\s?[\\d一二三四五六七八九十]{1,9}\\s?)[单个])?`
const ENDS = '[吧啊哈呀哦了啦]?[\\s。.!~]{0,5}$'
/** What follows is said of it, and is no part of the word. */
const APART = '(?:$|(?=[\\s,。!、]))'

const FINISHED = '(?:办|修|弄|搞|做|处理)(?:完|好)|搞定|解决|完成|完工'
const TAKE = '接单|抢单|接|抢'
const ORDERS = '接单|抢单|退单|转单|挂起|恢复|办完|核查|工单'

type Form = readonly [form: RegExp, order: (found: RegExpExecArray) => string]

/** Word and ticket as they were taught; what stands behind the form is added. */
const forms: readonly Form[] = [
  [
    new RegExp(`^(?:我)?(?:已经?)?(?:${FINISHED})[了啦]?\\s?${TICKET}${APART}`),
    ([, n]) => `办完 ${n}`,
  ],
  [new RegExp(`^${TICKET}\\s?(?:我)?(?:已经?|都|也)?(?:${FINISHED})[了啦]${APART}`), finish],
  // “5号完成” may be a day.
  [new RegExp(`^${TICKET}(?<!号)\\s?(?:已经?)?(?:${FINISHED})${APART}`), finish],
  [new RegExp(`^(?:我来?|我先)?(?:${TAKE})了?\\s?${TICKET}${ENDS}`), accept],
  [new RegExp(`^(?:${TAKE})单\\s?${TICKET}${APART}`), accept],
  [new RegExp(`^${TICKET}\\s?我(?:来|去)?(?:${TAKE})?(?<!我)${ENDS}`), accept],
  [new RegExp(`^${TICKET}\\s?(?:先|暂时)挂起`), ([, n]) => `挂起 ${n}`],
  [new RegExp(`^(?:先|暂时)挂起\\s?${TICKET}`), ([, n]) => `挂起 ${n}`],
  [new RegExp(`^(${ORDERS})\\s?${TICKET}${APART}`), ([, word, n]) => `${word} ${n}`],
  [new RegExp(`^${TICKET}\\s?(${ORDERS})${APART}`), ([, n, word]) => `${word} ${n}`],
]

function finish([, n]: RegExpExecArray) {
  return `办完 ${n}`
}

function accept([, n]: RegExpExecArray) {
  return `接单 ${n}`
}

const duty: Readonly<Record<string, string>> = {
  ...{ 下班了: '下班', 下班啦: '下班', 我下班了: '下班', 我下班啦: '下班', 我下班: '下班' },
  ...{ 上班了: '上班', 上班啦: '上班', 我上班了: '上班', 我上班啦: '上班', 我上班: '上班' },
}

/**
 * The order that is unmistakably meant, in the words that were taught.
 * @returns `undefined` for everything else
 */
export function asTaught(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().slice(0, 300)
  const bare = plain.replace(/[\s。.!~]{1,5}$/, '')
  if (Object.hasOwn(duty, bare)) return duty[bare]
  if (asks.test(plain)) return undefined
  for (const [form, order] of forms) {
    const found = form.exec(plain)
    if (found) return inFigures(`${order(found)} ${plain.slice(found[0].length)}`).trim()
  }
  return undefined
}

/** A question is no order. */
export const asks = /[吗嘛么呢没?]\s?$|没有\s?$|谁|几号|哪|怎么/

/** “接单 十二” → “接单 12”: the ticket stands second. */
const inFigures = (order: string) =>
  order.replace(new RegExp(`^(\\S{2}) (${SIGNS}{1,3})(?= )`), (_, word, signs) =>
    [word, numberOf(signs)].join(' '),
  )

/** “一” to “九十九”. */
export function numberOf(signs: string): number {
  if (/^\d+$/.test(signs)) return Number(signs)
  const [tens, ones] = signs.includes('十') ? signs.split('十') : ['0', signs]
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones)
}

const digit = (sign = '') => Math.max(0, '零一二三四五六七八九'.indexOf(sign || '零'))
