import { addressesIn, addressOfNickname } from '../../intents/address.ts'
import { claims } from '../../intents/decide.ts'
import { takeApart } from '../../intents/quote.ts'
import type { Act, Category } from '../../intents/taxonomy.ts'
import type { Understand } from '../../intents/understand.ts'
import type { Address } from '../../intents/understanding.ts'

/** One person's word about a matter, as far as joining needs it. */
export interface Claim {
  /** The speaker's own words, and those they quote. */
  readonly text: string
  readonly quoted?: string
  /** What the speaker is taken to do where that is more than their words say. */
  readonly act?: Act
  /** What it is filed as or was heard as; `null` where that could not be told. */
  readonly category: Category | null
  /** The places named. */
  readonly address: readonly Address[]
  /** The speaker's own flat, where it is known. */
  readonly home?: Address
  /** The house that the group is of. */
  readonly house?: Address
  /** The group it was said in; empty where all that is compared is of one estate. */
  readonly room: string
  readonly talker: string
  readonly at: Date
}

export interface Said {
  readonly text: string
  readonly room: string
  readonly talker: string
  readonly at: Date
}

/** The claim that is heard in what somebody said, by itself. */
export function claimHeard({ text, room, talker, at }: Said, understand: Understand): Claim {
  const heard = understand(text)
  const { own, quoted } = takeApart(text)
  const home = addressOfNickname(talker)
  const house = addressesIn(room)[0]
  return {
    text: own,
    category: claims.includes(heard.act) ? heard.category : null,
    address: heard.address,
    ...(quoted && { quoted: quoted.text }),
    ...(home && { home }),
    ...(house && { house }),
    room,
    talker,
    at,
  }
}
