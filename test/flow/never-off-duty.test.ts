import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roster } from '../../prisma/queries/staff.ts'
import { type Community, withCommunity } from './community.ts'
import { drainReported } from './steps.ts'

const workers = ['张师傅', '张师傅', '刘师傅', '刘师傅', '网格员王芳', '网格员赵敏', '陈书记']

const words = [
  ...['上班', '下班', '下班', '接单 1', '接单 1', '抢单 1', '办完 1 通了', '核查 1 不通过 还堵着'],
  ...[
    '恢复 1',
    '恢复 1',
    '退单 1 不归我管',
    '转单 1 @刘师傅',
    '转单 1 @陈书记',
    '挂起 1 等配件 1天',
  ],
  ...['代班 @刘师傅', '代班 @张师傅', '排班 张师傅 每天 9:00-17:00', '排班 刘师傅 每天 17:00-9:00'],
  ...['排班 张师傅 取消', '上限 张师傅 0', '上限 张师傅 5'],
]

const deeds = fc.array(
  fc.record({
    who: fc.constantFrom(...workers),
    says: fc.constantFrom(...words),
    after: fc.constantFrom('2 seconds', '2 seconds', '20 minutes', '3 hours', '1 day'),
  }),
  { minLength: 10, maxLength: 20 },
)

/** Nobody who is off duty is offered anything or has anything in hand; what is on hold or done waits for its time. */
async function nothingStays({ prisma, now }: Community, story: string) {
  const staff = await roster(prisma, now())
  const away = staff.filter(({ onDuty }) => !onDuty).map(({ id }) => id)
  const left = await prisma.ticket.findMany({
    where: { assigneeId: { in: away }, state: { in: ['offered', 'accepted'] } },
    select: { id: true, state: true, assignee: { select: { name: true } } },
  })
  expect(left, story).toEqual([])
}

/** Each is a story of its own; `RUNS=40` looks longer. */
const RUNS = Number(process.env.RUNS ?? 4)

describe('whatever people say about being there or not', () => {
  it('nothing ever stays with someone off duty', () =>
    fc.assert(
      fc.asyncProperty(deeds, (story) =>
        withCommunity('postgres', async (community) => {
          await drainReported(community)
          const told: string[] = []
          for (const { who, says, after } of story) {
            await community.staff(who).says(says)
            told.push(`${who}：${says}`)
            await nothingStays(community, told.join('；'))
            await community.later(after)
            await nothingStays(community, [...told, after].join('；'))
          }
        }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    ))
})
