import { describe, expect, it } from 'vitest'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished } from './steps.ts'

/** What is answered in a group to an order. */
async function says({ staff, said }: Community, who: string, text: string, room = staffRoom) {
  const before = said(room).length
  await staff(who, room).says(text)
  return said(room).slice(before)
}

describe('an order that is not theirs to give', () => {
  it('is refused with who has it, and who may', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      for (const words of ['退单 1 累了', '转单 1 @刘师傅', '挂起 1 等料', '办完 1 通了']) {
        expect(await says(community, '刘师傅', words), words).toEqual([
          '工单1在张师傅手里，要他/她本人、主管、书记或管理员来操作。',
        ])
      }
      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))

  it.each([
    ['刘师傅', '放假 1月6日'],
    ['网格员王芳', '台账'],
    ['刘师傅', '上限 张师傅 6'],
    ['刘师傅', '排班 张师傅 周一至周五 8:00-17:00'],
  ])('%s: %s', (who, words) =>
    withCommunity('postgres', async (community) => {
      expect(await says(community, who, words)).toEqual(['这个要主管、书记或管理员来做。'])
    }),
  )

  it('is refused of a check to whoever did the work, and to nobody else who works here', () =>
    withCommunity('postgres', async (community) => {
      await drainFinished(community)
      expect(await says(community, '张师傅', '核查 1 通过')).toEqual([
        '工单1是您自己办的，请别的同事核查。',
      ])
      expect(await drain(community)).toMatchObject({ state: 'done' })
      expect(await says(community, '刘师傅', '核查 1 通过')).toEqual(['工单1核查通过，已办结。'])
    }))

  it('is refused of a notice to whoever is not of the office', () =>
    withCommunity('postgres', async (community) => {
      expect(await says(community, '张师傅', '通知 明天停水', adminRoom)).toEqual([
        '发通知要书记或管理员来。',
      ])
      expect(community.said(sunshine)).toEqual([])
    }))

  it.each(['接单 1', '待办', '改 1 类别 停车 错了', '拆分 1', '合并 1 2', '撤回', '不是报修 1'])(
    'is refused to a resident who strayed into the staff group: %s',
    (words) =>
      withCommunity('postgres', async (community) => {
        await drainAccepted(community)
        expect(await says(community, '3-2-501 李阿姨', words)).toEqual([
          '这个要工作人员才能操作。请管理员发个工作码，您回：我是 工作码',
        ])
      }),
  )
})

describe('what everybody who works here may do', () => {
  it('is to take a ticket that is offered to another', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await resident('3-2-501 李阿姨').says('3栋2单元下水道堵了，污水都返上来了')
      await later('20 seconds')
      await says(community, '网格员赵敏', '接单 1')

      expect(await drain(community)).toMatchObject({ state: 'accepted' })
    }))

  it('is done by a supervisor with what is in somebody’s hands as well', () =>
    withCommunity('postgres', async (community) => {
      await drainAccepted(community)
      await says(community, '陈书记', '挂起 1 等配件')

      expect(await drain(community)).toMatchObject({ state: 'on-hold' })
    }))
})

describe('what residents may do', () => {
  it('is to withdraw what they told themselves, and nobody else’s', () =>
    withCommunity('postgres', async (community) => {
      const { resident, later } = community
      await drainAccepted(community)
      await resident('5-1-101 阿明').says('搞错了，不用来了')
      await later('20 seconds')
      expect(await drain(community)).toMatchObject({ state: 'accepted' })

      await resident('3-2-501 李阿姨').says('搞错了，不用来了')
      await later('20 seconds')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'withdrawn' })
    }))
})
