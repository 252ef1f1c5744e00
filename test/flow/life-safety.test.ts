import { expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, plane, staffRoom, sunshine } from './setup.ts'

const MIDNIGHT = new Date('2026-01-05T23:50:00+08:00')
const GAS = '3栋2单元楼道里好大的煤气味，报警器一直响'
const story = { at: MIDNIGHT }

/** Whom each ring called, and when it rang, in minutes after midnight began. */
async function rings({ prisma }: Community) {
  const events = await prisma.ticketEvent.findMany({
    where: { move: 'ring' },
    orderBy: { id: 'asc' },
  })
  return events.map(({ reason, at }) => [(at.getTime() - MIDNIGHT.getTime()) / 60_000, reason])
}

const onDuty = '张师傅、刘师傅、网格员王芳、陈书记'

onEachBackend('an emergency that nobody accepts', (backend) => {
  it('climbs a ladder: those on duty, those off duty, the office, everybody', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, later, posts, said } = community
        await staff('刘师傅').says('下班')
        await resident('3-2-501 李阿姨').says(GAS)
        expect(said('刘师傅')).toEqual([])

        await later('2 minutes')
        expect(said('刘师傅')).toEqual([expect.stringContaining('3栋2单元')])
        expect(said('网格员赵敏')).toEqual([])
        expect(posts(adminRoom)).toEqual([])

        await later('2 minutes')
        expect(posts(adminRoom)).toMatchObject([{ text: expect.stringContaining('接单 1') }])
        expect(said('网格员赵敏')).toEqual([])

        await later('4 minutes')
        expect(said('网格员赵敏')).toHaveLength(2)
        expect(await rings(community)).toEqual([
          [0, '第1级：张师傅、网格员王芳、陈书记'],
          [2, '第2级：张师傅、网格员王芳、陈书记、刘师傅'],
          [4, '第3级：张师傅、网格员王芳、陈书记、刘师傅、管理群'],
          [6, '第4级：张师傅、网格员王芳、陈书记、刘师傅、网格员赵敏、管理群'],
          [8, '第4级：张师傅、网格员王芳、陈书记、刘师傅、网格员赵敏、管理群'],
        ])
      },
      story,
    ))

  it('rings no more once somebody is on the way, even who was off duty, who is on duty then', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, later, prisma, said, posts } = community
        await staff('刘师傅').says('下班')
        await resident('3-2-501 李阿姨').says(GAS)
        await later('3 minutes')
        await staff('刘师傅').says('接单 1')
        expect(said(staffRoom).at(-1)).toContain('先记上班了')
        const before = posts().length
        await later('30 minutes')

        expect(await rings(community)).toHaveLength(2)
        expect(posts()).toHaveLength(before)
        expect(await prisma.staff.findUnique({ where: { name: '刘师傅' } })).toMatchObject({
          onDuty: true,
        })
      },
      story,
    ))

  it('rings anew from the first rung when whoever accepted gives it back', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, later } = community
        await resident('3-2-501 李阿姨').says(GAS)
        await later('7 minutes')
        await staff('张师傅').says('接单 1')
        await later('1 minute')
        await staff('张师傅').says('退单 1 车坏在路上了')
        await later('2 minutes')

        expect((await rings(community)).slice(4)).toEqual([
          [8, `第1级：${onDuty}`],
          [10, `第2级：${onDuty}`],
        ])
      },
      story,
    ))

  it('rings anew when whoever accepted goes off duty in the midst of it', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, said } = community
        await resident('3-2-501 李阿姨').says(GAS)
        await staff('张师傅').says('接单 1')
        await staff('张师傅').says('下班')

        expect(said(staffRoom)).toContainEqual(expect.stringContaining('1 → 正在叫所有值班的人'))
        expect((await rings(community)).at(-1)).toEqual([0, '第1级：刘师傅、网格员王芳、陈书记'])
      },
      story,
    ))

  it('says of several rings that could not be said only the last', async () => {
    let speaks = false
    await withCommunity(
      backend,
      async ({ resident, later, posts }) => {
        await resident('3-2-501 李阿姨').says(GAS)
        await later('5 minutes')
        speaks = true
        await later('10 seconds')

        expect(posts(staffRoom)).toMatchObject([{ text: expect.stringContaining('第 3 次叫') }])
      },
      { ...story, canSpeak: () => speaks },
    )
  })

  it('says none of them once somebody is on the way', async () => {
    let speaks = false
    await withCommunity(
      backend,
      async ({ resident, staff, later, said }) => {
        await resident('3-2-501 李阿姨').says(GAS)
        await later('5 minutes')
        await staff('张师傅').says('接单 1')
        speaks = true
        await later('10 seconds')

        expect(said(staffRoom)).toEqual([expect.stringContaining('张师傅接单')])
      },
      { ...story, canSpeak: () => speaks },
    )
  })

  it('goes on ringing after the program was down', () =>
    withCommunity(
      backend,
      async (community) => {
        const { resident, later, goesDown, comesUp, passes } = community
        await resident('3-2-501 李阿姨').says(GAS)
        await goesDown()
        passes('9 minutes')
        await comesUp()
        await later('2 minutes')

        expect((await rings(community)).map(([minute]) => minute)).toEqual([0, 9, 11])
      },
      story,
    ))

  it('is not held back by a cap', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, posts } = community
        for (const name of ['张师傅', '刘师傅', '网格员王芳', '陈书记']) {
          await staff('陈书记').says(`上限 ${name} 0`)
        }
        await resident('3-2-501 李阿姨').says(GAS)
        expect(posts(staffRoom).at(-1)).toMatchObject({ calls: onDuty.split('、') })
      },
      story,
    ))
})

onEachBackend('an emergency that is in hand', (backend) => {
  it('is brought to supervisor and worker when it is not done within two hours', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, resident, later, posts } = community
        await resident('3-2-501 李阿姨').says(GAS)
        await later('1 minute')
        await staff('张师傅').says('接单 1')
        await later('1 hour')
        const before = posts(staffRoom).length
        await later('1 hour')

        expect(posts(staffRoom).slice(before)).toContainEqual(
          expect.objectContaining({
            calls: ['张师傅', '陈书记'],
            text: expect.stringContaining('过了时限还没办好'),
          }),
        )
      },
      story,
    ))
})

/** No staff group is bound: everybody is called privately. */
const withoutRooms = Setup.parse({
  rooms: [
    { name: sunshine, kind: 'residents', estate: '阳光花园' },
    { name: plane, kind: 'residents', estate: '梧桐苑' },
  ],
  staff: [{ name: '张师傅', role: 'property' }],
})

onEachBackend('where there is no staff group', (backend) => {
  it('an emergency calls everybody privately', () =>
    withCommunity(
      backend,
      async ({ resident, said, later }) => {
        await resident('3-2-501 李阿姨').says(GAS)
        await later('5 minutes')
        expect(said('张师傅')).toHaveLength(3)
        expect(said('张师傅')[2]).toContain('第 3 次叫')
      },
      { ...story, setup: withoutRooms },
    ))
})
