import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'

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
    }))
})
