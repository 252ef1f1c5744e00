import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { post } from '../../prisma/queries/posts.ts'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { MONDAY_TEN, plane, sunshine } from './setup.ts'

onEachBackend('what waits to be said', (backend) => {
  it('lets somebody in danger go first, and is said after', () =>
    withCommunity(backend, async ({ prisma, posts, later }) => {
      const room = async (name: string) =>
        (await prisma.room.findFirstOrThrow({ where: { name } })).id
      const [roomId, urgentRoomId] = [await room(plane), await room(sunshine)]
      await transact(prisma, async (tx) => {
        const news = { kind: 'news', roomId, text: '3 号楼来水了' } as const
        const alarm = { kind: 'guidance', roomId: urgentRoomId, text: '请先关阀、开窗' } as const
        await post(tx, { ...news, key: 'news' }, MONDAY_TEN)
        await post(tx, { ...alarm, key: 'alarm', urgent: true }, MONDAY_TEN)
      })
      await later('1 minute')

      const [alarm, news, ...rest] = posts()
      expect(rest).toEqual([])
      expect([alarm?.to, news?.to]).toEqual([sunshine, plane])
    }))
})
