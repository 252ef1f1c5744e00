import {
  type Explanation,
  explain,
  type Reason,
  titleOfAct,
  titleOfMatter,
} from '../intents/explain.ts'
import { failWith } from './fail.ts'

/** `npm run -s explain -- "…" [talker]`: why a message is understood as it is, for people. */
const [text, talker] = process.argv.slice(2)
if (text === undefined) failWith('name the message: npm run -s explain -- "3号楼下水道堵了"')
else process.stdout.write(`${page(explain(text, talker)).join('\n')}\n`)

function page({
  understanding: said,
  need,
  category,
  rules,
  acts,
  categories,
}: Explanation): string[] {
  const place = said.address.map((address) => Object.values(address).join(' ')).join('；')
  return [
    `判断：${titleOfAct(said.act)}，${titleOfMatter(said.category)}${said.class ? `（${said.class}）` : ''}，把握 ${percent(said.confidence)}`,
    `开工单：${said.opensTicket ? '会' : '不会'}（要有人管的可能 ${percent(need.share)}，到 ${percent(need.threshold)} 才开）`,
    `地址：${place || '没有'}`,
    ...said.also.map(
      ({ act, category }) => `同时还有：${titleOfAct(act)}，${titleOfMatter(category)}`,
    ),
    ...rules.map((rule) => `安全规则：${titleOfMatter(rule.category)}，类似“${rule.example}”`),
    ...list('说明要有人管的', need.reasons, 1),
    ...list('说明不用管的', need.reasons, -1),
    ...list(`说明是${titleOfMatter(said.category)}的`, category, 1),
    ...list('说明更像别的事的', category, -1),
    `说话的意思还可能是：${acts.map(({ act, share }) => `${titleOfAct(act)} ${percent(share)}`).join('，')}`,
    `事项还可能是：${categories.map((one) => `${titleOfMatter(one.category)} ${percent(one.share)}`).join('，')}`,
  ]
}

function list(heading: string, reasons: readonly Reason[], sign: number): string[] {
  const own = reasons.filter(({ weight }) => weight * sign > 0)
  if (own.length === 0) return []
  return [
    `${heading}：`,
    ...own.map(({ what, weight }) => `  ${(weight * sign).toFixed(2)}  ${what}`),
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
