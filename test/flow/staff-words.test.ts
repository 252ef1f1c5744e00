import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported } from './steps.ts'

/** Who says what, and what is answered: what is wrong, and what is possible. */
type Exchange = readonly [who: string, says: string, hears: string]

/** Each is answered in one line in the staff group. */
async function exchange({ staff, said, later }: Community, exchanges: readonly Exchange[]) {
  for (const [who, says, hears] of exchanges) {
    // The same word within one second is a replay.
    await later('2 seconds')
    const before = said(staffRoom).length
    await staff(who).says(says)
    expect(said(staffRoom).slice(before), says).toEqual([expect.stringContaining(hears)])
  }
}

onEachBackend('an order that cannot be carried out', (backend) => {
  it('is answered with what is wrong and what is possible', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await exchange(community, [
        ['张师傅', '接单', '接单 12'],
        ['张师傅', '办完', '办完 12'],
        ['张师傅', '接单 99', '没有工单99。回“待办”'],
        ['张师傅', '工单 99', '没有工单99。回“待办”'],
        ['张师傅', '退单 1', '退单 1 不是我们的管道'],
        ['张师傅', '挂起 1', '请写上原因'],
        ['张师傅', '转单 1', '转单 1 @张师傅'],
        ['张师傅', '转单 1 @老王', '工作人员里没有“老王”'],
        ['张师傅', '办完 1', '可以：接单、退单、转单'],
        ['张师傅', '恢复 1', '可以：接单、退单、转单'],
        ['刘师傅', '退单 1 太忙', '在张师傅手里'],
        ['刘师傅', '办完 1', '现在不能这样'],
        ['路过的居民', '接单 1', '要工作人员才能操作'],
        ['张师傅', '核查 1', '核查 1 不通过 原因'],
      ])
      expect(await drain(community)).toMatchObject({ state: 'offered' })
    }))

  it('because somebody else has it, or because it is done', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await exchange(community, [
        ['刘师傅', '接单 1', '已经由张师傅接了'],
        ['张师傅', '接单 1', '已经由张师傅接了'],
        ['刘师傅', '挂起 1 等配件', '在张师傅手里'],
      ])
      await community.staff('张师傅').says('办完 1 通了')
      await exchange(community, [
        ['张师傅', '办完 1', '可以：恢复、核查'],
        ['张师傅', '核查 1 通过', '请别的同事核查'],
        ['张师傅', '转单 1 @刘师傅', '可以：恢复、核查'],
      ])
      expect(await drain(community)).toMatchObject({ state: 'done' })
    }))
})

