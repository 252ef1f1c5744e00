import { type Ids, Setup } from '../../prisma/queries/setup.ts'

export const ids: Ids = { room: (name) => `room:${name}`, contact: (name) => `person:${name}` }

/** Monday, ten in the morning: everybody is at work. */
export const MONDAY_TEN = new Date('2026-01-05T10:00:00+08:00')

export const sunshine = '阳光花园业主群'
export const plane = '梧桐苑邻里群'
export const staffRoom = '和平里工作群'
export const adminRoom = '和平里管理群'

const utilities = ['drain-blocked', 'water-supply', 'water-leak', 'power-outage', 'lighting']

/** Two estates, their groups, and the people who look after them; everybody has enrolled. */
export const community = Setup.parse({
  rooms: [
    { name: sunshine, kind: 'residents', estate: '阳光花园' },
    { name: plane, kind: 'residents', estate: '梧桐苑' },
    { name: staffRoom, kind: 'staff' },
    { name: adminRoom, kind: 'admin' },
  ],
  staff: [
    { name: '张师傅', role: 'property', categories: utilities },
    { name: '刘师傅', role: 'property', categories: utilities },
    { name: '网格员王芳', role: 'grid-worker', estates: ['阳光花园'] },
    { name: '网格员赵敏', role: 'grid-worker', estates: ['梧桐苑'] },
    { name: '陈书记', role: 'secretary', supervisor: true },
  ],
})
