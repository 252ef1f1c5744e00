const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })

const hourOf = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayOf = format({ month: 'long', day: 'numeric' })

/** “14:03”, “昨天 14:03”, “11月20日 14:03”, in China's time. */
export function momentText(at: Date, now: Date): string {
  const hour = hourOf.format(at)
  if (dayOf.format(at) === dayOf.format(now)) return hour
  const yesterday = new Date(now.getTime() - DAY)
  return `${dayOf.format(at) === dayOf.format(yesterday) ? '昨天' : dayOf.format(at)} ${hour}`
}

/** “5 分钟”, “3 小时”, “2 天”: a length of time in its largest unit. */
export function spanText(ms: number): string {
  const span = Math.max(0, ms)
  if (span < HOUR) return `${Math.max(1, Math.floor(span / MINUTE))} 分钟`
  return span < 2 * DAY ? `${Math.floor(span / HOUR)} 小时` : `${Math.floor(span / DAY)} 天`
}

/** “刚刚”, “5 分钟前”. */
export const agoText = (at: Date, now: Date): string => {
  const ms = now.getTime() - at.getTime()
  return ms < MINUTE ? '刚刚' : `${spanText(ms)}前`
}
