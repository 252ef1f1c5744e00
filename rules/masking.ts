import { maskPeople, SURNAMES } from './surnames.ts'

/** Any run of digits as long as a phone, an ID or a bank card number, with the separators people put in. */
const LONG_NUMBER = /(?<![\d])\d(?:[- ]?[\dxX]){6,21}(?![\d])/g

/** A mobile number in three parts, whatever stands between them: “139.1234.5678”, “139－1234－5678”. */
const MOBILE = /(?<!\d)1[3-9]\d[\s\u200b.·．－—–-]?\d{4}[\s\u200b.·．－—–-]?\d{4}(?!\d)/g

/** Digits of a Chinese keyboard, which are as good as others: “１３９…”. */
const WIDE_DIGIT = /[０-９]/g
const narrow = (digit: string) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)

/** What a group must not read about somebody's body; names of conditions, not words of everyday life. */
const HEALTH =
  /高血压|低血压|糖尿病|心脏病|冠心病|心梗|脑梗|脑溢血|脑出血|中风|癫痫|癌症?|肿瘤|化疗|透析|尿毒症|肝炎|艾滋病?|梅毒|结核|抑郁症?|精神病|精神分裂|躁郁症?|老年痴呆|阿尔茨海默病?|帕金森|瘫痪|偏瘫|残疾|流产|怀孕|大小便失禁|截肢|自杀|自残/g

/** A flat: “3-2-501”, “3栋2单元501室”. The building may stay, what follows it may not. */
const FLAT_DASHED = /(?<![\d-])(\d{1,3})\s*[-－—–#]\s*\d{1,2}\s*[-－—–]\s*\d{2,4}(?![\d-])/g
const FLAT_SHORT = /(?<![\d-])(\d{1,3})\s*[-－—–#]\s*(\d{3,4})(?![\d-])/g
const FLAT_SPELT =
  /((?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十百零〇两甲乙丙丁]{1,4})(?:号楼|栋|幢|座|#))\s?(?:[\d一二三四五六七八九十两]{1,3}(?:单元|门|梯))?\s?(?:[\d一二三四五六七八九十两]{1,3}[楼层])?\s?[\d一二三四五六七八九零〇]{3,4}(?:室|号|户|房)?/g
const ROOM = /(?<!\d)\d{3,4}\s*(?:室|号房|房间?|户)(?!外)/g

/** “三单元五零一”: the door may stay. */
const FLAT_BY_UNIT =
  /([\d一二三四五六七八九十两]{1,3}单元)(?:[\s、，]?[\d一二三四五六七八九零〇]{3,4}(?![\d一二三四五六七八九零〇年块元点])(?:室|号|户|房)?){1,4}/g

/** A door by its number alone; not the 120 that is called. */
const DOOR =
  '(?:(?!1(?:1[09]|2[02])(?!\\d))\\d{3,4}|[一二三四五六七八九][零〇][一二三四五六七八九])(?!\\d)'

/** What happens behind a door: “501没水”, “501厕所堵了”, “502也停电了”. */
const INDOORS =
  '家|漏|住户|业主|那户|也?[没停断缺][水电气暖网]|也?没有?[水电气暖热]|也?不热|也?跳闸|也?[堵返反溢]|的?(?:马桶|下水|厕所|厨房|卫生间|阳台|地漏|暖气|门口|门锁|门铃|窗|空调)|对门|隔壁|楼[上下]'

/** “501漏水”, “502家漏到402”, “501王**家”; not “共100家”, “工单501”. */
const ROOM_BARE = new RegExp(
  `(?<![\\d.:：\\-共有约达近超过前单第])${DOOR}(?=${INDOORS}|的?\\s?[${SURNAMES}](?:\\*\\*|家))`,
  'gu',
)

/** “我是501的”, “我住501”, “我家501”, “501的，也没水”. */
const ROOM_OF = new RegExp(
  `(?<=(?:[我俺咱]们?是|[我俺咱]们?家?住在?|[我俺咱]们?家?在|[我俺咱他她]们?家|住)\\s?)${DOOR}(?![年块元点米号人个条])|(?<![\\d.:：\\-单第])${DOOR}(?=的(?:[，,。！!？?\\s]|$))`,
  'gu',
)
const ROOM_BELOW =
  /(?<=[漏滴渗流淹]到了?)(?:\d{3,4}|[一二三四五六七八九][零〇][一二三四五六七八九])(?![\d年块元点])/g

/**
 * What may be read in a group: no phone, ID or room numbers, no names of illnesses or of people by their flat. The building stays, so that
 * neighbours know where it is. Works in linear time on any text.
 */
export const maskForGroup = (text: string): string =>
  maskPeople(text.replace(WIDE_DIGIT, narrow))
    .replace(MOBILE, maskNumber)
    .replace(FLAT_DASHED, '$1栋')
    .replace(FLAT_SHORT, '$1栋')
    .replace(FLAT_SPELT, '$1')
    .replace(LONG_NUMBER, maskNumber)
    .replace(FLAT_BY_UNIT, '$1')
    .replace(ROOM, '某室')
    .replace(ROOM_BARE, '某室')
    .replace(ROOM_OF, '某室')
    .replace(ROOM_BELOW, '某室')
    .replace(HEALTH, '身体不适')

/** Somebody who has not said their name: there is nothing to hide. */
export const NAMELESS = '一位居民'

/** “王小明” and “3-2-501 王阿姨” both become “王**”; a name without a Chinese surname keeps its first letter. */
export function maskName(name: string): string {
  if (name === NAMELESS) return name
  const han = /\p{Script=Han}/u.exec(name.replace(/[栋幢座号楼单元门室层户梯期院]/gu, ''))
  const first = han?.[0] ?? /\p{L}/u.exec(name)?.[0]
  return first ? `${first}**` : '邻居'
}

const maskNumber = (digits: string) => {
  const bare = digits.replace(/[^\dxX]/g, '')
  return bare.length < 7 ? digits : `${bare.slice(0, 3)}****${bare.slice(-2)}`
}
