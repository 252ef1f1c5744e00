import type { Community } from './community.ts'

/** How many a story begins: a drain is blocked in 3栋, and it is ticket 1, offered to 张师傅. */
export async function drainReported({ resident, later }: Community) {
  await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
  await later('12 seconds')
}

/** 张师傅 has taken it. */
export async function drainAccepted(community: Community) {
  await drainReported(community)
  await community.staff('张师傅').says('接单 1')
}

/** He says it is done, and the group has been told. */
export async function drainFinished(community: Community) {
  await drainAccepted(community)
  await community.later('20 minutes')
  await community.staff('张师傅').says('办完 1 通了')
  await community.later('2 minutes')
}

/** The drain's ticket. */
export const drain = ({ prisma }: Community) =>
  prisma.ticket.findUniqueOrThrow({ where: { id: 1 } })

/** Another trouble: the stair lamp in 7栋, the next ticket. */
export async function lampReported({ resident, later }: Community) {
  await resident('7-1-201 老孙').says('7栋1单元楼道灯坏了，黑漆漆的')
  await later('12 seconds')
}
