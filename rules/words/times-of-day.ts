const signs = '零一二三四五六七八九'
const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const SAID = new RegExp(
  `(凌晨|早上?|上午|中午|下午|傍晚|晚上?)?\\s?${NUMBER}点(半|一刻|三刻)?钟?`,
  'g',
)

const minutes: Readonly<Record<string, string>> = { 半: '30', 一刻: '15', 三刻: '45' }

/** Writes times of the day in figures: “早八点到下午五点半” → “8:00到17:30”. */
export const inClockTime = (text: string): string =>
  text.replace(SAID, (_, part: string | undefined, hour: string, rest: string | undefined) => {
    const said = hourOf(hour)
    const afternoon = /^[下傍晚]/.test(part ?? '') || (part === '中午' && said < 11)
    return `${afternoon && said < 12 ? said + 12 : said}:${minutes[rest ?? ''] ?? '00'}`
  })

function hourOf(said: string): number {
  if (/^\d/.test(said)) return Number(said)
  const [tens, ones = ''] = said.replace('两', '二').split('十')
  if (!said.includes('十')) return signs.indexOf(tens ?? '')
  return (tens ? signs.indexOf(tens) : 1) * 10 + (ones ? signs.indexOf(ones) : 0)
}
