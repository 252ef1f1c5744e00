import { dayOf, daysAfter, startOf } from '../duty-hours.ts'
import { readDay } from './when.ts'

/** What stands behind `挂起 12`: why, and until when. */
export interface HoldWords {
  readonly reason: string
  readonly until: Date
}

/** What was wrong with it. */
export type HoldFault = 'no-reason' | 'no-such-day' | 'past' | 'too-far'

/** A hold without a date. */
const USUAL_DAYS = 3
const MOST_DAYS = 60
const DAY_MS = 86_400_000
/** On the day named, work goes on with the office's first hour. */
const MORNING_MS = 8.5 * 3_600_000
const AFTERNOON = 13.5 * 3_600_000
const EVENING = 18 * 3_600_000
/** More of the words is not looked at for a date. */
const LONGEST = 500

/**
 * Reads `等配件 到 11月25日`, `等配件 到周五`, `等配件 3天`, also with the date first, and the day in `明天再来`, `约了周六上午`. Without a date it is
 * three days.
 * @param known why it is on hold already; a new date needs no new reason
 * @returns what is wrong, where there is no reason or the day is past, over sixty days away, or in no calendar
 */
export function readHold(words: string, now: Date, known = ''): HoldWords | HoldFault {
  const plain = words.normalize('NFKC').trim().slice(0, LONGEST)
  const found = toADay(plain, now) ?? spanOfDays(plain, now) ?? dayWithin(plain, now)
  if (found === 'no-such-day') return found
  const before = tidy(found?.reason ?? plain)
  const isBare = before === '' || puttingOff.test(before)
  // “等到周五” and “改到下周一” say why as well as until when.
  const reason = isBare ? known || (before && tidy(plain)) : before
  if (reason === '') return 'no-reason'
  const until = found?.until ?? new Date(now.getTime() + USUAL_DAYS * DAY_MS)
  if (until <= now) return 'past'
  if (dayOf(until) > daysAfter(dayOf(now), MOST_DAYS)) return 'too-far'
  return { reason, until }
}

const puttingOff = /^(?:等|约|改期?|推迟?|延期?)$/

/** “到 11月25日”, with what stands before and after it; the last such day counts. */
function toADay(plain: string, now: Date): HoldWords | 'no-such-day' | undefined {
  for (
    let at = plain.lastIndexOf('到');
    at >= 0;
    at = at > 0 ? plain.lastIndexOf('到', at - 1) : -1
  ) {
    const behind = plain.slice(at + 1).trimStart()
    const read = /^\d{1,3}\s?天/.test(behind) ? undefined : readMoment(behind, now)
    if (read && !ofAPlace.test(read.rest)) {
      return { reason: around(plain.slice(0, at), read.rest), until: read.until }
    }
    if (!read && looksLikeADay.test(behind)) return 'no-such-day'
  }
  return undefined
}

interface Moment {
  readonly until: Date
  readonly rest: string
}

/** A day, on which work goes on in the morning; “下午” and “晚上” alone are today's. */
function readMoment(text: string, now: Date): Moment | undefined {
  const part = /^(?:今天)?(下午|今晚|晚上|傍晚)/.exec(text)
  if (part) {
    const noon = onDay(dayOf(now), AFTERNOON)
    const until = part[1] === '下午' && noon > now ? noon : onDay(dayOf(now), EVENING)
    return { until, rest: text.slice(part[0].length).trimStart() }
  }
  const read = readDay(text, now)
  return read && { until: onDay(read.day, MORNING_MS), rest: read.rest }
}

const onDay = (day: string, ms: number) => new Date(startOf(day).getTime() + ms)

/** A day named anywhere in the reason, which stays as it was said. Days that are over or far away tell of something else: “11月3日坏的”. */
function dayWithin(plain: string, now: Date): HoldWords | undefined {
  const found = aDay.exec(plain)
  const until = found && readMoment(plain.slice(found.index), now)?.until
  const isToCome = until && until > now && dayOf(until) <= daysAfter(dayOf(now), MOST_DAYS)
  return isToCome ? { reason: plain, until } : undefined
}

/** “到周五” alone gives no reason, “周五再来” does; last week's days are over. */
const aDay =
  /(?<![上前每天昨])(?:大后天|后天|明[天日]|(?:下个?|这|本)?(?:周|星期|礼拜)[一二三四五六日天末]|下周|下?个?月底|\d{1,2}月\d{1,2}[日号]|今天下午|今晚|下午|晚上|傍晚)/

/** “2号楼”, “3-2 单元” are no days. */
const ofAPlace = /^[\s-]{0,3}(?:楼|院|线|门|单元|栋|幢|室)/
/** Meant as a day, and none that is to come. */
const looksLikeADay =
  /^(?:昨|前天|上周|上个?(?:周|星期|礼拜|月)|\d{1,4}年|\d{1,2}月\d|\d{4}[./-]\d|\d{1,2}[日号](?![楼院线门]))/

/** “3天”, “两天”, “一周” at the beginning or the end; not the three days it has been broken. */
function spanOfDays(plain: string, now: Date): HoldWords | undefined {
  const found = endingSpan.exec(plain) ?? openingSpan.exec(plain)
  if (!found) return undefined
  const [whole, count = '', unit] = found
  const days = (signs[count] ?? Number(count)) * (unit === '天' ? 1 : 7)
  const reason = found.index > 0 ? plain.slice(0, found.index) : plain.slice(whole.length)
  return { reason, until: new Date(now.getTime() + days * DAY_MS) }
}

const signs: Readonly<Record<string, number>> = {
  ...{ 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
}
const SPAN = '(\\d{1,3}|[一两二三四五六七八九十])\\s?个?(天|周|星期|礼拜)'
const endingSpan = new RegExp(`(?<![\\d了过有第周上下])${SPAN}(?:后|以后|之后|时间)?[。.!]?$`)
const openingSpan = new RegExp(`^${SPAN}(?:后|以后|之后)?(?=[\\s,，。、:])`)

const around = (before: string, after: string) => `${tidy(before)} ${tidy(after)}`.trim()

const tidy = (text: string) =>
  text.replace(/^[\s,，。、:：;；]{1,20}|[\s,，。、:：;；]{1,20}$/g, '')
