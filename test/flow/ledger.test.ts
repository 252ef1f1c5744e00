import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { runProgram } from '../../prisma/run-program.ts'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { adminRoom, staffRoom, sunshine, community as town } from './setup.ts'
import { drainFinished } from './steps.ts'

/** A drain is mended on Monday, and the one who reported it says so. */
async function drainMended(community: Community) {
  await drainFinished(community)
  await community.resident('3-2-501 李阿姨').says('好了，谢谢')
  await community.later('1 minute')
}

const ledgers = (community: Community, to = adminRoom) =>
  community.posts(to).filter(({ text }) => text.startsWith('【'))

onEachBackend('the ledger', (backend) => {
  it('of a week is posted to the office on Monday at nine, by itself, and once', () =>
    withCommunity(backend, async (community) => {
      await drainMended(community)
      await community.later('8 days')

      const [ledger, ...others] = ledgers(community)
      expect(others).toEqual([])
      expect(ledger?.at).toEqual(new Date('2026-01-12T09:00:00+08:00'))
      expect(ledger?.text.split('\n')).toEqual([
        '【周台账】1月5日至1月11日',
        '受理 1 条反映，立案 1 件',
        '按时响应：1/1, 100%',
        '办结：1 件，解决：1/1, 100%',
        '没人核实：0/1, 0%',
        '按期办结：1/1, 100%',
        '返工：0/1, 0%',
        '挂起：0 件，还没办结：0 件',
        '满意：–（问了 1 件，0 件有答复）',
        '大家经办：',
        '· 张师傅：办结 1 件，按期 1/1',
      ])
    }))

  it('of a month is posted on the first, and a quiet week is told as well', () =>
    withCommunity(backend, async (community) => {
      await drainMended(community)
      await community.later('28 days')

      const posted = ledgers(community).map(({ at, text }) => [
        at.toISOString().slice(5, 16),
        text.split('\n')[0],
      ])
      expect(posted).toEqual([
        ['01-12T01:00', '【周台账】1月5日至1月11日'],
        ['01-19T01:00', '【周台账】1月12日至1月18日'],
        ['01-26T01:00', '【周台账】1月19日至1月25日'],
        ['02-01T01:00', '【月台账】2026年1月'],
        ['02-02T01:00', '【周台账】1月26日至2月1日'],
      ])
      expect(ledgers(community)[1]?.text).toContain('没有新的事，也没有没办完的事')
    }))

  it('that fell due while nobody ran is posted when somebody does; of several the last', () =>
    withCommunity(backend, async (community) => {
      await drainMended(community)
      await community.goesDown()
      community.passes('16 days')
      expect(ledgers(community)).toEqual([])
      await community.comesUp()
      await community.settled()

      expect(ledgers(community).map(({ text }) => text.split('\n')[0])).toEqual([
        '【周台账】1月12日至1月18日',
      ])
      await community.later('6 days')
      expect(ledgers(community).at(-1)?.text).toContain('1月19日至1月25日')
    }))

  it('goes to the staff group where the office has none', () =>
    withCommunity(
      backend,
      async (community) => {
        await drainMended(community)
        await community.later('8 days')

        expect(ledgers(community, staffRoom).at(-1)?.text).toContain('【周台账】1月5日至1月11日')
      },
      { setup: { ...town, rooms: town.rooms.filter(({ kind }) => kind !== 'admin') } },
    ))

  it('is not posted where nothing was ever reported', () =>
    withCommunity(backend, async (community) => {
      await community.later('15 days')

      expect(community.posts()).toEqual([])
    }))
})

onEachBackend('台账', (backend) => {
  it('is answered to those who lead, in the group and privately, of this week and the last', () =>
    withCommunity(backend, async (community) => {
      const { staff, privately, said, prisma } = community
      await drainMended(community)
      await staff('陈书记', adminRoom).says('台账')
      await privately('陈书记').says('台账 上周')
      await staff('陈书记').says('台账 本月')

      expect(said(adminRoom).at(-1)).toContain('【周台账】1月5日（到现在）\n受理 1 条反映')
      expect(said('陈书记').at(-1)).toContain('【周台账】12月29日至1月4日\n没有新的事')
      expect(said(staffRoom).at(-1)).toContain('【月台账】2026年1月（到现在）')
      expect(await prisma.post.count({ where: { kind: 'ledger', state: 'said' } })).toBe(3)
    }))

  it('is refused to others with the reason, asks back which period, and is left alone in talk', () =>
    withCommunity(backend, async (community) => {
      const { staff, said, later } = community
      await staff('张师傅').says('台账')
      expect(said(staffRoom).at(-1)).toContain('主管')
      await staff('陈书记').says('台账 昨天')
      expect(said(staffRoom).at(-1)).toContain('台账 上周')

      const before = said(staffRoom).length
      for (const talk of ['台账填了吗', '台账 谁在弄', '这周台账我来弄']) {
        await later('2 seconds')
        await staff('陈书记').says(talk)
      }
      expect(said(staffRoom)).toHaveLength(before)
    }))

  it('names no resident and no flat', () =>
    withCommunity(backend, async (community) => {
      const { resident, staff, said, later } = community
      await drainMended(community)
      await resident('王秀英', sunshine).says(
        '5栋1单元301下水道堵了，污水返上来了，我是王秀英，13812345678',
      )
      await later('1 hour')
      await staff('陈书记', adminRoom).says('台账')

      expect(said(adminRoom).at(-1)).toContain('· 下水堵塞：没按时响应 1/2')
      expect(said(adminRoom).join()).not.toMatch(/王秀英|李阿姨|301|138/)
    }))
})

it('the command prints the ledger and writes the files it is told to', () =>
  withCommunity('postgres', async (community) => {
    await drainMended(community)
    const dir = await mkdtemp(join(tmpdir(), 'linli-ledger-'))
    const [csv, xlsx] = [join(dir, '台账.csv'), join(dir, '台账.xlsx')]
    const ledger = (...args: string[]) =>
      runProgram(process.execPath, ['--import', 'tsx', 'commands/ledger.ts', ...args], {
        env: { ...process.env, DATABASE_URL: community.url },
      })

    const printed = await ledger('--week', '--at', '2026-01-07', '--csv', csv, '--xlsx', xlsx)
    expect(printed).toContain('【周台账】1月5日至1月11日\n受理 1 条反映')
    expect(await readFile(csv, 'utf8')).toContain('类别,下水堵塞,1,1,')
    expect(await readSheet(xlsx, '工单明细')).toHaveLength(2)
    await rm(dir, { recursive: true })

    await expect(ledger('--at', '2026-01-07')).rejects.toThrow('name one of --week and --month')
  }))
