import { expect, it } from 'vitest'
import { onEachBackend } from '../harness.ts'
import { type Community, withCommunity } from './community.ts'
import { sunshine } from './setup.ts'
import { drain, drainAccepted, drainFinished, drainReported } from './steps.ts'

const li = '3-2-501 李阿姨'
const zhou = '3-2-401 老周'

async function says({ resident, later }: Community, who: string, text: string) {
  await resident(who).says(text)
  await later('15 seconds')
}

/** 李阿姨 has confirmed, and has been asked whether she is content. */
async function asked(community: Community) {
  await drainFinished(community)
  await says(community, li, '好了')
  await community.later('5 minutes')
}

/** Who has rated how, with which words, and about whom. */
async function ratings({ prisma }: Community) {
  const rows = await prisma.rating.findMany({
    orderBy: { id: 'asc' },
    include: { person: true, staff: true },
  })
  return rows.map(({ person, score, words, staff }) => [person.name, score, words, staff?.name])
}

const questions = ({ posts }: Community) =>
  posts(sunshine).filter(({ text }) => text.includes('您满意吗'))

onEachBackend('whether its reporters are content', (backend) => {
  it('is asked five minutes after the end, of all of them in one post', () =>
    withCommunity(backend, async (community) => {
      const { staff, later } = community
      await drainReported(community)
      await says(community, zhou, '我家下水道也堵了')
      await later('3 minutes')
      await staff('张师傅').says('接单 1')
      await later('20 minutes')
      await staff('张师傅').says('办完 1 通了')
      await later('2 minutes')
      await says(community, zhou, '好了')
      await later('4 minutes')
      expect(questions(community)).toEqual([])
      await later('1 minute')
      expect(questions(community)).toMatchObject([{ calls: [li, zhou] }])
      expect(await ratings(community)).toEqual([])
      await later('7 days')
      expect(questions(community)).toHaveLength(1)
    }))

  it('is asked after a check as well', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await community.staff('网格员王芳').says('核查 1 通过')
      await community.later('6 minutes')
      expect(questions(community)).toMatchObject([{ calls: [li] }])
    }))

  it.each([
    ['1', 1, null],
    ['满意', 1, null],
    ['2', 2, null],
    ['基本满意', 2, null],
    ['３', 3, null],
    ['不满意，拖了两天才来', 3, '不满意,拖了两天才来'],
    ['3 地上一滩水没人扫', 3, '地上一滩水没人扫'],
  ] as const)('is answered by “%s”', (text, score, words) =>
    withCommunity(backend, async (community) => {
      const { said } = community
      await asked(community)
      const before = said(sunshine).length
      await says(community, li, text)
      expect(await ratings(community)).toEqual([[li, score, words, '张师傅']])
      expect(said(sunshine)).toHaveLength(score === 3 ? before + 1 : before)
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
    }),
  )

  it('counts once for each of them, and the last word of each', () =>
    withCommunity(backend, async (community) => {
      await drainReported(community)
      await says(community, zhou, '我家下水道也堵了')
      await community.staff('张师傅').says('接单 1')
      await community.staff('张师傅').says('办完 1 通了')
      await community.later('2 minutes')
      await says(community, li, '好了')
      await community.later('6 minutes')
      await says(community, li, '1')
      await says(community, zhou, '基本满意')
      await says(community, li, '3，又有点返味')
      expect(await ratings(community)).toEqual([
        [li, 3, '又有点返味', '张师傅'],
        [zhou, 2, null, '张师傅'],
      ])
    }))

  it('is not what a number means that nobody asked for', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, li, '1')
      expect(await drain(community)).toMatchObject({ state: 'done' })
      await says(community, li, '好了')
      await community.later('6 minutes')
      await says(community, zhou, '2')
      await says(community, '9-1-101 赵', '满意')
      await says(community, li, '2 个人去跳舞')
      expect(await ratings(community)).toEqual([])
      await community.later('3 days')
      await says(community, li, '1')
      expect(await ratings(community)).toEqual([])
    }))

  it('is known where somebody says so before they are asked: that confirms it, and nobody asks them', () =>
    withCommunity(backend, async (community) => {
      await drainFinished(community)
      await says(community, li, '满意，师傅来得快')
      expect(await drain(community)).toMatchObject({ state: 'closed', closedAs: 'confirmed' })
      expect(await ratings(community)).toEqual([[li, 1, '满意,师傅来得快', '张师傅']])
      await community.later('10 minutes')
      expect(questions(community)).toEqual([])
    }))

  it('is not: they are told how to have it done again, and “没修好” does it', () =>
    withCommunity(backend, async (community) => {
      const { posts } = community
      await asked(community)
      await says(community, li, '不满意')
      expect(posts(sunshine).at(-1)).toMatchObject({
        calls: [li],
        text: expect.stringMatching(/抱歉.*要重新处理请回：没修好/),
      })
      await says(community, li, '没修好')
      expect(await drain(community)).toMatchObject({ state: 'accepted', returns: 1 })
      await community.later('20 minutes')
      await community.staff('张师傅').says('办完 1 换了管子')
      await community.later('2 minutes')
      await says(community, li, '这回好了')
      await community.later('10 minutes')
      expect(questions(community)).toHaveLength(1)
    }))

  it('is about who had finished it, also where it was passed on before, or done again later', () =>
    withCommunity(backend, async (community) => {
      const { staff, later } = community
      await drainAccepted(community)
      await staff('张师傅').says('转单 1 @刘师傅 我要去开会')
      await staff('刘师傅').says('接单 1')
      await later('20 minutes')
      await staff('刘师傅').says('办完 1 通了')
      await later('2 minutes')
      await says(community, li, '好了')
      await later('6 minutes')
      await says(community, zhou, '3栋2单元下水道又堵了')
      await staff('陈书记').says('转单 1 @张师傅')
      await staff('张师傅').says('接单 1')
      await staff('张师傅').says('办完 1 换了管子')
      await later('2 minutes')
      await staff('网格员王芳').says('核查 1 通过')
      await says(community, li, '3，第一回没弄好')
      expect(await ratings(community)).toEqual([[li, 3, '第一回没弄好', '刘师傅']])
    }))
})
