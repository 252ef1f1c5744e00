import { pino } from 'pino'
import { expect, it } from 'vitest'
import { understand } from '../../intents/understand.ts'
import { isUnsure } from '../../rules/second-opinion.ts'
import { createSecondOpinion } from '../../workers/second-opinion.ts'
import { onEachBackend } from '../harness.ts'
import {
  failing,
  type LanguageModel,
  silent,
  startLanguageModel,
  thinking,
} from '../workers/language-model.ts'
import { type Community, withCommunity } from './community.ts'
import { MONDAY_TEN, sunshine } from './setup.ts'

/** Words that our own model makes nothing of; where it has learnt to, choose others. */
const vague = '楼道里那玩意儿谁来弄弄'

type Reply = Parameters<LanguageModel['replies']>[0]

async function withModel(
  backend: Parameters<typeof withCommunity>[0],
  reply: Reply,
  story: (community: Community, model: LanguageModel) => Promise<void>,
) {
  const model = await startLanguageModel(reply)
  const secondOpinion = createSecondOpinion({
    ...{ baseUrl: model.url, apiKey: 'x', model: 'x', timeoutMs: 300 },
    clock: () => MONDAY_TEN,
    log: pino({ level: 'silent' }),
  })
  try {
    await withCommunity(backend, (community) => story(community, model), { secondOpinion })
  } finally {
    await model.close()
  }
}

onEachBackend('words that are not understood for sure', (backend) => {
  it('are asked about with names and numbers masked, and become the ticket they mean', () =>
    withModel(backend, thinking('report', 'public-facility'), async (community, model) => {
      expect(understand(vague)).toMatchObject({ opensTicket: false })
      expect(isUnsure(understand(vague))).toBe(true)
      await community.resident('李桂芬').says(vague)
      await community.resident('赵姐').says(`张师傅，${vague}，李桂芬13812345678`)
      await community.later('12 seconds')

      expect(await community.prisma.ticket.findMany()).toMatchObject([
        { category: 'public-facility', class: 'P3', state: 'offered' },
      ])
      expect(model.asked.length).toBeGreaterThan(0)
      expect(model.asked.map(({ body }) => body).join('')).not.toMatch(
        /李桂芬|赵姐|张师傅|13812345678/,
      )
    }))

  it.each([
    ['is slow', silent],
    ['fails', failing(500)],
  ] as const)('stay what they were where the model %s', (_, reply) =>
    withModel(backend, reply, async (community, model) => {
      await community.resident('李桂芬').says(vague)
      await community.later('12 seconds')

      expect(model.asked).toHaveLength(1)
      expect(await community.prisma.ticket.count()).toBe(0)
      expect(community.said(sunshine)).toEqual([])
    }),
  )
})

onEachBackend('a language model', (backend) => {
  it('is not asked about an emergency, nor about plain small talk', () =>
    withModel(backend, thinking('chat', null), async (community, model) => {
      await community.resident('李桂芬').says('3栋2单元楼道里好大的煤气味，快来人')
      await community.resident('赵姐').says('早上好呀大家')
      await community.later('1 minute')

      expect(model.asked).toEqual([])
      expect(await community.prisma.ticket.findMany()).toMatchObject([{ category: 'gas-leak' }])
    }))
})
