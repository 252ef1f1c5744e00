import type { TownMember, TownPlan } from './town-plan.ts'

/** How somebody is called in a group, or privately; empty where nobody has that id. */
export function nameOf(plan: TownPlan, contactId: string, groupId?: string): string {
  const alias = memberOf(plan, contactId, groupId)?.alias
  return alias ?? [plan.account, ...plan.contacts].find(({ id }) => id === contactId)?.name ?? ''
}

export const isGroup = ({ groups }: TownPlan, id: string) => groups.some((one) => one.id === id)

/** Members and the account speak in a group; privately everybody speaks with the account only. Throws on others. */
export function mustKnow(plan: TownPlan, as: string, to: string) {
  const ours = as === plan.account.id
  if (nameOf(plan, as) === '') throw new Error(`nobody has the id "${as}" in this town`)
  if (isGroup(plan, to)) {
    if (ours || memberOf(plan, as, to)) return
    throw new Error(`"${as}" is not in the group "${to}"`)
  }
  const known = ours ? plan.contacts.some(({ id }) => id === to) : to === plan.account.id
  if (!known) throw new Error(`"${as}" cannot write to "${to}": no such group or contact`)
}

const memberOf = (
  { groups }: TownPlan,
  contactId: string,
  groupId?: string,
): TownMember | undefined =>
  groups.find(({ id }) => id === groupId)?.members.find((one) => one.contactId === contactId)
