import type { Ids } from '../../prisma/queries/setup.ts'
import { Setup } from '../../prisma/queries/setup.ts'
import type { TownPlan } from './town-plan.ts'

/** The community that `npm start` shows: two estates, their groups, and the people who look after them. */
export const demoSetup = Setup.parse({
  community: '和平里社区',
  rooms: [
    { name: '阳光花园业主群', kind: 'residents', estate: '阳光花园' },
    { name: '梧桐苑邻里群', kind: 'residents', estate: '梧桐苑' },
    { name: '和平里工作群', kind: 'staff' },
    { name: '和平里管理群', kind: 'admin' },
  ],
  staff: [
    {
      name: '张师傅',
      role: 'property',
      categories: [
        ...['drain-blocked', 'water-supply', 'water-leak', 'power-outage', 'gas-outage', 'heating'],
        ...['elevator-fault', 'lighting', 'access-control', 'public-facility'],
      ],
    },
    {
      name: '李队长',
      role: 'property',
      categories: [
        'parking',
        'ebike',
        'noise',
        'public-security',
        'pets',
        'sanitation',
        'greenery',
      ],
    },
    { name: '网格员王芳', role: 'grid-worker', estates: ['阳光花园'] },
    { name: '网格员赵敏', role: 'grid-worker', estates: ['梧桐苑'] },
    { name: '陈书记', role: 'secretary', supervisor: true },
  ],
})

const residents = {
  阳光花园业主群: [
    '3-2-501 李阿姨',
    '3-2-401 老周',
    '5-1-302 小林',
    '1-3-201 王老师',
    '8栋 豆豆妈',
  ],
  梧桐苑邻里群: ['2-1-101 吴奶奶', '6-2-603 阿杰', '4栋 孙姐'],
} as const

const DEMO_ROOM = 'demo-room-'

/** Stable ids, so that the database still knows everybody after a restart. */
export const demoIds: Ids = {
  room: (name) => `${DEMO_ROOM}${name}`,
  contact: (name) => `demo-person-${name}`,
}

/** The same community as a WeChat in memory. Everybody on the staff is in every group. */
export function demoPlan(): TownPlan {
  const staff = demoSetup.staff.map(({ name }) => name)
  const people = [...staff, ...Object.values(residents).flat()]
  const member = (name: string) => ({ contactId: demoIds.contact(name) })
  return {
    account: { id: 'demo-linli', name: '邻里小助手' },
    contacts: people.map((name) => ({ id: demoIds.contact(name), name })),
    groups: demoSetup.rooms.map(({ name, kind }) => ({
      id: demoIds.room(name),
      topic: name,
      members: [...residentsOf(name), ...(kind === 'admin' ? ['陈书记'] : staff)].map(member),
    })),
  }
}

const residentsOf = (room: string): readonly string[] =>
  Object.entries(residents).find(([name]) => name === room)?.[1] ?? []

/**
 * The demo's fictional staff and a real community do not belong in one database.
 * @returns what is wrong and what to do, or `undefined`
 */
export function mixedUp(rooms: readonly { readonly wechatId: string }[], simulated: boolean) {
  const demo = rooms.some(({ wechatId }) => wechatId.startsWith(DEMO_ROOM))
  const real = rooms.some(({ wechatId }) => !wechatId.startsWith(DEMO_ROOM))
  if (demo && !simulated)
    return 'this database holds the demo community: choose another DATA_DIR or DATABASE_URL for a real account'
  if (real && simulated)
    return 'this database holds a real community: name its puppet by WECHATY_PUPPET, or choose another DATA_DIR for the demo'
  return undefined
}
