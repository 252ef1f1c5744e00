import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dutyCalendar } from '../../prisma/queries/calendar.ts'
import { addDutyMinutes, WORKDAY_MINUTES } from '../../rules/duty-hours.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine } from './setup.ts'
import { checkTickets, solveDueOf } from './ticket-books.ts'

/** Who says what, where, after how long: legal or not, by whoever it may be. */
interface Deed {
  readonly who: string
  readonly says: string
  readonly room: string | null
  readonly after: string
}

const workers = ['张师傅', '刘师傅', '网格员王芳', '网格员赵敏', '陈书记']
const residents = ['3-2-501 李阿姨', '3-2-402 老周', '5-1-101 小吴']

const staffWords = [
  ...['接单', '抢单', '恢复', '办完', '工单'].map((word) => (id: number) => `${word} ${id}`),
  (id: number) => `退单 ${id} 不归我管`,
  (id: number) => `退单 ${id}`,
  (id: number) => `转单 ${id} @刘师傅`,
  (id: number) => `转单 ${id} @网格员王芳`,
  (id: number) => `挂起 ${id} 等配件`,
  (id: number) => `挂起 ${id} 等配件 5天`,
  (id: number) => `挂起 ${id} 等配件 明天到货`,
  (id: number) => `核查 ${id} 通过`,
  (id: number) => `核查 ${id} 不通过 还在漏`,
  (id: number) => `改 ${id} 位置 3栋2单元 说错了`,
  () => '上班',
  () => '下班',
  () => '我的工单',
]

const residentWords = [
  '3栋2单元下水道堵了，污水都返上来了',
  '好了，通了',
  '没修好，还是堵',
  '又堵了',
  '谢谢师傅',
  '满意',
  '不满意，没修好',
  '我家也是',
  '3栋下水道怎么还没来人修，等半天了',
  '今天天气真好',
]

const spans = [
  '0 seconds',
  '20 seconds',
  '2 minutes',
  '20 minutes',
  '3 hours',
  '26 hours',
  '4 days',
]

const byStaff = fc
  .tuple(
    fc.constantFrom(...workers),
    fc.constantFrom(...staffWords),
    fc.integer({ min: 1, max: 2 }),
    fc.constantFrom<string | null>(staffRoom, staffRoom, null, adminRoom),
    fc.constantFrom(...spans),
  )
  .map(([who, word, id, room, after]): Deed => ({ who, says: word(id), room, after }))

const byResident = fc
  .tuple(
    fc.constantFrom(...residents, '张师傅'),
    fc.constantFrom(...residentWords),
    fc.constantFrom(...spans),
  )
  .map(([who, says, after]): Deed => ({ who, says, room: sunshine, after }))

/** Something to happen to, and then anything. */
const life = fc.array(fc.oneof({ arbitrary: byStaff, weight: 3 }, byResident), {
  minLength: 10,
  maxLength: 30,
})

async function live(community: Community, deeds: readonly Deed[]) {
  const { prisma, resident, staff, privately, later } = community
  await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
  await later('12 seconds')
  for (const { who, says, room, after } of deeds) {
    await (room === null ? privately(who) : staff(who, room)).says(says)
    await later(after)
    await checkTickets(prisma)
  }
}

/** Each is a story of its own; `RUNS=40` looks longer. */
const RUNS = Number(process.env.RUNS ?? 5)

onEachBackend('whatever people say to a ticket, in any order at any time', (backend) => {
  it('its history explains it, one clock runs for it, and it is never forgotten', () =>
    fc.assert(
      fc.asyncProperty(life, (deeds) =>
        withCommunity(backend, async (community) => {
          await live(community, deeds)
          for (const ticket of await checkTickets(community.prisma)) {
            expect(ticket.solveDueAt, `ticket ${ticket.id}`).toEqual(solveDueOf(ticket))
          }
          await neglected(community)
        }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    ))
})

/** Left alone for two weeks, every ticket is closed, or somebody has been called about it within the last two working days. */
async function neglected({ prisma, later, now }: Community) {
  await later('14 days')
  const calendar = await dutyCalendar(prisma)
  const open = (await checkTickets(prisma)).filter(({ state }) => state !== 'closed')
  for (const { id, events, openedAt } of open) {
    const forgotten = addDutyMinutes(events.at(-1)?.at ?? openedAt, 2 * WORKDAY_MINUTES, calendar)
    expect(forgotten.getTime(), `ticket ${id}`).toBeGreaterThan(now().getTime())
  }
}
