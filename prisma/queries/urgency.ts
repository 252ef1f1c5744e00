import { classOf, isCategory, type UrgencyClass } from '../../intents/taxonomy.ts'

const classes: readonly string[] = ['P1', 'P2', 'P3', 'P4'] satisfies readonly UrgencyClass[]

/** A ticket's class as it stands; that of its category where the row holds none that is known. */
export function urgencyOf({ class: name, category }: { class: string; category: string }) {
  if (classes.includes(name)) return name as UrgencyClass
  return (isCategory(category) ? classOf(category) : null) ?? 'P3'
}
