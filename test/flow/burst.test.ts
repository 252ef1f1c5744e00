import { expect, it } from 'vitest'
import { Setup } from '../../prisma/queries/setup.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { community, staffRoom, sunshine } from './setup.ts'

const voices = [
  '3栋停水了，家里一滴水都没有，怎么回事',
  '我家也停水了',
  '5栋也停水了',
  '+1',
  '我家也是',
  '我们8栋也没水了',
  '一样，也停水了',
  '我家也没水了',
  '6栋也停水了',
  '我家也停水了，做不了饭',
] as const

onEachBackend('ten neighbours without water', (backend) => {
  it('are one ticket and one ping, and the group is told at most twice', () =>
    withCommunity(backend, async ({ prisma, resident, later, said }) => {
      for (const [index, words] of voices.entries()) {
        await resident(`${index + 1}-1-201 住户${index + 1}`).says(words)
        await later('3 seconds')
      }
      await later('5 minutes')

      expect(await prisma.ticket.findMany({ include: { reports: true } })).toMatchObject([
        { category: 'water-supply', reports: { length: voices.length } },
      ])
      expect(said(staffRoom)).toHaveLength(1)
      expect(said(sunshine).length).toBeLessThanOrEqual(2)
      expect(said(sunshine).at(-1)).toContain('10 户反映')
      // It is not the matter of the building whose resident was first.
      expect(said(sunshine).at(-1)).toMatch(/^阳光花园 供水/)
    }))
})

it('an outage in several buildings is the estate’s, for whoever is called and when somebody comes', () =>
  withCommunity('postgres', async ({ resident, staff, later, said }) => {
    await resident('3-2-501 李阿姨').says('3栋停水了，家里一滴水都没有，怎么回事')
    await later('12 seconds')
    await resident('5-1-302 老周').says('5栋也停水了')
    await later('2 minutes')
    await later('15 minutes')
    expect(said(staffRoom).at(-1)).toContain('】阳光花园 供水（工单1，2 户反映）')

    await staff('刘师傅').says('接单 1')
    expect(said(sunshine).at(-1)).toContain('阳光花园 供水（工单1，2 户反映），刘**已接单')
    expect(said('刘师傅').at(-1)).toContain('位置：阳光花园3栋、5栋')
  }))

const second = '阳光花园业主2群'
const twoGroups = Setup.parse({
  ...community,
  rooms: [...community.rooms, { name: second, kind: 'residents', estate: '阳光花园' }],
})

/** Thirty neighbours; `null` is small talk of somebody else in between. */
const thirty = [
  ['3-2-501 李阿姨', '停水了吗？我家水龙头一滴水都没有'],
  ['5-1-302 老周', '5栋也停水了'],
  ['8-3-201 小吴', '我们8栋也没水了'],
  ['3-1-401 赵姐', '我家也停水了'],
  [null, '今天菜场的白菜真便宜'],
  ['6-2-601 王芳妈', '6栋2单元也没水'],
  ['1-1-101 阿明', '我家也没水了'],
  ['2-2-202 陈先生', '2栋停水+1'],
  ['7-1-303 孙女士', '我家也停水了，做不了饭'],
  ['9-2-502 小林', '9栋也没水了'],
  [null, '哈哈哈'],
  ['10-1-201 吴姐', '10栋也停水了'],
  ['11-3-402 钱叔', '我们11栋也没有水'],
  ['12-1-101 小郑', '12栋也没水了，正洗头'],
  ['4-2-301 冯姐', '我家也是，没水了'],
  ['3-3-602 褚先生', '3栋3单元也停水了'],
  ['5-2-202 卫姐', '我家水也停了'],
  ['8-1-101 蒋叔', '8栋1单元也没水'],
  [null, '谁家的快递放错了'],
  ['6-1-402 沈姨', '一样，我家也停水了'],
  ['1-2-302 韩哥', '1栋也没水'],
  ['2-1-501 杨姐', '我家也停水了'],
  ['7-3-201 朱叔', '7栋3单元停水了'],
  ['9-1-102 秦姨', '我家也没水了，怎么回事'],
  ['10-2-302 尤哥', '10栋2单元也没水'],
  ['11-1-201 许姐', '我家也停水了'],
  ['12-2-402 何叔', '12栋2单元也停水了'],
  ['4-1-102 吕姐', '4栋没水了'],
  [null, '下午有没有去接孩子的'],
  ['3-1-302 施先生', '我家也没有水了'],
  ['5-3-401 张姨', '5栋3单元也停水了'],
  ['8-2-302 孔哥', '我家也没水'],
  ['6-3-101 曹姐', '6栋3单元也没水了'],
  ['1-3-201 严叔', '我家也停水了'],
] as const

