import type { Community } from './community.ts'

/** Who has had the ticket, from whom, what became of it and why. */
export const hands = async ({ prisma }: Community) => {
  const staff = await prisma.staff.findMany()
  const nameOf = (id: number | null) => staff.find((one) => one.id === id)?.name ?? null
  const rows = await prisma.assignment.findMany({ orderBy: { id: 'asc' } })
  return rows.map((row) => [nameOf(row.staffId), nameOf(row.fromId), row.answer, row.reason])
}

/** Where each ticket stands, and with whom. */
export const assignees = async ({ prisma }: Community) => {
  const tickets = await prisma.ticket.findMany({
    orderBy: { id: 'asc' },
    include: { assignee: true },
  })
  return tickets.map(({ state, assignee }) => [state, assignee?.name ?? null])
}
