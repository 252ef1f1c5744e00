import { shareOf } from '../../intents/sense.ts'
import type { Act } from '../../intents/taxonomy.ts'
import { closeness, surelyAnother } from './matter-signs.ts'
import type { Pair } from './pair.ts'
import type { Sign } from './sign.ts'

const does = (act: Act) => (pair: Pair) => shareOf(pair.later.sense, act)

/** More of what was said is not read for single words. */
const read = 60
const hasIn = (pattern: RegExp, text: string) => Number(pattern.test(text.slice(0, read)))
const startsWith = (pattern: RegExp) => (pair: Pair) =>
  Number(pattern.test(pair.later.claim.text.slice(0, 12)))
const says = (pattern: RegExp) => (pair: Pair) => hasIn(pattern, pair.later.claim.text)

/** Words of a trouble that has lasted. */
export const goesOn =
  /[还又仍]|依旧|依然|到底|到现在|[啥什]么?时候|多久|[几两三四五六七八九十\d]天了|没动静|没信|没人来/

const talks = does('chat')
const asks = does('enquiry')

/** What the later speaker does, and the words by which they hang on to what was said before. */
export const wordSigns: readonly Sign[] = [
  { name: 'me-too', speaks: 'for', of: does('me-too') },
  { name: 'still-broken', speaks: 'for', of: does('still-broken') },
  { name: 'talk', speaks: 'against', of: talks },
  { name: 'talk-of-it', speaks: 'against', of: (pair) => talks(pair) * closeness(pair) },
  { name: 'question', speaks: 'against', of: asks },
  { name: 'late-question', speaks: 'against', of: (pair) => (pair.minutes > 15 ? asks(pair) : 0) },
  { name: 'thanks', speaks: 'against', of: does('thanks') },
  { name: 'over', speaks: 'against', of: does('fixed') },
  { name: 'also', speaks: 'for', of: says(/也|同样|一样|[+]1|同上/) },
  { name: 'that-one', speaks: 'for', of: says(/那[辆台个位条只棵块家车狗人堆]/) },
  { name: 'still', speaks: 'for', of: says(goesOn) },
  {
    name: 'one-more',
    speaks: 'against',
    of: startsWith(/^.{0,4}(?:还有|另外|再一个|顺便|对了|再说|还想)/),
  },
  { name: 'only-here', speaks: 'against', of: onlyHere },
  {
    name: 'only-here-on-a-main',
    speaks: 'against',
    of: (pair) => (pair.spread.reach === 'estate' ? onlyHere(pair) : 0),
  },
  {
    name: 'tale-or-advert',
    speaks: 'against',
    of: says(
      /[去前]年|那年|以前|上次|小时候|当年|在老家|娘家|我们?单位|出租|转让|优惠|办理|急售|团购|哈哈|笑死/,
    ),
  },
  { name: 'quotes', speaks: 'for', of: quotes },
  {
    name: 'quotes-and-goes-on',
    speaks: 'against',
    of: (pair) => quotes(pair) * surelyAnother(pair),
  },
  { name: 'quotes-to-talk', speaks: 'against', of: (pair) => quotes(pair) * talks(pair) },
  { name: 'short', speaks: 'either', of: isShort },
  { name: 'short-and-soon', speaks: 'for', of: (pair) => (pair.minutes <= 15 ? isShort(pair) : 0) },
  { name: 'long', speaks: 'either', of: ({ later }) => Number(later.claim.text.length > 40) },
]

/** Said of either: the neighbours have no such trouble. */
function onlyHere({ ticket, later }: Pair): number {
  const alone =
    /(?<!以为|以为是)[就只单]有?[我俺咱]们?[家这一]|邻居都|隔壁都|别人家|对门|其他.{0,3}(?:没事|正常)/
  return Math.max(hasIn(alone, ticket.claim.text), hasIn(alone, later.claim.text))
}

/** What the later speaker quotes is what opened the ticket. */
function quotes({ ticket, later }: Pair): number {
  const quoted = later.claim.quoted?.slice(0, 300) ?? ''
  const own = ticket.claim.text.slice(0, 300)
  return Number(
    quoted.length > 3 && (own.includes(quoted.slice(0, 6)) || quoted.includes(own.slice(0, 6))),
  )
}

/** So short that it tells nothing by itself. */
function isShort({ later }: Pair): number {
  return Number(later.claim.text.length <= 6 && later.claim.category === null)
}
