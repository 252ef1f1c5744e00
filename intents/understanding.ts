import type { Act, Category, UrgencyClass } from './taxonomy.ts'

/** A place as the taxonomy's slots name it; every slot is normalized text (“三号楼” is building `3`). */
export interface Address {
  readonly estate?: string
  readonly building?: string
  readonly unit?: string
  readonly floor?: string
  readonly room?: string
  /** Where to go when there is no number: “东门”, “地下车库”. */
  readonly spot?: string
}

/** One matter in a message. */
export interface Matter {
  readonly act: Act
  /** `null` where the act has no matter, or it cannot be told from the line alone. */
  readonly category: Category | null
  readonly class: UrgencyClass | null
  readonly address: readonly Address[]
}

/** Everything the assistant makes of one text. */
export interface Understanding extends Matter {
  /** Calibrated probability that act and category are right, 0 to 1. */
  readonly confidence: number
  /** Head count of a sign-up, the speaker included where they say so. */
  readonly people?: number
  /** The first mobile or landline number in the text, digits only. */
  readonly phone?: string
  /** A time spoken of, as written. */
  readonly when?: string
  /** Would this line, first thing in a residents' group, open a ticket? */
  readonly opensTicket: boolean
  /** The trouble it sounds like although none is claimed: “怎么突然没水了” may be one beside another. */
  readonly hint?: Category
  /** The text before it that was quoted (「…」), which is not the speaker's own claim. */
  readonly quoted?: string
  /** Further matters of the same message, less urgent than the first. */
  readonly also: readonly Matter[]
}
