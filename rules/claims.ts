import { addressOfNickname } from '../intents/address.ts'
import type { Act, Category } from '../intents/taxonomy.ts'
import type { Address, Understanding } from '../intents/understanding.ts'

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
  }
}

/** “阳光花园业主2群” and “阳光花园业主群（2）” are groups of one estate. */
const estateOf = (room: string): string =>
  room
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\(?[\d一二三四五六七八九十]{1,3}\)?$/, '')
    .replace(/(?:业主|居民|住户|邻居|邻里|交流|互助|通知|大)*[\d一二三四五六七八九十]{0,3}群?$/, '')
