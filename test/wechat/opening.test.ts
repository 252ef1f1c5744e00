import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { PuppetService } from 'wechaty-puppet-service'
import { openWechat } from '../../bot/wechat.ts'
import { notebook, startWorld, withWechat } from './harness.ts'

describe('opening WeChat', () => {
  const options = {
    name: 'test',
    memoryDir: mkdtempSync(join(tmpdir(), 'linli-')),
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
  }
  afterAll(() => rmSync(options.memoryDir, { recursive: true, force: true }))

  it('hears what was said before the login', async () => {
    const { on, inbound } = notebook()
    const world = await startWorld('simulator')
    const id = world.hear('garden@chatroom', 'zhang', '有人吗')
    const session = await openWechat({ ...options, on, puppet: world.puppet })
    await session.stop()
    expect(inbound.map((message) => message.id)).toEqual([id])
  })

  it('says what to do where the puppet is not installed', async () => {
    const { on } = notebook()
    await expect(openWechat({ ...options, on, puppet: 'wechaty-puppet-nowhere' })).rejects.toThrow(
      'The WeChat puppet "wechaty-puppet-nowhere" is not installed: run "npm install wechaty-puppet-nowhere"',
    )
  })

  it('says what is wrong where a package is no puppet', async () => {
    const { on } = notebook()
    await expect(openWechat({ ...options, on, puppet: 'pg' })).rejects.toThrow(
      'The WeChat puppet "pg" does not load',
    )
  })

  it('rejects where the service cannot be reached', async () => {
    const { on } = notebook()
    const puppet = new PuppetService({
      endpoint: '127.0.0.1:1',
      token: 'insecure_nobody',
      tls: { disable: true },
    })
    await expect(openWechat({ ...options, on, puppet })).rejects.toThrow('WeChat does not start')
  })
})

it('lives on when the puppet service goes away', () =>
  withWechat('grpc', async ({ close, session, faults }) => {
    await close()
    await vi.waitUntil(() => faults.length > 0, { timeout: 5_000, interval: 5 })
    await expect(session.say('staff@chatroom', false, '在吗', [])).rejects.toThrow('UNAVAILABLE')
  }))

it('leaves no names of residents behind in the home directory', async () => {
  const home = mkdtempSync(join(tmpdir(), 'linli-'))
  vi.stubEnv('HOME', home)
  await withWechat('grpc', async ({ hear, heard }) => {
    hear('garden@chatroom', 'zhang', '停水了')
    await heard(1)
    expect(readdirSync(home)).toEqual([])
  }).finally(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true, force: true })
  })
})
