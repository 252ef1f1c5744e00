import { addressOfNickname } from '../intents/address.ts'
import type { Act, Category } from '../intents/taxonomy.ts'
import type { Understand } from '../intents/understand.ts'
import type { Address, Leaning, Understanding } from '../intents/understanding.ts'
import { subjectOf } from './subjects.ts'

/** One person's word about a matter, as far as joining needs it. */
export interface Claim {
  readonly act: Act
  /** `null` for a “+1”, which means what was spoken of just now. */
  readonly category: Category | null
  readonly address: readonly Address[]
  /** The estate it was said in, or the group where the estate is not known. */
  readonly estate: string
  readonly talker: string
  readonly at: Date
  readonly text: string
  /** The speaker's own flat, where it is known. */
  readonly home?: Address
  /** What the matter may be, the likeliest first. */
  readonly leanings?: readonly Leaning[]
  /** What the matter is could hardly be told. */
  readonly unsure?: true
}

export interface Said {
  readonly text: string
  readonly room: string
  readonly talker: string
  readonly at: Date
}

/**
 * The claim in what somebody said. Takes what was understood of the text alone, and of the message quoted in it, which tells
 * what a “我家也是” is about and never where the speaker lives.
 */
export function claimFrom(said: Said, heard: Understanding, quoted?: Understanding): Claim {
  const home = addressOfNickname(said.talker)
  return {
    act: heard.act,
    category: heard.category ?? quoted?.category ?? null,
    address: heard.address,
    estate: estateOf(said.room),
    talker: said.talker,
    at: said.at,
    text: said.text,
    ...(home && { home }),
    ...(heard.leanings && !quoted && { leanings: heard.leanings }),
  }
}

/**
 * The claim that is heard in what somebody said, and in what it quotes. It is known to be about a trouble: where none is claimed
 * outright, what it sounds like counts, and last its plainest words.
 */
export function claimHeard(said: Said, understand: Understand): Claim {
  const heard = understand(said.text)
  const quoted = heard.quoted === undefined ? undefined : understand(heard.quoted)
  const claim = claimFrom(said, heard, quoted)
  const head = said.text.slice(0, 100)
  if (heard.act === 'chat' || heard.act === 'enquiry') return supposed(claim, head, heard.hint)
  if (heard.confidence >= sure) return claim
  return heard.act === 'me-too' && subjectOf(head) === null
    ? { ...claim, category: quoted?.category ?? null }
    : { ...claim, unsure: true }
}

/** What is meant beside another trouble by words that claim none outright. */
function supposed(claim: Claim, head: string, hint: Category | undefined): Claim {
  if (claim.act === 'enquiry' && asksWhen.test(head)) return claim
  const plain = claim.category ?? hint ?? subjectOf(head)
  if (plain === null && agrees.test(head)) return { ...claim, act: 'me-too' }
  const category = plain ?? likeliest(claim)
  return category === null || asksOnly.includes(category)
    ? claim
    : { ...claim, act: 'report', category }
}

/** Somebody else's trouble was told just before: what this could be about, it is likely about. */
function likeliest({ leanings, text }: Claim): Category | null {
  const [first] = leanings ?? []
  const isWord = text.trim().length > shortest
  return first && isWord && first.share >= likely ? first.category : null
}

const likely = 0.3
const shortest = 5

/** Below this a matter may be another one. */
const sure = 0.6
const asksWhen = /什么时候|啥时候|几点|几时|多久|多会儿|何时|哪天/
const agrees =
  /^[^\u4e00-\u9fff\d+]{0,6}(?:就是|对[啊呀的，,]|是[啊呀的]|可不|没错|同|[+]1|[+]一|加一|附议|顶|谁说不是|一样|我也|我们也|我家也|俺也|我这也|我这边也)/
/** What is asked about these is a matter of each one's own. */
const asksOnly: readonly Category[] = ['service-enquiry', 'activity', 'canteen']

/** “阳光花园业主2群” and “阳光花园业主群（2）” are groups of one estate. */
const estateOf = (room: string): string =>
  room
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\(?[\d一二三四五六七八九十]{1,3}\)?$/, '')
    .replace(/(?:业主|居民|住户|邻居|邻里|交流|互助|通知|大)*[\d一二三四五六七八九十]{0,3}群?$/, '')
