/** The numbered slots of an address, widest first. */
export const levels = ['estate', 'building', 'unit', 'floor', 'room'] as const

export type Level = (typeof levels)[number]

export const depth = (level: Level): number => levels.indexOf(level)

/** What a word behind a number makes of it. The first five say it outright; the others depend on what stands around. */
export type Suffix =
  | Level
  | 'block'
  | 'seat'
  | 'row'
  | 'misheard'
  | 'storey'
  | 'number'
  | 'door'
  | 'stairs'
  | 'phase'
  | 'zone'
  | 'compound'
  | 'lane'
  | 'flat'
  | 'nothing'

/** The longest fitting word counts. Voice input writes 栋, 号楼 and 单元 as it hears them. */
const words: readonly (readonly [Suffix, string])[] = [
  ['building', '号楼 号栋 号幢 号塔楼 塔楼 #楼 # 栋 幢 号搂 号喽 号别墅 号写字楼 号座'],
  ['block', '栋楼 幢楼 座楼'],
  ['seat', '座'],
  ['row', '排'],
  ['misheard', '撞 憧 橦 动 洞 懂 冻 桩 东'],
  ['unit', '单元 单园 单员 单原 丹元 号单元 门洞 门栋 单元门 号门洞'],
  ['door', '门 号门 楼门'],
  ['stairs', '梯 单'],
  ['floor', '层 楼层'],
  ['storey', '楼 楼门口'],
  ['room', '室 号室 号房 号房间 房间'],
  ['flat', '房 户'],
  ['number', '号'],
  ['phase', '期'],
  ['zone', '区'],
  ['compound', '号院 院 号大院'],
  ['lane', '弄'],
  ['nothing', '号线 号车位 车位 号位 号电梯 号梯 号机 号桩 号桌 号柜 号码 号桶 号球场 号厅 号窗口'],
  ['nothing', '#电池 #汽油 #柴油 #螺丝 #铁丝 #钢筋 #色 #线 #料'],
  ['nothing', '门课 门功课 门手艺 门亲 门生意 门学 门心思 门考试 门炮 楼说 楼正解 楼主'],
  ['nothing', '期间 期望 动车 动手 动作 排队 院线 区块 户人家 户人 户居民 户业主 户家庭 洞洞'],
  [
    'nothing',
    '房一厅 房两厅 房二厅 房1厅 房2厅 室一厅 室两厅 室二厅 室1厅 室2厅 室一卫 室0厅 室户',
  ],
  [
    'nothing',
    '座桥 座山 座城 座的车 座车 座商务 层小楼 层洋房 层别墅 层高 层蛋糕 层饼 层纸 层皮 层油 层灰 层膜',
  ],
]

interface Word {
  readonly word: string
  readonly suffix: Suffix
}

const byFirst = new Map<string, Word[]>()
for (const [suffix, list] of words)
  for (const word of list.split(' ')) {
    const first = word.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, suffix }])
  }
for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length)

export interface Found extends Word {
  /** Where the text goes on. */
  readonly to: number
}

/** The suffix word that starts at `at`. */
export function suffixAt(text: string, at: number): Found | undefined {
  const found = byFirst.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at))
  return found && { ...found, to: at + found.word.length }
}
