import type { Address } from '../intents/understanding.ts'

interface Voice {
  readonly personId: number
  /** Where the reporter lives, as far as it is known. */
  readonly home: Address
}

/** How many households speak with these voices: two of one flat are one, whoever has not said where they live is one of their own. */
export const households = (voices: readonly Voice[]): number => new Set(voices.map(doorOf)).size

const doorOf = ({ personId, home: { building, unit, room } }: Voice) =>
  building !== undefined && room !== undefined
    ? `${building}-${unit ?? ''}-${room}`
    : `person ${personId}`
