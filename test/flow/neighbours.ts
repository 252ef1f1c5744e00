import type { Community } from './community.ts'
import { staffRoom } from './setup.ts'

/** A drain of 3栋2单元 is ticket 1; 李阿姨 has told it. */
export async function drainTold({ resident, later }: Community) {
  await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
  await later('20 seconds')
}

/** So many neighbours of the same stair chime in. */
export async function neighbours({ resident, later }: Community, count: number, from = 1) {
  for (let one = from; one < from + count; one++) {
    await resident(`3-2-${one}02 住户${one}`).says('我家下水也堵了')
    await later('15 seconds')
  }
}

/** Somebody of 6栋 has another matter: ticket 2. */
export async function lampTold({ resident, later }: Community, words = '6栋1单元楼道灯不亮了') {
  await resident('6-1-301 老周').says(words)
  await later('20 seconds')
}

export const ticket = ({ prisma }: Community, id: number) =>
  prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: {
      assignee: true,
      reports: { include: { person: true }, orderBy: { id: 'asc' } },
      events: { orderBy: { id: 'asc' } },
    },
  })

export const reporters = async (community: Community, id: number) =>
  (await ticket(community, id)).reports.map(({ person }) => person.name)

export const moves = async (community: Community, id: number) =>
  (await ticket(community, id)).events.map(({ move }) => move)

/** What is answered in the staff group to an order. */
export async function says({ staff, said }: Community, text: string, who = '张师傅') {
  const before = said(staffRoom).length
  await staff(who).says(text)
  return said(staffRoom).slice(before)
}
