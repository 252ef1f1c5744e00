/** How much of one message is looked at: the beginning and the end of anything longer. */
const headLength = 600
const tailLength = 200

/** The part of a text that is worth reading; takes any length, gives at most 801 characters. */
export const bounded = (text: string): string =>
  text.length <= headLength + tailLength
    ? text
    : `${text.slice(0, headLength)}\n${text.slice(-tailLength)}`

/**
 * Evens out what typing varies and meaning does not: full width, case, control characters, long
 * runs of one character. Takes raw text, gives text of at most 801 characters.
 */
export function normalise(text: string): string {
  const plain = inMandarin(bounded(text).normalize('NFKC').toLowerCase())
  let out = ''
  let last = ''
  let run = 0
  for (const raw of plain) {
    const char = raw <= ' ' ? ' ' : (written.get(raw) ?? raw)
    run = char === last ? run + 1 : 1
    last = char
    if (run <= (char === ' ' ? 1 : 3)) out += char
    if (out.length > headLength + tailLength) break
  }
  return out.trim()
}

const traditional =
  '電电門门樓楼沒没開开關关車车來来時时間间個个們们說说話话誰谁請请謝谢報报見见聽听響响燈灯氣气熱热壞坏滅灭燒烧煙烟漏漏聞闻馬马場场鐵铁網网線线錢钱費费護护醫医藥药兒儿媽妈爺爷嬸婶孫孙頭头臉脸腳脚傷伤摔摔斷断裂裂過过還还這这裡里裏里幾几點点樣样現现嗎吗麼么給给對对為为與与從从後后讓让邊边處处東东發发動动單单幫帮問问題题員员區区園园圍围牆墙樹树廢废髒脏亂乱掃扫溝沟橋桥號号層层屋屋內内無无應应該该會会認认識识親亲鄰邻裝装噪噪聲声鑽钻狗狗貓猫鳥鸟蟲虫鼠鼠緊紧聯联絡络繫系統统辦办證证養养護护險险補补貼贴餐餐飯饭館馆務务業业產产權权買买賣卖換换'

/** Words of other parts of the country, and what they are in Mandarin. Longer ones first. */
const phrases = [
  // Voice input writes what it hears.
  ['下睡道', '下水道'],
  ['下税道', '下水道'],
  ['乐色', '垃圾'],
  ['勒色', '垃圾'],
  ['马捅', '马桶'],
  ['师付', '师傅'],
  ['电提', '电梯'],
  ['媒气', '煤气'],
  ['漏睡', '漏水'],
  ['停睡', '停水'],
  ['赌了', '堵了'],
  ['赌住', '堵住'],
  ['赌上', '堵上'],
  ['邦忙', '帮忙'],
  ['邦一下', '帮一下'],
  ['唔该', '麻烦'],
  ['头先', '刚才'],
  ['听日', '明天'],
  ['琴晚', '昨晚'],
  ['今朝', '今早'],
  ['成日', '整天'],
  ['隔篱', '隔壁'],
  ['冲凉', '洗澡'],
  ['煮食炉', '灶'],
  ['热水炉', '热水器'],
  ['屋里厢', '家里'],
  ['里厢', '里面'],
  ['格枪', '这会儿'],
  ['上趟', '上次'],
  ['水汀', '暖气'],
  ['坏脱', '坏掉'],
  ['啷个', '怎么'],
  ['埋汰', '脏'],
  ['嘎哈', '干什么'],
  ['弄啥', '干什么'],
  ['呒没', '没有'],
  ['屋企', '家里'],
  ['屋头', '家里'],
  ['边度', '哪里'],
  ['边个', '谁'],
  ['几时', '什么时候'],
  ['啥辰光', '什么时候'],
  ['莫得', '没有'],
  ['冒得', '没有'],
  ['冇得', '没有'],
  ['么得', '没有'],
  ['没得', '没有'],
  ['细路', '孩子'],
  ['小囡', '孩子'],
  ['细伢', '孩子'],
  ['阿拉', '我'],
  ['伊拉', '他们'],
  ['格边', '这边'],
  ['呢边', '这边'],
  ['呢度', '这里'],
  ['搿', '这'],
  ['脑壳', '头'],
  ['晓得', '知道'],
  ['雪柜', '冰箱'],
  ['点解', '为什么'],
  ['点样', '怎么'],
  ['咋个', '怎么'],
  ['咋', '怎么'],
  ['啥子', '什么'],
  ['啥', '什么'],
] as const

const inMandarin = (text: string) =>
  phrases.reduce((sum, [from, to]) => (sum.includes(from) ? sum.replaceAll(from, to) : sum), text)

const characters =
  '冇没有 唔不 咗了 喺在 嚟来 佢他 嘅的 啲些 嘢东西 睇看 冧塌 晒了 嚿块 闩关 侪都 揾找 搵找 俾给 畀给 咁这么 嗰那 乜什么 咩什么 俺我 咱我 恁你 侬你 瞓睡 孭背 哋们 囡女儿 伢孩子 啱刚 攞拿 嗌喊 谂想 瞅看 忒太 甭不用 勿不'

const written: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: traditional.length / 2 }, (_, i): [string, string] => [
    traditional.charAt(2 * i),
    traditional.charAt(2 * i + 1),
  ]),
  ...characters.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
])
