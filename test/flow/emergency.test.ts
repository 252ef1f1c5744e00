import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { plane, staffRoom, sunshine } from './setup.ts'

const MIDNIGHT = new Date('2026-01-05T23:50:00+08:00')

onEachBackend('an emergency at night', (backend) => {
  it('calls everybody on duty at once, without waiting for the turn to end', () =>
    withCommunity(
      backend,
      async ({ prisma, resident, said, posts, now }) => {
        await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')

        expect(await prisma.ticket.findMany()).toMatchObject([
          { category: 'gas-leak', class: 'P1', openedAt: MIDNIGHT },
        ])
        expect(said(sunshine)).toEqual([expect.stringContaining('119')])
        expect(posts(staffRoom)).toMatchObject([
          {
            calls: ['张师傅', '刘师傅', '网格员王芳', '陈书记'],
            text: expect.stringMatching(/紧急.*阳光花园3栋[\s\S]*接单 1/),
          },
        ])
        for (const name of ['张师傅', '刘师傅', '网格员王芳', '陈书记']) {
          expect(said(name), name).toEqual([expect.stringContaining('3栋2单元')])
        }
        expect(said('网格员赵敏')).toEqual([])
        expect(now()).toEqual(MIDNIGHT)
      },
      { at: MIDNIGHT },
    ))

  it('rings every two minutes, and the supervisor hears after ten, also at night', () =>
    withCommunity(
      backend,
      async ({ resident, said, later }) => {
        await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')
        await later('1 minute')
        expect(said(staffRoom)).toHaveLength(1)
        await later('4 minutes')
        expect(said(staffRoom)).toHaveLength(3)
        expect(said(staffRoom).at(-1)).toContain('第 3 次叫，还没人接')
        await later('6 minutes')
        expect(said(staffRoom)).toContainEqual(expect.stringContaining('到时限还没人接单'))
      },
      { at: MIDNIGHT },
    ))

  it('tells its reporter after four, ten and twenty minutes that nobody has answered yet, and whom to call', () =>
    withCommunity(
      'postgres',
      async ({ resident, posts, later }) => {
        await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')
        await later('30 minutes')

        const minute = ({ at }: { readonly at: Date }) =>
          (at.getTime() - MIDNIGHT.getTime()) / 60_000
        const told = posts(sunshine).filter(({ text }) => text.includes('还在叫人'))
        expect(told.map(minute)).toEqual([4, 10, 20])
        expect(told.at(-1)?.text).toContain('打 119')
        expect(told.at(-1)?.calls).toEqual(['3-2-501 李阿姨'])
      },
      { at: MIDNIGHT },
    ))

  it('tells its reporter once that another is looked for, where whoever took it gives it back', () =>
    withCommunity('postgres', async ({ resident, staff, said, later }) => {
      await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('下班')
      await later('9 minutes')

      const told = said(sunshine).filter((text) => text.includes('换人处理，正在找'))
      expect(told).toHaveLength(1)
    }))

  it('calls everybody again when whoever took it gives it back, and its clock runs anew', () =>
    withCommunity(
      backend,
      async ({ resident, staff, said, later }) => {
        await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')
        await staff('张师傅').says('接单 1')
        await staff('张师傅').says('退单 1 我在外地')

        for (const name of ['刘师傅', '网格员王芳', '陈书记']) {
          expect(said(name), name).toHaveLength(2)
        }
        expect(said(staffRoom).filter((words) => words.includes('紧急！谁在附近'))).toHaveLength(2)
        await later('2 minutes')
        expect(said(staffRoom).at(-1)).toContain('第 2 次叫')
        await later('9 minutes')
        expect(said(staffRoom)).toContainEqual(expect.stringContaining('到时限还没人接单'))
      },
      { at: MIDNIGHT },
    ))

  it('lets whoever is on the way know what the reporter adds', () =>
    withCommunity(backend, async ({ resident, staff, said }) => {
      await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')
      await staff('张师傅').says('接单 1')
      await resident('3-2-401 老周').says('3栋2单元楼道煤气味太大了，我都闻到了')

      expect(said('张师傅').at(-1)).toContain('居民又说：3栋2单元楼道煤气味太大了')
    }))

  it('does not wait for what the talker had begun to say', () =>
    withCommunity(backend, async ({ prisma, resident, later, said }) => {
      await resident('3-2-501 李阿姨').says('大家出来看看')
      await later('4 seconds')
      await resident('3-2-501 李阿姨').says('3栋2单元楼道里好大的煤气味，报警器一直响')

      expect(await prisma.ticket.count()).toBe(1)
      expect(said(sunshine)).toEqual([expect.stringContaining('119')])
      expect(await prisma.turn.count()).toBe(1)
    }))

  it('asks how it is there, where the place is known', () =>
    withCommunity(backend, async ({ resident, said }) => {
      await resident('3-2-501 李阿姨').says('3栋2单元501着火了，好大的烟')
      expect(said(sunshine)).toEqual([expect.stringMatching(/119.*现在什么情况？$/)])
      expect(said(sunshine)[0]).not.toContain('几栋')
    }))

  it('asks where and how it is, but does not wait for the answer', () =>
    withCommunity(backend, async ({ prisma, resident, said, later }) => {
      await resident('小林').says('我妈摔倒了起不来，快来人帮帮忙')
      expect(said(sunshine)).toEqual([expect.stringMatching(/120.*在几栋几单元？现在什么情况？$/)])
      expect(said(staffRoom)).toHaveLength(1)

      await later('20 seconds')
      await resident('小林').says('5栋1单元302')
      await later('12 seconds')
      expect(await prisma.ticket.findMany()).toMatchObject([
        { address: { building: '5', unit: '1', room: '302' } },
      ])
    }))
})

/** What a resident cries out, and the number to call. */
const cries = [
  ['1栋1单元着火了，好大的烟', '119'],
  ['5栋1单元电梯里困了人，快来救人', '119'],
  ['我奶奶摔倒了起不来，在6栋2单元', '120'],
  ['8栋楼下有人打架，动刀子了', '110'],
  ['我家孩子走丢了，五岁，找不到人了，在7栋附近', '110'],
] as const

onEachBackend('the advice that comes with it', (backend) => {
  it('names the number to call', () =>
    withCommunity(backend, async ({ resident, said }) => {
      for (const [index, [cry, number]] of cries.entries()) {
        await resident(`住户${index}`, plane).says(cry)
        expect(said(plane), cry).toHaveLength(index + 1)
        expect(said(plane).at(-1)).toContain(number)
      }
    }))
})
