/** Endings that make a name an estate's wherever it stands. */
const sure =
  '花园 家园 小区 新村 新邨 公寓 佳园 嘉园 华庭 名邸 庄园 雅苑 嘉苑 名苑 馨苑 新苑'.split(' ')
/** Endings that do so only right before a building's number. */
const likely = '苑 园 府 城 湾 里 庭 邸 郡 村 墅 轩 阁 居 社区 广场 大厦 国际 中心 宿舍'.split(' ')
const all = [...sure, ...likely]
const most = 8

const stops = new Set(
  '我你他她它们咱俺您这那哪是在住到去从于跟与的了吗呢吧啊嘛说听叫问看见把被给让没不也就还很太又再才刚个整全本各每某何为因比向往至及或但' +
    '，。！？,.!?、：:；;（）()【】[]「」“”"\'#@~- \n\t0123456789_/|',
)
/** Words that stand before a name and are none of it. */
const fronts =
  '都成 改名 变成 改成 建成 当成 弄成 知道 今天 明天 昨天 刚刚 现在 目前 请问 关于 据说 附近 隔壁 对面 大家 物业 业主 邻居 来自 欢迎 位于 出租 出售 转让 急售 通知 各位 紧急 求助 您好 你好 因为 感谢 建议 希望 还有 只有 以及 其中 地址 街道 咱家'.split(
    ' ',
  )
/** What people call an estate without naming it. */
const nameless = new Set(
  '别 家 老 旧 新 小 大 后 老旧 高档 高端 普通 封闭 智慧 文明 美丽 成熟 大型 同一 一 两 几 哪 多 好多 很多 有些 某些 商品房 安置 回迁 拆迁 学区 电梯 高层 别墅 前面 后面 周边 周围 外面 附近 隔壁 对面 旁边 其他 其它 别家 租 买 进 出 爱护 建设 老年 青年 单身 酒店 人才 空中 中心 无物业 物业 开放式 花园式 优秀 示范 平安 幸福家园和 共建'.split(
    ' ',
  ),
)

/** The estate's name that ends right before `at`, before a building's number. */
export function estateBefore(text: string, at: number): string | undefined {
  const end = /[ 的]/.test(text.charAt(at - 1)) ? at - 1 : at
  return sideBefore(text, end) ?? nameTo(text, end, all)
}

/** “西区6号楼”, “北院5号楼” */
export const sideBefore = (text: string, end: number): string | undefined =>
  /(?:(?<![\u4e00-\u9fff])|(?<=[在住是们从到咱]))[东南西北中][区院]$/.exec(
    text.slice(Math.max(0, end - 3), end),
  )?.[0]

/** The characters with which the ending of an estate's name may begin. */
export const estateStarts: readonly string[] = sure.map((word) => word.charAt(0))

export interface Named {
  readonly name: string
  readonly to: number
}

/** An estate that is named by itself (“阳光花园停水了”), its ending beginning at `at`. */
export function estateAt(text: string, at: number): Named | undefined {
  const ending = sure.find((word) => text.startsWith(word, at))
  if (ending === undefined) return undefined
  const to = at + ending.length
  const name = nameTo(text, to, sure)
  return name && name.length >= ending.length + 2 ? { name, to } : undefined
}

function nameTo(text: string, end: number, endings: readonly string[]): string | undefined {
  let from = end
  while (from > 0 && end - from < most && !stops.has(text.charAt(from - 1))) from--
  const run = withoutFront(text.slice(from, end))
  const ending = endings.find((word) => run.endsWith(word))
  if (ending === undefined || run.length === ending.length) return undefined
  return nameless.has(run.slice(0, -ending.length)) ? undefined : run
}

function withoutFront(run: string): string {
  let start = /^[和有]/.test(run) && run.length > 5 ? 1 : 0
  for (const word of fronts) {
    const at = run.lastIndexOf(word)
    if (at >= 0 && at + word.length < run.length - 1) start = Math.max(start, at + word.length)
  }
  const admin = Math.max(
    ...['省', '市', '县', '镇', '路', '号'].map((sign) => run.lastIndexOf(sign)),
  )
  if (admin >= 0 && run.length - admin > 3) start = Math.max(start, admin + 1)
  return run.slice(start)
}
