import { expect, it } from 'vitest'
import { dutyCalendar } from '../../prisma/queries/calendar.ts'
import { isOnDuty } from '../../rules/duty-hours.ts'
import { onEachBackend, withDatabase } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom } from './setup.ts'

const at = (time: string) => new Date(`2026-${time}:00+08:00`)

/** A parking matter, class P3: four hours of duty to accept it. */
async function carReported({ resident, later }: Community) {
  await resident('3-2-501 李阿姨').says('3栋门口有辆车一直占着消防通道，堵着出不去')
  await later('12 seconds')
}

const ticket = ({ prisma }: Community) => prisma.ticket.findUniqueOrThrow({ where: { id: 1 } })

it.each([
  ['the National Day of 2026', '10-01', false],
  ['its last day', '10-07', false],
  ['the day after', '10-08', true],
  ['the Saturday worked for it', '10-10', true],
  ['the Sunday after that', '10-11', false],
  ['the Sunday worked before', '09-20', true],
  ['New Year’s Day', '01-01', false],
  ['the Sunday worked for it', '01-04', true],
  ['an ordinary Monday', '11-23', true],
])('the office knows %s as it was published (2026-%s: %s)', (_, day, works) =>
  withDatabase(async ({ prisma }) => {
    expect(isOnDuty(at(`${day}T10:00`), await dutyCalendar(prisma))).toBe(works)
  }),
)

onEachBackend('a promise in duty hours', (backend) => {
  it('runs over the National Day holiday into the Saturday that is worked', () =>
    withCommunity(
      backend,
      async (community) => {
        await carReported(community)
        const { class: urgency, respondDueAt } = await ticket(community)
        expect(urgency).toBe('P3')
        // Half an hour on the 30th, three and a half on the 8th.
        expect(respondDueAt.getTime()).toBe(at('10-08T12:00').getTime())
      },
      { at: new Date(at('09-30T17:30').getTime() - 12_000) },
    ))

  it('follows a day off that the office sets, and a workday as well', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, settled, said, prisma } = community
        await carReported(community)
        const before = await ticket(community)
        expect(before.respondDueAt).toEqual(at('12-01T11:00'))
        await staff('陈书记').says('放假 12月1日 社区大扫除')
        await settled()
        expect(said(staffRoom).at(-1)).toContain('2026年12月1日 周二放假')
        const off = await ticket(community)
        expect(off.respondDueAt).toEqual(at('12-02T11:00'))
        expect(off.solveDueAt).toEqual(before.solveDueAt)
        expect(await prisma.auditLog.findMany()).toMatchObject([
          { by: '陈书记', action: 'set-day', detail: { day: '2026-12-01', work: false } },
        ])
        await staff('陈书记').says('调班 12月1日')
        await settled()
        const on = await ticket(community)
        expect([on.respondDueAt, on.tickStep, on.tickAt]).toEqual([
          ...[before.respondDueAt, before.tickStep, before.tickAt],
        ])
        expect(await prisma.outbox.count({ where: { job: 'ticket.tick', doneAt: null } })).toBe(1)
      },
      { at: new Date(at('11-30T16:30').getTime() - 12_000) },
    ))

  it('is not followed by the ticks of before', () =>
    withCommunity(
      backend,
      async (community) => {
        const { staff, later, prisma } = community
        await carReported(community)
        await staff('陈书记').says('放假 12月1日')
        await later('20 hours')
        const steps = await prisma.ticketEvent.findMany({ where: { by: 'linli', to: null } })
        expect(steps).toEqual([])
        await later('1 day')
        expect(
          await prisma.ticketEvent.count({ where: { move: 'respond-breach', ticketId: 1 } }),
        ).toBe(1)
      },
      { at: new Date(at('11-30T16:30').getTime() - 12_000) },
    ))

  it('is changed by the office alone, and only for a day that there is', () =>
    withCommunity(backend, async ({ staff, said, later, prisma }) => {
      await staff('张师傅').says('放假 12月1日')
      expect(said(staffRoom).at(-1)).toMatch(/主管.*来做/)
      await later('2 seconds')
      await staff('陈书记', adminRoom).says('放假 二月三十')
      expect(said(adminRoom).at(-1)).toContain('放假 12月1日')
      expect(await prisma.holiday.count()).toBe(0)
    }))
})
