import type { Category } from '../intents/taxonomy.ts'

const ofPersons: ReadonlySet<Category> = new Set([
  'sick-elder',
  'medical',
  'child-unattended',
  'missing-person',
])

/** What was done for somebody in need, or why it has to wait, is nobody else's business: no group hears a worker's words about it. */
export const isPersonal = (category: Category): boolean => ofPersons.has(category)
