import type { Category, UrgencyClass } from '../intents/taxonomy.ts'

/** 派单: offered to one, who is asked by name. 抢单: to all who fit, and the first to say so has it. */
export type Offering = 'direct' | 'pool'

/** Matters that are a favour or an errand, or better done by who feels called; everything else is somebody's job. */
const pooled: ReadonlySet<Category> = new Set([
  'wish',
  'canteen',
  'greenery',
  'neighbour-dispute',
  'service-enquiry',
])

/** How a ticket is first offered. An emergency is everybody's. */
export const offeringOf = (category: Category, urgency: UrgencyClass): Offering =>
  urgency === 'P1' || pooled.has(category) ? 'pool' : 'direct'