onEachBackend('an order', (backend) => {
  it('is understood with the number first or last, in full width, or with a quoted ping', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      const [ping] = community.said(staffRoom)
      const quote = `「邻里小助手：${ping}」\n- - - - - - - - - - - - - - -\n`
      await exchange(community, [
        ['张师傅', `${quote}接单`, '工单1张师傅接单'],
        ['张师傅', '1 挂起 等配件', '已挂起'],
        ['张师傅', '恢复＃１', '已恢复'],
        ['张师傅', '#1 办完 通了', '已办完'],
        ['网格员王芳', '核查1通过', '核查通过，已办结'],
      ])
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'checked' })
    }))

  it('is one of several sent at once, and each is answered', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, goesDown, comesUp, said, prisma, now } = community
      await drainReported(community)
      const before = said(staffRoom).length
      await goesDown()
      await staff('张师傅').shouts('接单 1')
      await staff('张师傅').shouts('办完 1 通了')
      await staff('张师傅').shouts('我的工单')
      await prisma.message.updateMany({
        where: { text: '我的工单' },
        data: { recalledAt: now() },
      })
      await comesUp()
      await later('1 minute')

      const answers = said(staffRoom).slice(before).join('\n')
      expect(answers).toContain('张师傅接单')
      expect(answers).toContain('已办完')
      expect(answers).not.toContain('下水堵塞')
      expect(await drain(community)).toMatchObject({ state: 'done' })
    }))

  it('to check is for those who look after the work, not for those who did it', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await exchange(community, [
        ['网格员王芳', '核查 1 通过', '现在不能这样'],
        ['陈书记', '办完 1 通了', '已办完'],
        ['陈书记', '核查 1 通过', '请别的同事核查'],
        ['张师傅', '核查 1 通过', '请别的同事核查'],
        ['刘师傅', '核查 1 通过', '核查要网格员'],
        ['网格员王芳', '核查 1 不通过 还在返水', '退回张师傅重办'],
      ])
      expect(community.said('张师傅').at(-1)).toMatch(/^网格员王芳核查.*没通过：还在返水/)
      await exchange(community, [
        ['张师傅', '办完 1 换了管子', '已办完'],
        ['网格员王芳', '核查 1 通过', '已办结'],
      ])
      expect(community.said(sunshine).at(-1)).toContain('经核查已办结')
    }))

  it('to pass on finds the colleague wherever the name stands', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.staff('陈书记').says('@小邻 转单 1 @刘师傅')
      expect(community.posts(staffRoom).at(-1)).toMatchObject({ calls: ['刘师傅'] })
      await community.staff('陈书记').says('转单 1 给张师傅')
      expect(community.posts(staffRoom).at(-1)).toMatchObject({ calls: ['张师傅'] })
    }))

  it('about a ticket that nobody has is not answered as if somebody had it', () =>
    withCommunity(backend, async (community) => {
      for (const name of ['张师傅', '刘师傅', '网格员王芳', '网格员赵敏', '陈书记']) {
        await community.staff(name).says('下班')
      }
      await drainReported(community)
      await exchange(community, [
        ['刘师傅', '退单 1 太忙', '可以：接单'],
        ['刘师傅', '转单 1 @张师傅', '还没人接'],
      ])
    }))

  it('may be given privately', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await community.privately('张师傅').says('接单 1')

      expect(await drain(community)).toMatchObject({ state: 'accepted' })
      expect(community.said('张师傅').join('\n')).toContain('工单1张师傅接单')
    }))

  it('for a list tells what is open and who has it, without flats in the group', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await exchange(community, [
        ['陈书记', '待办', '1 下水堵塞 阳光花园3栋 师傅已接单，正在处理（张师傅）'],
        ['张师傅', '我的工单', '1 下水堵塞'],
        ['刘师傅', '我的工单', '现在没有'],
        ['刘师傅', '工单 1', '污水都返上来了'],
        ['刘师傅', '帮助', '接单 12'],
      ])
      await community.privately('陈书记').says('待办')
      expect(community.said('陈书记').at(-1)).toContain('501室')
    }))

  it('is not taken from talk', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      const before = community.said(staffRoom).length
      for (const talk of ['接单吗', '办完事了就来', '今天谁上班？', '好的', '确认', '取消']) {
        await community.staff('刘师傅').says(talk)
      }
      expect(community.said(staffRoom)).toHaveLength(before)
    }))

  it('to go off duty sends new work to the next', () =>
    withCommunity(backend, async (community) => {
      await exchange(community, [['张师傅', '下班', '已记下班']])
      await drainReported(community)
      expect(community.posts(staffRoom).at(-1)).toMatchObject({ calls: ['刘师傅'] })
      await exchange(community, [['张师傅', '上班', '已记上班']])
    }))

  it('to take back what was said takes it back, within two minutes', () =>
    withCommunity(backend, async (community) => {
      const { staff, later, recalled, posts, said } = community
      await drainReported(community)
      const last = posts().at(-1)
      await staff('陈书记').says('撤回')
      expect(recalled).toEqual([last?.id])

      await later('3 minutes')
      await staff('陈书记').says('撤回')
      expect(said(staffRoom).at(-1)).toContain('撤不回了')
    }))
})
