import type { Category } from '../intents/taxonomy.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** From narrow to wide. */
const reaches = ['person', 'stack', 'unit', 'building', 'estate'] as const

/**
 * How far one trouble of a category reaches: reports from within it may be about the same.
 * `estate`: everyone on the same main, two buildings without water are one matter. `building`: another building is another
 * matter. `unit`: one stair with its lift, light, door and drain. `stack`: one flat and those above and below it. `person`:
 * only the same flat, or the same words about somebody.
 */
export type Reach = (typeof reaches)[number]

export interface Spread {
  readonly reach: Reach
  /** In milliseconds. Reports further apart are hardly one matter, unless the second says “还” or “又”. */
  readonly within: number
  /** How likely two reports are one matter when a place is missing. */
  readonly unplaced: number
  /** It is heard or smelled next door: a “我们也是” from another building joins. */
  readonly carries?: true
  /** Where it happens is where the speaker lives, when nothing else is said. */
  readonly atHome?: true
}

/** How far each kind of trouble reaches; what follows from it is learned: `npm run pairs:train` after a change. */
export const spreads: Readonly<Record<Category, Spread>> = {
  'sick-elder': { reach: 'person', within: 2 * HOUR, unplaced: 0.54 },
  medical: { reach: 'person', within: 2 * HOUR, unplaced: 0.5 },
  'child-unattended': { reach: 'person', within: 2 * HOUR, unplaced: 0.54 },
  'missing-person': { reach: 'person', within: 12 * HOUR, unplaced: 0.65 },
  'gas-leak': { reach: 'building', within: 2 * HOUR, unplaced: 0.55, carries: true, atHome: true },
  fire: { reach: 'building', within: 2 * HOUR, unplaced: 0.65, carries: true },
  'falling-hazard': { reach: 'building', within: DAY, unplaced: 0.45 },
  'elevator-trapped': { reach: 'unit', within: HOUR, unplaced: 0.65, atHome: true },
  'public-security': { reach: 'building', within: 3 * HOUR, unplaced: 0.45 },
  'drain-blocked': { reach: 'unit', within: DAY, unplaced: 0.4, atHome: true },
  'water-supply': { reach: 'estate', within: 6 * HOUR, unplaced: 0.9, atHome: true },
  'water-leak': { reach: 'stack', within: DAY, unplaced: 0.35, atHome: true },
  'power-outage': { reach: 'estate', within: 4 * HOUR, unplaced: 0.9, atHome: true },
  'gas-outage': { reach: 'estate', within: 6 * HOUR, unplaced: 0.85, atHome: true },
  heating: { reach: 'estate', within: DAY, unplaced: 0.8, atHome: true },
  'elevator-fault': { reach: 'unit', within: DAY, unplaced: 0.55, atHome: true },
  lighting: { reach: 'unit', within: 3 * DAY, unplaced: 0.4, atHome: true },
  'access-control': { reach: 'unit', within: DAY, unplaced: 0.5, atHome: true },
  parking: { reach: 'building', within: 6 * HOUR, unplaced: 0.35 },
  ebike: { reach: 'unit', within: DAY, unplaced: 0.4, atHome: true },
  sanitation: { reach: 'building', within: DAY, unplaced: 0.4, carries: true },
  noise: { reach: 'building', within: 5 * HOUR, unplaced: 0.6, carries: true, atHome: true },
  'illegal-construction': { reach: 'building', within: 3 * DAY, unplaced: 0.35 },
  pets: { reach: 'building', within: 6 * HOUR, unplaced: 0.4 },
  greenery: { reach: 'building', within: 3 * DAY, unplaced: 0.4 },
  'public-facility': { reach: 'building', within: 3 * DAY, unplaced: 0.35 },
  'neighbour-dispute': { reach: 'unit', within: 6 * HOUR, unplaced: 0.4 },
  'property-management': { reach: 'estate', within: DAY, unplaced: 0.5 },
  telecom: { reach: 'estate', within: 6 * HOUR, unplaced: 0.8, atHome: true },
  renovation: { reach: 'building', within: 3 * DAY, unplaced: 0.4 },
  'service-enquiry': { reach: 'person', within: HOUR, unplaced: 0.2 },
  canteen: { reach: 'estate', within: 3 * HOUR, unplaced: 0.6 },
  wish: { reach: 'person', within: HOUR, unplaced: 0.1 },
  activity: { reach: 'estate', within: HOUR, unplaced: 0.6 },
}

/** Taken in only where the later report has one of the words. */
type Hinted = readonly [Category, readonly string[]]

/**
 * Causes that belong together: what a ticket of the first category may take in. One way only, for a P1 matter is never
 * hidden inside a lesser one, and people shut in a lift have a ticket of their own.
 */
export const takesIn: Readonly<Partial<Record<Category, readonly (Category | Hinted)[]>>> = {
  'sick-elder': ['medical'],
  medical: ['sick-elder'],
  'elevator-trapped': ['elevator-fault'],
  'gas-leak': ['gas-outage'],
  fire: ['power-outage'],
  'falling-hazard': ['greenery', 'public-facility', 'sanitation'],
  'public-security': ['neighbour-dispute'],
  'water-leak': ['water-supply', 'drain-blocked'],
  'drain-blocked': ['sanitation', 'water-leak'],
  'water-supply': [['water-leak', ['爆', '主管', '总管', '喷', '路面', '马路']]],
  'power-outage': ['elevator-fault', 'lighting', 'access-control', 'telecom', 'water-supply'],
  lighting: ['power-outage', 'public-facility'],
  'access-control': ['parking'],
  parking: ['access-control', 'ebike'],
  ebike: ['parking', 'illegal-construction'],
  sanitation: ['drain-blocked', 'pets', 'illegal-construction'],
  noise: ['neighbour-dispute', 'pets'],
  'illegal-construction': ['sanitation', 'ebike'],
  pets: ['noise', 'sanitation'],
  'neighbour-dispute': ['noise'],
  greenery: ['public-facility'],
  'public-facility': ['greenery', 'lighting'],
}
