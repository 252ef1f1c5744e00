import type { PeriodKind } from '../rules/figures-period.ts'

/** What people of the page of figures and of its exports read. Names of the figures are in `rules/wording/figures.ts`. */

export const figuresWords = {
  title: '台账',
  office: '工作台',
  skip: '跳到数字',
  running: '还没结束，数到现在',
  choose: '看哪段',
  kind: '范围',
  day: '包含这一天',
  show: '看',
  download: '下载',
  csv: 'CSV 表格',
  xlsx: 'Excel 表格',
  summary: '总的情况',
  figure: '指标',
  value: '数',
  meaning: '怎么算',
  date: '日期',
  opened: '立案',
  closed: '办结',
  byDay: '每天立案和办结',
  byCategory: '按类别',
  byEstate: '按小区',
  byWorker: '按人员',
  category: '类别',
  estate: '小区',
  worker: '人员',
  solveTime: '从立案到办完用了多久',
  span: '用时',
  tickets: '件数',
  numbers: '看数字',
  map: '还没办结的在哪儿',
  openIn: (count: number) => `${count} 件没办结`,
  legend: '颜色',
  heat: (count: number, isMost: boolean) =>
    count === 0 ? '没有' : `${count} 件${isMost ? '以上' : ''}`,
  noPeriod: (asked: string) => `没有“${asked}”这种范围，只有 week（按周）和 month（按月）`,
  noDay: (asked: string) => `“${asked}”不是日期，要像这样写：2026-11-22`,
  instead: (fault: string) => `${fault}。先看现在的。`,
  nothing: '没有',
} as const

export const kindWords: Readonly<
  Record<PeriodKind, { readonly name: string; readonly before: string; readonly after: string }>
> = {
  week: { name: '按周', before: '前一周', after: '后一周' },
  month: { name: '按月', before: '前一月', after: '后一月' },
}

/** How each figure is counted, in the order of the columns; in full in `docs/figures.md`. */
export const meanings: readonly string[] = [
  '居民反映的条数，三十户说同一件事算三十条',
  '新开的工单',
  '该在这段时间内接单的，按时接了多少',
  '这段时间里办结、到期末没再打开的',
  '办结的里面，居民确认或同事核查过的',
  '办结的里面，没人答复、到时自动办结的',
  '该在这段时间内办完的，挂起和等居民答复的时间不算',
  '应结的里面，没过时限就办完、没退回的',
  '这段时间里办完过的，后来又退回的',
  '期末还挂着的',
  '评价里满意和基本满意的',
  '问过满不满意的工单，有人答复的',
]

export const sheetWords = {
  sheets: {
    summary: '汇总',
    category: '按类别',
    estate: '按小区',
    worker: '按人员',
    tickets: '工单明细',
  },
  period: '统计期',
  running: '（到现在）',
  scope: '范围',
  name: '名称',
  all: '全部',
  category: '类别',
  estate: '小区',
  worker: '人员',
  counted: '数',
  base: '基数',
  rate: '比率',
  tickets: [
    ...['工单', '类别', '急缓', '小区', '楼栋', '渠道', '状态', '办结方式', '经办'],
    ...['反映人数', '返工次数'],
    ...['立案', '应接单', '接单', '应办完', '办完', '办结'],
  ],
} as const
