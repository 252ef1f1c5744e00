import type { Ledger, Stood } from '../figures.ts'
import type { PeriodKind } from '../figures-period.ts'
import { isOpen } from '../figures-plots.ts'
import { isNothing, type Part, worst } from '../figures-tally.ts'
import { categoryName, rateText, spanText, workerName } from './figures.ts'

const kindNames: Readonly<Record<PeriodKind, string>> = { week: '周台账', month: '月台账' }

export const ledgerWords = {
  /** Of a period that is over. */
  whole: (ledger: Ledger) => ledgerText(ledger, spanText(ledger.period)),
  /** Of one that is still running. */
  soFar: (ledger: Ledger) => ledgerText(ledger, `${spanText(ledger.period)}（到现在）`),
  whichPeriod: '要看哪段？请回：台账 本周、台账 上周、台账 本月或台账 上月',
} as const

/** The ledger (台账) as staff read it: short enough for a phone, every rate with its denominator, no resident's name. */
function ledgerText(ledger: Ledger, when: string): string {
  const { all, period, byCategory, byWorker, tickets } = ledger
  const title = `【${kindNames[period.kind]}】${when}`
  const open = tickets.filter(isOpen).length
  if (isNothing(all) && open === 0) return `${title}\n没有新的事，也没有没办完的事，挺好。`
  return [
    title,
    `受理 ${all.received} 条反映，立案 ${all.opened} 件`,
    `按时响应：${rateText(all.responded)}`,
    `办结：${all.closed} 件，解决：${rateText(all.solved)}`,
    `没人核实：${rateText(all.unverified)}`,
    `按期办结：${rateText(all.solvedInTime)}`,
    `返工：${rateText(all.returned)}`,
    `挂起：${all.onHold} 件，还没办结：${open} 件`,
    `满意：${rateText(all.content)}（问了 ${all.answered.of} 件，${all.answered.in} 件有答复）`,
    ...categoryLines(worst(byCategory)),
    ...workerLines(
      byWorker.filter(({ name }) => name !== null),
      tickets.filter(isOpen),
    ),
  ].join('\n')
}

const categoryLines = (parts: readonly Part[]) =>
  parts.length === 0 ? [] : ['要多留意：', ...parts.map(categoryLine)]

function categoryLine({ name, figures }: Part): string {
  const { responded, solvedInTime, returned, content } = figures
  const faults = [
    fault('没按时响应', responded.of - responded.in, responded.of),
    fault('没按期办结', solvedInTime.of - solvedInTime.in, solvedInTime.of),
    fault('返工', returned.in, returned.of),
    fault('不满意', content.of - content.in, content.of),
  ]
  return `· ${categoryName(name)}：${faults.flat().join('，')}`
}

const fault = (what: string, count: number, of: number) =>
  count > 0 ? [`${what} ${count}/${of}`] : []

/** More would not be read on a phone; the page has them all. */
const MOST_WORKERS = 12

function workerLines(workers: readonly Part[], open: readonly Stood[]): readonly string[] {
  const rest = workers.length - MOST_WORKERS
  return [
    ...(workers.length > 0 ? ['大家经办：'] : []),
    ...workers.slice(0, MOST_WORKERS).map((one) => workerLine(one, open)),
    ...(rest > 0 ? [`……还有 ${rest} 位，网页上都有`] : []),
  ]
}

function workerLine({ name, figures }: Part, open: readonly Stood[]): string {
  const { closed, solvedInTime, returned, content } = figures
  const inHand = open.filter(({ worker }) => worker === name).length
  const more = [
    ...(solvedInTime.of > 0 ? [`按期 ${solvedInTime.in}/${solvedInTime.of}`] : []),
    ...(returned.in > 0 ? [`返工 ${returned.in}/${returned.of}`] : []),
    ...(content.of > 0 ? [`满意 ${content.in}/${content.of}`] : []),
  ]
  const work = [`办结 ${closed} 件`, ...(inHand > 0 ? [`手上 ${inHand} 件`] : [])]
  return `· ${workerName(name)}：${[...work, ...more].join('，')}`
}