/** They say it within three minutes, by turns in the two groups. */
async function speak({ resident, later }: Community) {
  for (const [index, [name, words]] of thirty.entries()) {
    const room = index % 3 === 1 ? second : sunshine
    await resident(name ?? `闲聊的${index}`, room).says(words)
    await later('5 seconds')
  }
}

onEachBackend('thirty neighbours of two groups without water within three minutes', (backend) => {
  it('are one ticket and one ping, and each group reads at most two posts, the last with the number', () =>
    withCommunity(
      backend,
      async (here) => {
        const { prisma, later, said, posts } = here
        await speak(here)
        await later('30 minutes')

        const tickets = await prisma.ticket.findMany({ include: { reports: true } })
        expect(tickets).toMatchObject([{ category: 'water-supply', priority: 3 }])
        expect(tickets[0]?.reports).toHaveLength(30)
        const pings = await prisma.post.findMany({ where: { kind: 'ping' } })
        const first = pings.filter(({ createdAt }) => createdAt < minutesAfter(tickets[0], 14))
        expect(first).toHaveLength(1)
        for (const room of [sunshine, second]) {
          expect(said(room).length, said(room).join('\n')).toBeLessThanOrEqual(2)
          expect(said(room).at(-1)).toContain('已记录，目前 30 户反映，已通知物业')
        }
        expect(posts(staffRoom)[0]?.calls).toHaveLength(1)
      },
      { setup: twoGroups },
    ))
})

const minutesAfter = (ticket: { readonly openedAt: Date } | undefined, minutes: number) =>
  new Date((ticket?.openedAt.getTime() ?? 0) + minutes * 60_000)

onEachBackend('a number that grows', (backend) => {
  it('is told again when it has grown by half, with who has it by then', () =>
    withCommunity(backend, async ({ resident, staff, later, said }) => {
      await resident('3-2-501 李阿姨').says('3栋停水了，家里一滴水都没有，怎么回事')
      await later('20 seconds')
      await resident('5-1-302 老周').says('5栋也停水了')
      await later('2 minutes')
      expect(said(sunshine).at(-1)).toContain('目前 2 户反映，已通知物业')
      await staff('张师傅').says('接单 1')
      await later('5 minutes')
      await resident('8-3-201 小吴').says('我们8栋也没水了')
      await later('15 minutes')

      expect(said(sunshine).at(-1)).toContain('目前 3 户反映，物业已接单')
      expect(said(sunshine).filter((text) => text.includes('目前'))).toHaveLength(2)
    }))

  it('is not told again for one more of many until an hour has passed', () =>
    withCommunity(backend, async ({ resident, later, said }) => {
      for (const [index, words] of voices.entries())
        await resident(`${index + 1}-1-201 住户${index + 1}`).says(words)
      await later('20 minutes')
      await resident('9-2-502 小林').says('9栋也没水了')
      await later('30 minutes')
      expect(said(sunshine).filter((text) => text.includes('户反映'))).toHaveLength(1)

      await later('30 minutes')
      expect(said(sunshine).at(-1)).toContain('11 户反映')
    }))

  it('counts two of one flat as one household, and both as reports', () =>
    withCommunity(backend, async ({ prisma, resident, later, said }) => {
      await resident('3-2-501 李阿姨').says('3栋停水了，家里一滴水都没有，怎么回事')
      await resident('3-2-501 李叔').says('我家也停水了')
      await resident('5-1-302 老周').says('5栋也停水了')
      await later('3 minutes')

      expect(said(sunshine).at(-1)).toContain('目前 2 户反映')
      expect(await prisma.report.count()).toBe(3)
    }))

  it('is answered by night as well: whoever has just spoken is awake', () =>
    withCommunity(
      backend,
      async ({ resident, later, said }) => {
        await resident('3-2-501 李阿姨').says('3栋停水了，家里一滴水都没有，怎么回事')
        await later('20 seconds')
        await resident('5-1-302 老周').says('5栋也停水了')
        await later('3 minutes')
        expect(said(sunshine).at(-1)).toContain('2 户反映')
      },
      { at: new Date('2026-01-05T23:10:00+08:00') },
    ))
})
