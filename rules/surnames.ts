/** The commonest surnames: four people in five have one of them. */
export const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚'

/** Words of everyday life that begin like a name: “马桶”, “高龄老人”, “100余户”. */
export const NO_NAME =
  '马[桶上路达]|高[龄空层楼低压温烧处度]|周[末围边一二三四五六日]|方[便向块面米]|于是|常[住年来常回见用]|白[天发色]|金[婚属额]|石[头膏子块]|严[重禁]|江边|何[时人况必]|任[何意]|许[多久]|曾[经在]|谢[谢大]|施工|龙头|洪水|康复|夏[天季]|余|万|段|毛[病坯巾]|钱|田[里地]|雷[雨电]|程[序度]|史上|戴[着口]|黄[色金]|叶子|牛奶|江水|顾[客及虑]|武[汉警]'

/** One or two characters of a given name: none that mostly stands between words. */
const GIVEN =
  '(?:(?![的了在给到对和与为把被让送是有不也都个们这那来去里外老家漏滴水房]|[大回]家)\\p{Script=Han})'
const NAME = `(?!${NO_NAME})([${SURNAMES}])${GIVEN}{1,2}`

/** “501王秀英”, “五零一室的王秀英”. */
const AFTER_ROOM = new RegExp(
  `(?<=(?:\\d{3}|[一二三四五六七八九][零〇][一二三四五六七八九])(?:室|号|户|房)?(?:的|住户|业主)?\\s?)${NAME}`,
  'gu',
)

/** “给王秀英家”, “王秀英老人”. */
const AT_HOME = new RegExp(
  `(?<!\\p{Script=Han}|(?:\\d{3}|\\*)\\s?)${NAME}(?=家(?![政长具电访庭园])|老人)|(?<=[给把帮为是在到和跟由接的去请叫栋楼室号元户房找送看扶])${NAME}(?=家(?![政长具电访庭园])|老人)`,
  'gu',
)

/** The names that stand behind a room, or before 家 and 老人, become “王**”. Takes linear time. */
export const maskPeople = (text: string): string =>
  text
    .replace(AFTER_ROOM, '$1**')
    .replace(AT_HOME, (_, first?: string, second?: string) => `${first ?? second}**`)
