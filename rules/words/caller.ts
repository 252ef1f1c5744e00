import { NO_NAME, SURNAMES } from '../surnames.ts'

/** Who told a matter, taken off what they told. */
export interface Caller {
  readonly text: string
  readonly name?: string
  /** Digits only. */
  readonly phone?: string
}

const PHONE = /(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8}|[2-8]\d{6,7})(?!\d)/
const LABEL = /(?:联系电话|手机号?|电话|联系人|姓名|报修人|报事人)[\s:]*$/
const LABEL_BEFORE = /^(?:联系人|姓名|报修人|报事人)/
const TITLES =
  '阿姨|奶奶|爷爷|大爷|大妈|大叔|大姐|大哥|大婶|叔叔|阿婆|阿公|女士|先生|小姐|师傅|老师|老板|同志|姐(?![妹夫])|哥(?!们)|叔|婶|嫂'

/** A word by itself: “豆豆阿姨”, “老周”. */
const TITLED = new RegExp(
  `^(?:[${SURNAMES}\\p{Script=Han}]\\p{Script=Han}?|老|小)(?:${TITLES})$|^[老小][${SURNAMES}]$`,
  'u',
)
const PLAIN = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u')

/** Others than the one who tells: “楼上的李阿姨”, “请王师傅来”. */
const OTHERS = '(?<!(?:楼[上下]|隔壁|对门|邻居)的?|[请叫让找派])'
const TOLD =
  '(?:(?:来电|来访|打来?电话|打电话来|来)?(?:说|讲|反映|反应|报修|报)|来电|打来?电话|打电话来)'

/** Amid other words: a surname with a title anywhere, “老周” only where the word ends or they tell something. */
const AMID = new RegExp(
  `${OTHERS}(?<name>(?!${NO_NAME})[${SURNAMES}]\\p{Script=Han}{0,2}?(?:${TITLES})|(?<!\\p{Script=Han})[老小][${SURNAMES}](?=[\\s,。;:]|${TOLD}|$))`,
  'u',
)
/** What goes with a name that tells: “的张阿姨打电话说：”. */
const BEFORE = /(?:[\s,。;:]|的)*$/
const TELLING = new RegExp(`^${TOLD}[\\s,。;:]*`)

/** Finds name and number anywhere in what was told. Takes linear time. */
export function callerIn(told: string): Caller {
  const found = PHONE.exec(told)
  if (!found) return named(told, nameAtEnd(told, TITLED))
  const phone = found[0].replace(/\D/g, '')
  const left = told.slice(0, found.index).replace(LABEL, '').trim()
  const right = told.slice(found.index + found[0].length).replace(/^[\s,:。()]+/, '')
  const before = nameAtEnd(left)
  const after = before.name === undefined ? nameAtFront(right) : { text: right }
  const text = [before.text, after.text].filter(Boolean).join(' ')
  const name = before.name ?? after.name
  return { ...named(text, { text, ...(name !== undefined && { name }) }), phone }
}

interface Named {
  readonly text: string
  readonly name?: string
}

/** What stands where a name is written down; else whoever is spoken of. */
function named(told: string, written: Named): Named {
  if (written.name !== undefined) return { ...written, text: withoutTelling(written.text) }
  const found = AMID.exec(told)
  const name = found?.groups?.name
  return found && name ? { name, text: without(told, found.index, name) } : { text: told }
}

/** Their name is no part of the matter where it stands by itself or only says that they tell it. */
function without(told: string, at: number, name: string): string {
  const before = told.slice(0, at)
  const after = told.slice(at + name.length)
  const telling = TELLING.exec(after)
  const standsAlone = /(?:^|[\s,。;:])$/.test(before) && /^(?:[\s,。;:]|$)/.test(after)
  if (!telling && !standsAlone) return told
  const rest = after.slice(telling?.[0].length ?? 0).replace(/^[\s,。;:]+/, '')
  const left = before.replace(BEFORE, '')
  return [left, rest].filter(Boolean).join(telling ? '' : ' ')
}

const withoutTelling = (text: string) => text.replace(/^说[\s,:]*/, '')

const isName = (word: string) => TITLED.test(word) || PLAIN.test(word)

function nameAtEnd(text: string, form?: RegExp): Named {
  const at = Math.max(...[' ', ',', '。', ';', ':'].map((sign) => text.lastIndexOf(sign)))
  const word = text.slice(at + 1).replace(LABEL_BEFORE, '')
  const fits = form ? form.test(word) : isName(word)
  // A name alone tells no trouble.
  if (!fits || (at < 0 && form)) return { text }
  const rest = text
    .slice(0, Math.max(at, 0))
    .replace(LABEL, '')
    .replace(/[\s,。;:]+$/, '')
  return { text: rest, name: word }
}

function nameAtFront(text: string): Named {
  const word = /^[^\s,。;:]{1,6}/.exec(text)?.[0] ?? ''
  return isName(word)
    ? { name: word, text: text.slice(word.length).replace(/^[\s,。;:]+/, '') }
    : { text }
}
