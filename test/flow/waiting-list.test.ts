import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { community, plane, sunshine } from './setup.ts'

const dumplings = {
  title: '端午包粽子',
  startsAt: new Date('2026-01-09T14:00:00+08:00'),
  place: '社区活动室',
  capacity: 1,
  rooms: [],
}
const setup = { ...community, activities: [dumplings] }

onEachBackend('whoever moves up from the waiting list', (backend) => {
  it('hears so in their own group, not in that of the neighbour who made room', () =>
    withCommunity(
      backend,
      async ({ prisma, resident, later, said, posts }) => {
        await resident('周桂芳').says('端午包粽子报名 1个人')
        await later('12 seconds')
        await resident('钱多多', plane).says('端午包粽子报名 1个人')
        await later('12 seconds')
        expect(said(plane)).toEqual([expect.stringContaining('候补')])

        await resident('周桂芳').says('包粽子我去不了了，取消报名')
        await later('20 seconds')
        expect(await prisma.signup.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
          { state: 'cancelled' },
          { state: 'in' },
        ])
        expect(posts(plane).at(-1)).toMatchObject({
          calls: ['钱多多'],
          text: expect.stringContaining('有空位了'),
        })
        expect(said(sunshine).at(-1)).toContain('取消')
      },
      { setup },
    ))
})
