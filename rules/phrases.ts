/**
 * Short words that mean something only beside an open matter, as residents type them. Data for `assent.ts` and
 * `progress.ts`: a line is looked through for them, so each must be telling by itself.
 */

const list = (words: string): readonly string[] => words.split(' ')

/** Yes, said first in a line. */
export const agreeing = list(
  '是的 是哦 是啊 是呀 是滴 是嘞 对对 对的 对呀 对啊 对， 对, 对。 可不 没错 就是说 就是啊 确实 真的 嗯嗯 嗯是 怪不得 难怪 同上 同感 一样',
)

/** Something the speaker went through, so that the yes is a second report and no comment. */
export const lived = list(
  '我 俺 咱 昨 前天 今早 早上 晚上 刚才 刚刚 这两天 这几天 好几天 一直 每天 每次 天天 老是 还老 几次',
)

/** I have it, see it, hear it, smell it as well. */
export const witnessing = list(
  '我也看 我也闻 我也听 我也踩 我也碰 我也遇 也闻到 也闻着 也听到 也听见 也看到 也看见 也看着 我看到了 我看见了 我听到了 我闻到了 我在窗户看 我刚下来看 我刚下楼看 我刚去看 我刚路过看 我这也 我这边也 我这儿也 我这里也 我家也 俺家也 我们家也 我们这也 我们这边也 我们楼也 我们单元也 俺这也 咱家也 看得到 看得见',
)

/** What somebody does or thinks as well is no trouble. */
export const unlived = list(
  '也去 也来 也要 也想 也买 也报 也带 也觉得 也觉着挺 也喜欢 也爱 也不知 也不去 也不会 也不要 也不用 也没去 也没看 也吃 也喝 也看了 也玩 也做 也是醉 也参加 也用 也养 也住',
)

/** A trouble for which no words of its own are needed once others have named it. */
export const lacking = list('没 无 断 停 冲不 洗不 用不 打不 不来 不出 不亮 不热 不通')

/** All is well here, whatever the others say. */
export const spared = list(
  '好好的 好着呢 正常 没停 没断 没事 没有停 没受影响 有水 有电 有气 有网 来水了 来电了 还亮 亮着 还热 热乎 穿短袖 挺好 还好 没这问题 没这情况 倒是 没问题',
)

/** Somebody is at it, or knows why: nothing is over yet, and nothing new has happened. */
export const underWay = list(
  '在修 在弄 在搞 在抢修 抢修中 在处理 在查 在检修 检修 在换 正在 在路上 一会就好 一会儿就好 马上就好 马上好 等会就好 快好了 就快 快了 等着 一会儿到 一会到 马上到 说是 听说 师傅说 物业说 师傅进去 师傅来了 师傅到了 维保到了 维修到了 抢险车',
)

/** It never was a trouble of the estate. */
export const mistaken = list(
  '搞错 弄错 看错了 听错了 闻错 误会 虚惊 误报 乌龙 不用来 不用过来 不用修了 忘了开 忘了关 忘关 忘开 没插',
)

/** What somebody finds out of order with their own things … */
export const ownThing = list('是我家 我家 我们家 俺家 自家 原来是我 我自己 自己')

/** … that nobody has to come for. */
export const ownFault = list(
  '总闸 闸 总阀 阀 没开 没关 没插 没充 没交 没缴 欠费 欠了 电池 插头 开关 遥控 拧',
)

/** The end of it, as an answer to “好了没？”. */
export const isOver = list(
  '好了 通了 来了 清净 清静 安静了 不吵 不闹 不臭 能过了 开走 挪走 有了 亮了 修好 弄好 换好 解决 恢复 可以了 正常了 不漏了 不滴了 不响了 不堵了 下去了 热了 能用了 能开了 能坐了 利索 没事了 散了 找到了 出来了 回来了 接走了 清掉 收了 空了 满意',
)

/** Not the end of it. */
export const isNotOver = list(
  '没好 没有好 没修好 没弄好 没通 没来 没亮 没解决 没有解决 不行 不好 不中 还是 还在 还没 又 照样 照旧 依然 依旧 更 跟没修 白修 没人来 不满意 一半 还漏 还滴 还堵 还渗 还响 还臭 还冒 还闪 还停 还有点 就是还 但还 可还',
)

/** A yes that takes something back, told in the same breath. */
export const partly = list(
  '一半 还漏 还滴 还堵 还渗 还响 还臭 还冒 还闪 还停 还有点 就是还 但还 可还',
)

/** A yes that may take something back. */
export const doubtful = list('但是 可是 不过 只是')

/** News from those who work here, and orders to residents. */
export const announcing = list(
  '各位 通知 温馨提示 请大家 请各位 请业主 请居民 公告 计划 将于 预计 检修 抢修 施工 已安排 已联系 已派 已报 已处理 正在 我马上 我过去 我来 收到 师傅已 师傅正 在处理 停水通知 停电通知',
)

/** Who comes along, who wants one: a “+1” below it is about that. */
export const inviting = list(
  '拼 团 接龙 报名 一起 谁去 谁要 谁想 谁来 有没有去 要不要 有要的 想要的 算我 带我 打球 爬山 约 名额 参加 顺路 先到先得',
)

/** A question about work under way, as against one about dinner or the bus. */
export const askingForNews = list(
  '修 能好 好没 弄好 好得了 来水 来电 来气 通水 通电 供暖 恢复 有人管 有人来 有人处理 来人 派人 师傅 物业 处理 进度 进展 解决 咋样了 怎么样了',
)

/** Of where somebody lives: a “也是” with one of these is about their home, some minutes later too. */
export const ofHome = list('家 栋 楼 幢 单元 号 我们这 我这 这边 这里 这儿')
