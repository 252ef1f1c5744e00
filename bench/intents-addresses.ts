import { isDeepStrictEqual } from 'node:util'
import { ratio } from '../intents/figures.ts'
import type { Understand } from '../intents/understand.ts'
import type { Address } from '../intents/understanding.ts'
import type { LabelledPlaces } from './intents-sets.ts'

export interface AddressFigures {
  readonly messages: number
  /** All places with all their slots, and none where there is none. */
  readonly right: number
}

/** How many messages' places are exactly right. */
export function addressFigures(
  messages: readonly LabelledPlaces[],
  understand: Understand,
): AddressFigures {
  const right = messages.filter((message) => isExact(message, understand))
  return { messages: messages.length, right: ratio(right.length, messages.length) }
}

/** By the words alone, whoever said them. */
export function isExact({ text, address }: LabelledPlaces, understand: Understand): boolean {
  const { address: first, also } = understand(text)
  return isDeepStrictEqual(
    namesOf([...first, ...also.flatMap((matter) => matter.address)]),
    namesOf(address),
  )
}

/** Places as comparable words: in which order they are told, and how often, is nothing to go by. */
const namesOf = (places: readonly (Address | LabelledPlaces['address'][number])[]) =>
  [...new Set(places.map((place) => JSON.stringify(Object.entries(place).sort())))].sort()
