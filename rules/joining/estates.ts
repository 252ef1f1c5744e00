/** Are two groups of different estates? “阳光花园业主2群” and “阳光花园3栋群” are of one; “3栋邻居群” may be of any. */
export function areApart(a: string, b: string): boolean {
  if (a === b) return false
  const [left, right] = [nameOf(a), nameOf(b)]
  return left.length > 1 && right.length > 1 && !share(left, plain(b)) && !share(right, plain(a))
}

const plain = (room: string): string =>
  room.slice(0, 60).normalize('NFKC').replace(/\s/g, '').replace(everyGroup, '')

/** What groups and estates are called by besides their own names. */
const everyGroup =
  /花园|小区|社区|家园|公寓|新村|新城|家属院?|大院|宿舍|公馆|名都|华府|豪庭|雅苑|嘉园|业主|居民|住户|邻居|邻里|街坊|交流|互助|通知|大家庭|一家亲|宝[妈爸]|车[位友]|沟通|实名制|禁广告|总群|大群|群/g

/** The name of the estate in the name of a group; empty where it has none. */
const nameOf = (room: string): string =>
  plain(room)
    .replace(/[(（][^()（）]{0,20}[)）]/g, '')
    .replace(
      /[\da-z甲乙丙东南西北]{1,4}[栋幢座号#]楼?|[一二三四五六七八九十\d]{1,3}[栋幢座期号区]楼?/gi,
      '',
    )
    .replace(/[\d一二三四五六七八九十]{1,3}$/, '')

/** Have they two neighbouring characters in common? */
function share(a: string, b: string): boolean {
  for (let i = 1; i < a.length; i++) if (b.includes(a.slice(i - 1, i + 1))) return true
  return false
}
