import { asks, numberOf, TICKET } from './own-words.ts'

/** What somebody may have meant who did not say it so that it could be done. */
export interface Guess {
  /** As it would have to be typed, without the number. */
  readonly order: string
  readonly ticket?: number
  /** What stands behind the number where more is wanted. */
  readonly rest?: string
}

/** What is longer is a story, not an order. */
const LONGEST = 30

type Near = readonly [words: RegExp, order: string, rest?: string]

const decline: Near = [/^我?(?:退|不接|干不了|办不了|去不了|接不了|不归我)/, '退单', '原因']
const hold: Near = [
  /^(?:挂起|挂着|挂一下|等配件|等材料|等厂家|缓一缓|缓两天)/,
  '挂起',
  '原因 到下周一',
]
const transfer: Near = [/^(?:转给|交给|让给|派给)/, '转单', '@谁']
const resume: Near = [/^(?:恢复|接着办|接着修)/, '恢复']
const finish: Near = [/^(?:已经?)?.{0,4}(?:好了|完了|完成|搞定|完工|解决)/, '办完']
const accept: Near = [/^(?:接|抢|我接|我抢|我来|我去|我过去|我现在过?去|我马上)/, '接单']
const near = [decline, hold, transfer, resume, finish, accept]

const AHEAD = new RegExp(
  `^(?:收到|好的?|行|那个?|师傅们?)?[\\s,]{0,3}${TICKET}[\\s,的那个这先就]{0,4}`,
)
const BEHIND = new RegExp(
  `^(?:收到|好的?|行|那|我)?[\\s,]{0,3}(接|抢|退|挂|搞定|办完|办好|修好|弄好|恢复)(?:了|单|起|一下)?\\s?${TICKET}.{0,3}$`,
)
const behind: Readonly<Record<string, Near>> = {
  ...{ 接: accept, 抢: accept, 退: decline, 挂: hold, 恢复: resume },
}

/** Reads a sentence of a member of staff that is near an order; `undefined` for talk. */
export function guessIn(text: string): Guess | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .slice(0, LONGEST + 1)
  if (plain.length > LONGEST || asks.test(plain)) return undefined
  return aboutDuty(plain) ?? aboutTicket(plain)
}

function aboutTicket(plain: string): Guess | undefined {
  const ahead = AHEAD.exec(plain)
  if (ahead) {
    const said = plain.slice(ahead[0].length)
    const found = near.find(([words]) => words.test(said))
    return found && guessed(found, ahead[1])
  }
  const [, word = '', number] = BEHIND.exec(plain) ?? []
  return number === undefined ? undefined : guessed(behind[word] ?? finish, number)
}

const guessed = ([, order, rest]: Near, number = ''): Guess => ({
  ...{ order, ticket: numberOf(number) },
  ...(rest !== undefined && { rest }),
})

/** “李队长代我班”, “我请个假”, “我先下班了”; not “12点下班”, “明天上班”, “王师傅请假了”. */
function aboutDuty(plain: string): Guess | undefined {
  const [, name] =
    /^(?:明天|今天|下午|晚上)?(?:让|请|由)?(\S{1,6}?)(?:代|替|顶)(?:一下)?我的?班/.exec(plain) ?? []
  if (name !== undefined) return { order: `代班 @${name}` }
  if (
    /^(?:我|今天我?|明天我?|我明天|下午我?|我今天|我下午)(?:想|要)?请(?:个|半天|一天)?假|^请(?:个|半天|一天)?假$/.test(
      plain,
    )
  )
    return { order: '下班' }
  if (/^我(?:先|要|马上|就|这就|现在){1,2}下班[了啦哈]?[。.!~]?$/.test(plain))
    return { order: '下班' }
  return /^我(?:到岗|来上班|已经?上班)[了啦]?[。.!~]?$/.test(plain) ? { order: '上班' } : undefined
}
