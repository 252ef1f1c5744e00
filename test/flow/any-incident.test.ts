import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { checkTickets } from './ticket-books.ts'

/** Who says what, where, after how long. */
interface Deed {
  readonly who: string
  readonly says: string
  readonly room: string
  readonly after: string
}

const staffWords = [
  (a: number) => `接单 ${a}`,
  (a: number) => `退单 ${a} 不归我管`,
  (a: number) => `办完 ${a} 通了`,
  (a: number) => `挂起 ${a} 等配件`,
  (a: number) => `恢复 ${a}`,
  (a: number) => `核查 ${a} 通过`,
  (a: number) => `拆分 ${a}`,
  (a: number) => `拆分 ${a} 李`,
  (a: number, b: number) => `合并 ${a} 到 ${b}`,
  (a: number, b: number) => `${a}并到${b}`,
  (a: number) => `改 ${a} 类别 停车 说错了`,
  (a: number) => `改 ${a} 类别 下水堵塞 又说错了`,
  (a: number) => `改 ${a} 紧急 P1 漏电了`,
  (a: number) => `改 ${a} 紧急 一般 不急`,
  (a: number) => `不是报修 ${a}`,
  () => '代报 3号楼2单元 下水道堵了 张阿姨 13800000000',
  () => '代报 来访 6栋1单元 楼道灯不亮 王大爷',
]

const residentWords = [
  ['3-2-501 李阿姨', '3栋2单元下水道堵了，污水都返上来了'],
  ['3-2-402 老周', '我家下水也堵了'],
  ['6-1-301 钱叔', '6栋1单元楼道灯不亮'],
  ['5-1-101 小吴', '5栋停水了，一滴水都没有'],
  ['8-1-201 赵姐', '我们8栋也没水了'],
  ['3-2-501 李阿姨', '好了，通了'],
  ['3-2-402 老周', '没修好，还是堵'],
  ['3-2-501 李阿姨', '又堵了'],
] as const

const spans = ['0 seconds', '20 seconds', '3 minutes', '40 minutes', '9 hours', '2 days']
const number = fc.integer({ min: 1, max: 4 })

const byStaff = fc
  .tuple(
    fc.constantFrom('张师傅', '刘师傅', '网格员王芳', '陈书记'),
    fc.constantFrom(...staffWords),
    number,
    number,
    fc.constantFrom(...spans),
  )
  .map(([who, word, a, b, after]): Deed => ({ who, says: word(a, b), room: staffRoom, after }))

const byResident = fc
  .tuple(fc.constantFrom(...residentWords), fc.constantFrom(...spans))
  .map(([[who, says], after]): Deed => ({ who, says, room: sunshine, after }))

const RUNS = 3

const day = fc.array(fc.oneof({ arbitrary: byStaff, weight: 2 }, byResident), {
  minLength: 15,
  maxLength: 30,
})

/** Whatever becomes of tickets, every report is in one that goes on, and nobody is in one twice. */
async function checkReports({ prisma }: Community) {
  const reports = await prisma.report.findMany({ include: { ticket: true } })
  expect(reports.filter(({ ticket }) => ticket.closedAs === 'merged')).toEqual([])
  const tickets = await prisma.ticket.findMany({ include: { reports: true } })
  for (const { id, closedAs, mergedIntoId, reports: own } of tickets) {
    expect(own.length === 0, `reports of ticket ${id}`).toBe(closedAs === 'merged')
    expect(mergedIntoId !== null, `ticket ${id}`).toBe(closedAs === 'merged')
  }
}

it('however tickets are joined, split, merged and changed, each has its history, one clock and its reports', () =>
  fc.assert(
    fc.asyncProperty(day, (deeds) =>
      withCommunity('postgres', async (community) => {
        const { staff, later, prisma } = community
        for (const { who, says, room, after } of deeds) {
          await staff(who, room).says(says)
          await later(after)
          await checkTickets(prisma)
          await checkReports(community)
        }
        await later('3 days')
        await checkTickets(prisma)
      }),
    ),
    { numRuns: RUNS, endOnFailure: true },
  ))
