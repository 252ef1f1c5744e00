import type { Address } from '../intents/understanding.ts'

interface Voice {
  readonly personId: number
  /** Where the reporter lives, as far as it is known. */
  readonly home: Address
}

/** How many households speak with these voices: two of one flat are one, whoever has not said where they live is one of their own. */
export const households = (voices: readonly Voice[]): number => new Set(voices.map(doorOf)).size

/** Whether these voices come from more buildings than one: then the trouble is not that building's. */
export const isWide = (voices: readonly Voice[]): boolean => buildingsOf(voices).length > 1

/** The buildings they come from, each once, in the order in which they spoke. */
export const buildingsOf = (voices: readonly Voice[]): readonly string[] => [
  ...new Set(voices.flatMap(({ home }) => home.building ?? [])),
]

const doorOf = ({ personId, home: { building, unit, room } }: Voice) =>
  building !== undefined && room !== undefined
    ? `${building}-${unit ?? ''}-${room}`
    : `person ${personId}`
