import { isCategory, titleOf } from '../../intents/taxonomy.ts'
import type { PeriodKind } from '../figures-period.ts'
import type { Figures, Share } from '../figures-tally.ts'

/** A figure as people read it: a count, or a rate with its denominator. What each means is defined in `docs/figures.md`. */
export interface Column {
  readonly title: string
  readonly value: (figures: Figures) => number | Share
}

/** As they are read, on the page and on paper. */
export const columns: readonly Column[] = [
  { title: '受理', value: ({ received }) => received },
  { title: '立案', value: ({ opened }) => opened },
  { title: '响应率', value: ({ responded }) => responded },
  { title: '办结', value: ({ closed }) => closed },
  { title: '解决率', value: ({ solved }) => solved },
  { title: '未核实', value: ({ unverified }) => unverified },
  { title: '应结', value: ({ due }) => due },
  { title: '按期办结率', value: ({ solvedInTime }) => solvedInTime },
  { title: '返工率', value: ({ returned }) => returned },
  { title: '挂起', value: ({ onHold }) => onHold },
  { title: '满意率', value: ({ content }) => content },
  { title: '有答复', value: ({ answered }) => answered },
]

/** As they are reckoned with: numerators, denominators and rates apart, since a spreadsheet reads “12/15” as a date. */
export const sheetColumns: readonly Column[] = [
  { title: '受理', value: ({ received }) => received },
  { title: '立案', value: ({ opened }) => opened },
  { title: '应响应', value: ({ responded }) => responded.of },
  { title: '按时响应', value: ({ responded }) => responded.in },
  { title: '响应率', value: ({ responded }) => responded },
  { title: '办结', value: ({ closed }) => closed },
  { title: '解决', value: ({ solved }) => solved.in },
  { title: '解决率', value: ({ solved }) => solved },
  { title: '未核实', value: ({ unverified }) => unverified.in },
  { title: '未核实率', value: ({ unverified }) => unverified },
  { title: '应结', value: ({ due }) => due },
  { title: '按期办结', value: ({ solvedInTime }) => solvedInTime.in },
  { title: '按期办结率', value: ({ solvedInTime }) => solvedInTime },
  { title: '办完', value: ({ returned }) => returned.of },
  { title: '返工', value: ({ returned }) => returned.in },
  { title: '返工率', value: ({ returned }) => returned },
  { title: '挂起', value: ({ onHold }) => onHold },
  { title: '评价', value: ({ content }) => content.of },
  { title: '满意', value: ({ content }) => content.in },
  { title: '满意率', value: ({ content }) => content },
  { title: '询问', value: ({ answered }) => answered.of },
  { title: '有答复', value: ({ answered }) => answered.in },
]

/** “12/15, 80%”; “–” where there was nothing to do. */
export const rateText = ({ in: done, of }: Share): string =>
  of === 0 ? '–' : `${done}/${of}, ${Math.round((100 * done) / of)}%`

export const valueText = (value: number | Share): string =>
  typeof value === 'number' ? String(value) : rateText(value)

export const categoryName = (name: string | null) =>
  name === null ? '未分类' : isCategory(name) ? titleOf(name) : name

export const estateName = (name: string | null) => name ?? '小区不明'

export const workerName = (name: string | null) => name ?? '还没有人'

export const buildingName = (name: string | null) =>
  name === null ? '公共处' : /^[A-Z]$/.test(name) ? `${name}座` : `${name}栋`

/** In the order of the spans of solve time. */
export const solveSpanNames = [
  '2小时内',
  '2至8小时',
  '8至24小时',
  '1至3天',
  '3至7天',
  '7至15天',
  '15天以上',
] as const

interface Span {
  readonly kind: PeriodKind
  readonly from: Date
  readonly until: Date
}

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
const monthAndDay = format({ month: 'long', day: 'numeric' })
const yearAndMonth = format({ year: 'numeric', month: 'long' })

/** “10月5日至10月11日”, “2026年10月”. */
export function spanText({ kind, from, until }: Span): string {
  if (kind === 'month') return yearAndMonth.format(from)
  const first = monthAndDay.format(from)
  const last = monthAndDay.format(new Date(until.getTime() - 1))
  return first === last ? first : `${first}至${last}`
}

export const dayText = (at: Date) => monthAndDay.format(at)
