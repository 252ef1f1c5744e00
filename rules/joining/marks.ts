import type { Match } from './meeting.ts'

/** More of a text is not read for marks, and no more marks of a kind. */
const read = 200
const most = 10

/** What people tell places of one kind apart by, besides numbers of houses: “东门” and “西门”, “负一”, “C区”, “二期”, “王大爷”. */
const kinds: readonly RegExp[] = [
  /([东南西北])(?:大?门|侧门|出口|入口|[边侧头区面坡岗广])/g,
  /([一二三四五六123456])期/g,
  /(?:负|地下|[bB-])([一二三123])层?/g,
  /([A-Za-z])\d{0,3}(?:区|柱|座|口|库|栋|梯)/g,
  /尾号[是为]? ?([A-Za-z0-9]{3,6})/g,
  /(\d{1,4})号(?:车位|桩|枪|梯|电梯|闸|柜|亭)/g,
  /([王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文齐])(?:大爷|大妈|奶奶|爷爷|阿姨|叔|师傅|老师|婶|婆婆|阿婆|老太|老头|伯)/g,
]

/** For each kind of mark whether both texts have the same, others, or one of them none. */
export function marksMatch(a: string, b: string): readonly Match[] {
  return kinds.map((kind) => {
    const [left, right] = [marksIn(a, kind), marksIn(b, kind)]
    if (left.length === 0 || right.length === 0) return undefined
    return left.some((mark) => right.includes(mark)) ? 'same' : 'other'
  })
}

const marksIn = (text: string, kind: RegExp): readonly string[] =>
  [...text.slice(0, read).matchAll(kind)]
    .slice(0, most)
    .map(([, mark = '']) => digits.get(mark) ?? mark.toUpperCase())

const digits = new Map([...'一二三四五六'].map((char, i) => [char, String(i + 1)]))
