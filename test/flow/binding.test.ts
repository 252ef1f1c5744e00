import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { issueCode } from '../../prisma/queries/codes.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

const roomCode = ({ prisma, now }: Community) =>
  transact(prisma, (tx) => issueCode(tx, 'room', { kind: 'residents', estate: '春晓苑' }, now()))

const staffCode = ({ prisma, now }: Community) => {
  const grant = { name: '周师傅', role: 'property', categories: [], estates: [] } as const
  return transact(prisma, (tx) =>
    issueCode(tx, 'staff', { ...grant, categories: [], estates: [], supervisor: false }, now()),
  )
}

const NEW = '春晓苑业主群'

onEachBackend('a group', (backend) => {
  it('is not listened to until somebody types its code', () =>
    withCommunity(backend, async (community) => {
      const { prisma, resident, later, said } = community
      await resident('2-1-301 钱姐', NEW).says('2栋1单元下水道堵了，污水都返上来了')
      await later('1 minute')
      expect(await prisma.message.count()).toBe(0)
      expect(await prisma.person.count({ where: { name: '2-1-301 钱姐' } })).toBe(0)

      const code = await roomCode(community)
      await resident('钱主任', NEW).says(`绑定 ${code}`)
      expect(said(NEW)).toEqual([expect.stringContaining('绑定好了')])
      await resident('2-1-301 钱姐', NEW).says('2栋1单元下水道又堵了，污水都返上来了，谁来修修')
      await later('12 seconds')
      expect(await prisma.message.count()).toBe(1)
    }))

  it('is not bound by a code that is wrong, used or expired, and hears nothing about it', () =>
    withCommunity(backend, async (community) => {
      const { prisma, resident, later, said } = community
      const used = await roomCode(community)
      await resident('钱主任', NEW).says(`绑定 ${used.toLowerCase()}`)
      const expired = await roomCode(community)
      await later('25 hours')
      for (const code of ['ABCDEFGH', used, expired, await staffCode(community)]) {
        await resident('钱主任', '另一个群').says(`绑定 ${code}`)
      }

      expect(said('另一个群')).toEqual([])
      expect(await prisma.room.count({ where: { name: '另一个群' } })).toBe(0)
      expect(await prisma.message.count()).toBe(0)
    }))

  it('that is bound is told that a code is wrong', () =>
    withCommunity(backend, async ({ resident, said }) => {
      await resident('钱主任', sunshine).says('绑定 ABCDEFGH')
      expect(said(sunshine)).toEqual([expect.stringContaining('再发一个')])
    }))

  it('that comes back under another id after a login keeps its tickets', () =>
    withCommunity(backend, async (community) => {
      const { prisma, hears, resident, later, now } = community
      const code = await roomCode(community)
      const bound = await resident('钱主任', NEW).says(`绑定 ${code}`)
      const again = await roomCode(community)
      const room = { id: 'another id', topic: NEW }
      await hears({ ...bound, id: 'again', room, text: `绑定 ${again}`, receivedAt: now() })
      await later('1 second')

      expect(await prisma.room.findMany({ where: { name: NEW } })).toMatchObject([
        { wechatId: 'another id' },
      ])
    }))
})

onEachBackend('a member of staff', (backend) => {
  it('enrols with a code, privately, and is known from then on', () =>
    withCommunity(backend, async (community) => {
      const { prisma, privately, staff, said } = community
      await privately('老周').says('待办')
      expect(await prisma.message.count()).toBe(0)

      await privately('老周').says(`我是 ${await staffCode(community)}`)
      expect(said('老周')).toEqual([expect.stringContaining('周师傅')])
      expect(await prisma.staff.findUnique({ where: { name: '周师傅' } })).toMatchObject({
        ...{ role: 'property', onDuty: true },
      })
      await staff('老周').says('我的工单')
      expect(said(staffRoom)).toEqual(['现在没有。'])
    }))

  it('does not enrol with a wrong, used or expired code; a stranger is met with silence', () =>
    withCommunity(backend, async (community) => {
      const { prisma, privately, staff, said, posts, later } = community
      const used = await staffCode(community)
      await privately('老周').says(`我是 ${used}`)
      const expired = await staffCode(community)
      await later('25 hours')
      const before = posts().length
      for (const code of ['ABCDEFGH', used, expired, await roomCode(community)]) {
        await privately('骗子').says(`我是 ${code}`)
      }
      expect(posts()).toHaveLength(before)
      expect(await prisma.person.count({ where: { name: '骗子' } })).toBe(0)

      await staff('张师傅').says(`我是 ${used}`)
      expect(said(staffRoom).at(-1)).toContain('再发一个')
    }))
})
