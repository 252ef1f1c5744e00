import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { staffRoom, sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported, lampReported } from './steps.ts'

/** Said among colleagues, while tickets 1 and 2 are open. */
const TALK = [
  ...['接单吗', '办完事了就来', '今天谁上班？', '好的', '确认', '取消', '12号楼那边我去看看'],
  ...[
    '12点下班',
    '明天上班',
    '谁下班了',
    '2号来了新人',
    '1号线停了',
    '1号楼电梯修好了',
    '你几点下班',
  ],
  ...['1号晚上停水', '2号去社区开会', '接一下孩子', '接2个人过来', '王师傅请假了', '1号修好了吗'],
  ...[
    '2号开会我去',
    '修好了2盏',
    '2月1号我去',
    '一会儿就好了',
    '接2号楼的电话',
    '1号办完了没',
    '快下班了吧',
  ],
]

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
        ['张师傅', '恢复', '恢复 12'],
        ['张师傅', '办完', '办完 12'],
        ['张师傅', '接单 99', '没有工单99。回“待办”'],
        ['张师傅', '工单 99', '没有工单99。回“待办”'],
        ['张师傅', '退单 1', '退单 1 不是我们的管道'],
        ['张师傅', '挂起 1', '请写上原因，比如：挂起 1 等配件 到下周一'],
        ['张师傅', '核查 1 不通过', '请写上原因，比如：核查 1 不通过 还在漏'],
        ['张师傅', '核查 1 通过', '工单1还没办完，办完以后才核查'],
        ['张师傅', '转单 1@老王', '工作人员里没有“老王”'],
        ['张师傅', '转单 1', '转单 1 @张师傅'],
        ['张师傅', '转单 1 @老王', '工作人员里没有“老王”'],
        ['张师傅', '办完 1', '可以：接单、退单、转单'],
        ['张师傅', '恢复 1', '可以：接单、退单、转单'],
        ['刘师傅', '退单 1 太忙', '在张师傅手里'],
        ['刘师傅', '办完 1', '可以：接单'],
        ['张师傅', '办完 3送了轮椅 办完 4车挪走了', '一条消息请只写一个工单号'],
        ['路过的居民', '接单 1', '要工作人员才能操作'],
        ['张师傅', '核查 1', '核查 1 不通过 还在漏'],
      ])
      expect(await drain(community)).toMatchObject({ state: 'offered' })
    }))

  it('because somebody else has it, or because it is done', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await exchange(community, [
        ['刘师傅', '接单 1', '已经由张师傅接了'],
        ['张师傅', '接单 1', '在张师傅手上'],
        ['刘师傅', '挂起 1 等配件', '在张师傅手里'],
      ])
      await community.staff('张师傅').says('办完 1 通了')
      await exchange(community, [
        ['张师傅', '办完 1', '可以：恢复'],
        ['刘师傅', '办完 1', '可以：核查'],
        ['张师傅', '核查 1 通过', '请别的同事核查'],
        ['张师傅', '转单 1 @刘师傅', '可以：恢复'],
      ])
      expect(await drain(community)).toMatchObject({ state: 'done' })
    }))
})

it('an order in one’s own words is carried out, and asked back where it is not clear', () =>
  withCommunity('postgres', async (community) => {
    await drainReported(community)
    await exchange(community, [
      ['张师傅', '1号我来看看', '您是要“接单 1”吗'],
      ['张师傅', '接单 一号', '张师傅接单'],
      ['刘师傅', '1号我去', '已经由张师傅接了'],
      ['张师傅', '1号先挂起等配件到周五', '已挂起到 1月9日'],
      ['张师傅', '恢复', '已恢复'],
      ['张师傅', '已办完1号 换了管子', '已办完'],
      ['网格员王芳', '核查 第1单 通过', '已办结'],
      ['刘师傅', '李队长代我班', '您是要“代班 @李队长”吗'],
      ['刘师傅', '代班@网格员王芳', '由网格员王芳代班'],
      ['张师傅', '我下班了', '已记下班'],
      ['张师傅', '上班啦', '已记上班'],
      ['陈书记', '本周台账', '台账'],
    ])
  }))

it('an order of a resident is answered privately alone', () =>
  withCommunity('postgres', async (community) => {
    const { privately, resident, later, said } = community
    await drainReported(community)
    const before = said(sunshine).length
    await resident('3-2-402 老周').says('接单 1')
    await privately('3-2-402 老周').says('办完 1 通了')
    await later('20 seconds')
    expect(said(sunshine)).toHaveLength(before)
    expect(said('3-2-402 老周')).toEqual([expect.stringContaining('要工作人员才能操作')])
    expect(await drain(community)).toMatchObject({ state: 'offered' })
  }))

it('an order without a number is about the only ticket that fits', () =>
  withCommunity('postgres', async (community) => {
    await drainReported(community)
    await exchange(community, [
      ['刘师傅', '接单', '请写上号'],
      ['张师傅', '接单', '工单1张师傅接单'],
      ['张师傅', '办完', '工单1已办完'],
      ['张师傅', '办完', '请写上号'],
    ])
  }))

it('to hold what is on hold moves its date, and the neighbours hear the new one', () =>
  withCommunity('postgres', async (community) => {
    await drainAccepted(community)
    const due = (await drain(community)).solveDueAt
    await exchange(community, [
      ['张师傅', '挂起 1 等配件 明天到货', '已挂起到 1月6日'],
      ['张师傅', '挂起 1 到下周一', '已挂起到 1月12日'],
    ])
    expect(community.said(sunshine).at(-1)).toMatch(/等配件 明天到货，预计 1月12日/)
    await community.later('6 days')
    expect(await drain(community)).toMatchObject({ state: 'on-hold', solveDueAt: due })
    await community.later('1 day')
    expect(await drain(community)).toMatchObject({ state: 'accepted' })
  }))

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

  it('to check is for any colleague, not for those who did the work', () =>
    withCommunity(backend, async (community) => {
      await drainAccepted(community)
      await exchange(community, [
        ['网格员王芳', '核查 1 通过', '还没办完'],
        ['陈书记', '办完 1 通了', '已办完'],
        ['陈书记', '核查 1 通过', '请别的同事核查'],
        ['张师傅', '核查 1 通过', '请别的同事核查'],
        ['网格员王芳', '核查 1 不通过 还在返水', '退回张师傅重办'],
      ])
      expect(community.said('张师傅').at(-1)).toMatch(/^网格员王芳核查.*没通过：还在返水/)
      await exchange(community, [
        ['张师傅', '办完 1 换了管子', '已办完'],
        ['刘师傅', '核查 1 通过', '已办结'],
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
      await lampReported(community)
      const before = community.said(staffRoom).length
      for (const talk of TALK) {
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
