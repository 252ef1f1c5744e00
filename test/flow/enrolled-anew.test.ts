import { expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { issueCode } from '../../prisma/queries/codes.ts'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { drain, drainAccepted } from './steps.ts'

onEachBackend('a worker who is enrolled under another name', (backend) => {
  it('leaves what they had in hand under the old one to somebody who can be reached', () =>
    withCommunity(backend, async (community) => {
      const { prisma, privately, later, now } = community
      await drainAccepted(community)
      const grant = {
        ...{ name: '保安老张', role: 'property' as const, supervisor: false },
        ...{ categories: ['parking'], estates: [] },
      }
      const code = await transact(prisma, (tx) => issueCode(tx, 'staff', grant, now()))
      await privately('张师傅').says(`我是 ${code}`)
      await later('1 minute')

      const { assigneeId, state } = await drain(community)
      const liu = await prisma.staff.findUniqueOrThrow({ where: { name: '刘师傅' } })
      expect({ assigneeId, state }).toEqual({ assigneeId: liu.id, state: 'offered' })
    }))
})
