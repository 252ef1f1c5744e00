import { isCategory } from '../intents/taxonomy.ts'
import { asAddress } from '../prisma/json.ts'
import { buildingsOf, households } from '../rules/households.ts'
import { spreads } from '../rules/spread.ts'

interface Voiced {
  readonly personId: number
  /** An address, as far as the report names one. */
  readonly address: unknown
  readonly person: { readonly home: unknown }
}

interface Reported {
  readonly category: string
  readonly reports?: readonly Voiced[]
}

/** Where a trouble of several buildings is, and how many households have told of it. */
export interface Wide {
  readonly buildings: readonly string[]
  readonly households: number
}

/**
 * What several buildings tell of is not the matter of the one whose resident was first: an outage is the estate's.
 * `undefined` where it is one building's, or what neighbours tell of from elsewhere.
 */
export function wideOf({ category, reports = [] }: Reported): Wide | undefined {
  const spread = isCategory(category) ? spreads[category] : undefined
  if (spread?.reach !== 'estate' || !spread.atHome) return undefined
  const voices = reports.map(({ personId, address, person }) => {
    const named = asAddress(address)
    return { personId, home: named.building === undefined ? asAddress(person.home) : named }
  })
  const buildings = buildingsOf(voices)
  return buildings.length > 1 ? { buildings, households: households(voices) } : undefined
}
