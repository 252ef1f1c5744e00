import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../workers/runtime/config.ts'
import { configuredOpinion, createSecondOpinion } from '../../workers/second-opinion.ts'
import {
  failing,
  type LanguageModel,
  saying,
  silent,
  startLanguageModel,
  thinking,
} from './language-model.ts'

let model: LanguageModel
let now: Date
let log: string[]
beforeEach(async () => {
  model = await startLanguageModel(thinking('report', 'parking'))
  now = new Date('2026-01-05T10:00:00+08:00')
  log = []
})
afterEach(() => model.close())

const opinion = (timeoutMs = 2_000) =>
  createSecondOpinion({
    ...{ baseUrl: model.url, apiKey: 'key-of-the-office', model: 'small', timeoutMs },
    clock: () => now,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
  })

describe('a language model', () => {
  it('is asked by the protocol, with no tools and nothing left to chance', async () => {
    expect(await opinion()('有车堵着')).toEqual({ act: 'report', category: 'parking' })

    const [asked] = model.asked
    expect(asked).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer key-of-the-office',
    })
    const body = JSON.parse(asked?.body ?? '')
    expect(body).toMatchObject({ model: 'small', temperature: 0, stream: false })
    expect(body.tools).toBeUndefined()
    expect(body.messages.at(-1)).toEqual({ role: 'user', content: '{"text":"有车堵着"}' })
  })

  it.each([
    ['a fence around the answer', '```json\n{"act":"chat","category":null}\n```', 'chat', null],
    [
      'thoughts before it',
      '想一想 {"x":1}。{"act":"me-too","category":"heating"}',
      'me-too',
      'heating',
    ],
    [
      'a category for small talk, which has none',
      '{"act":"chat","category":"parking"}',
      'chat',
      null,
    ],
  ])('is understood through %s', async (_, answer, act, category) => {
    model.replies(saying(answer))

    expect(await opinion()('有车堵着')).toEqual({ act, category })
  })

  it.each([
    ['an act that there is not', saying('{"act":"delete","category":"parking"}')],
    ['a category that there is not', saying('{"act":"report","category":"weather"}')],
    ['a report of nothing', saying('{"act":"report","category":null}')],
    ['words', saying('好的，我来帮您')],
    ['nothing', saying('')],
    ['something other than a completion', (response) => void response.end('{"choices":[]}')],
    ['garbage', (response) => void response.end('<html>')],
    ['an error', failing(500)],
    ['too many requests', failing(429)],
    ['no end of words', saying(`${'长'.repeat(100_000)}{"act":"chat","category":null}`)],
    ['a hint to go elsewhere', (response) => void response.writeHead(302, { location: '/' }).end()],
    ['a closed door', (response) => void response.destroy()],
  ] as const satisfies readonly (readonly [string, Parameters<LanguageModel['replies']>[0]])[])(
    'that answers with %s has no opinion, and its words are not logged',
    async (_, reply) => {
      model.replies(reply)

      expect(await opinion()('有车堵着')).toBeUndefined()
      expect(log).toHaveLength(1)
      expect(log.join('')).not.toMatch(/有车堵着|key-of|weather|delete|好的/)
    },
  )

  it('that is slow is not waited for', async () => {
    model.replies(silent)

    expect(await opinion(30)('有车堵着')).toBeUndefined()
  })

  it('that begins and does not end is not waited for either', async () => {
    model.replies((response) => void response.writeHead(200).write('{"choices":['))

    expect(await opinion(100)('有车堵着')).toBeUndefined()
  })

  it('that is not there has no opinion', async () => {
    await model.close()

    expect(await opinion()('有车堵着')).toBeUndefined()
  })

  it('is asked once about the same words, also while the answer is under way', async () => {
    const ask = opinion()
    const answers = await Promise.all([ask('有车堵着'), ask('有车堵着')])

    expect(answers).toEqual([await ask('有车堵着'), { act: 'report', category: 'parking' }])
    expect(model.asked).toHaveLength(1)
  })

  it('is asked eight questions at one time, and no more', async () => {
    const ask = opinion()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => ask(`有车堵着${i}`)))

    expect(answers.filter(Boolean)).toHaveLength(8)
    expect(await ask('有车堵着9')).toBeDefined()
  })
})

describe('after three failures in a row', () => {
  it('nobody is asked for five minutes, then one question decides', async () => {
    const ask = opinion()
    model.replies(failing(500))
    for (const words of ['一', '二', '三', '四']) await ask(words)
    expect(model.asked).toHaveLength(3)

    now = new Date(now.getTime() + 5 * 60_000)
    await ask('五')
    await ask('六')
    expect(model.asked).toHaveLength(4)

    now = new Date(now.getTime() + 5 * 60_000)
    model.replies(thinking('chat', null))
    expect(await ask('七')).toEqual({ act: 'chat', category: null })
    expect(await ask('八')).toBeDefined()
  })

  it('a good answer between them begins the count anew', async () => {
    const ask = opinion()
    for (const [words, reply] of [
      ['一', failing(500)],
      ['二', failing(500)],
      ['三', thinking('chat', null)],
      ['四', failing(500)],
      ['五', failing(500)],
      ['六', thinking('chat', null)],
    ] as const) {
      model.replies(reply)
      await ask(words)
    }

    expect(model.asked).toHaveLength(6)
  })
})

describe('the configuration', () => {
  const all = { LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_API_KEY: 'none', LLM_MODEL: 'small' }
  const deps = { clock: () => now, log: pino({ level: 'silent' }) }

  it('names a language model or none', () => {
    expect(configuredOpinion(readConfig({}), deps)).toEqual({})
    expect(configuredOpinion(readConfig(all), deps).secondOpinion).toBeTypeOf('function')
  })

  it('tells what is missing of it, with every other fault', () => {
    const halves = { LLM_BASE_URL: 'somewhere', LLM_MODEL: '', PORT: 'x' }

    expect(() => readConfig(halves)).toThrow(
      /4 fault\(s\).*PORT.*LLM_BASE_URL: must be.*LLM_API_KEY: is missing; set all of.*LLM_MODEL: is missing/s,
    )
  })
})
