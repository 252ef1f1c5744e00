import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../workers/runtime/config.ts'
import { quietly } from '../../workers/runtime/log.ts'
import { closeAll, type Step } from '../../workers/runtime/shutdown.ts'

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      ...{ DATA_DIR: './data', HOST: '127.0.0.1', PORT: 3000, LOG_LEVEL: 'info', DRY_RUN: false },
      WECHATY_PUPPET: 'simulator',
    })
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ DATABASE_URL: '', REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
  })

  it('is told with every fault at once', () => {
    const wrong = {
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DRY_RUN: 'maybe',
      WECHATY_TOKEN: 'secret',
    }
    expect(() => readConfig(wrong)).toThrow(/6 fault/)
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name)
    expect(() => readConfig(wrong)).not.toThrow('secret')
  })
})

describe('closing', () => {
  it('goes in order, past what fails and past what hangs, within the deadline', async () => {
    const order: string[] = []
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    const step = (name: string, close: () => Promise<unknown>): Step => [
      name,
      () => {
        order.push(name)
        return close()
      },
    ]
    const begun = performance.now()
    await closeAll(
      log,
      [
        step('intake', async () => {}),
        step('broken', () => Promise.reject(new Error('no'))),
        step('hanging', () => new Promise(() => {})),
        step('database', async () => {}),
      ],
      900,
    )

    expect(order).toEqual(['intake', 'broken', 'hanging', 'database'])
    expect(performance.now() - begun).toBeLessThan(1_500)
    expect(lines.map((line) => JSON.parse(line).step)).toEqual(['broken', 'hanging'])
  })
})

it('an error that comes again and again is told once a minute', () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const tell = quietly(log, 'away')
  for (let i = 0; i < 100; i++) tell(new Error('gone'))

  expect(lines).toHaveLength(1)
})
