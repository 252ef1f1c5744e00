import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RIVER, SUNNY } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.web().inject({
    ...{ method: 'POST', url: '/say', payload: new URLSearchParams(fields).toString() },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      host: 'localhost:3000',
      ...headers,
    },
  })
const json = { accept: 'application/json' }
const said = (chat: string) => world.town.chat(chat).map(({ from, text }) => `${from}: ${text}`)

describe('saying something', () => {
  it('says it in the group as the one chosen, and leads back to the same chat and speaker', async () => {
    const answer = await post({ chat: SUNNY, as: 'zhang', text: '  3栋停水了\r\n谁知道 ' })

    expect(answer).toMatchObject({
      statusCode: 303,
      headers: { location: '/?room=sunny%40chatroom&as=zhang' },
    })
    expect(said(SUNNY)).toEqual(['zhang: 3栋停水了\n谁知道'])
  })

  it('says it to the assistant in a private chat', async () => {
    const answer = await post({ chat: 'wang', as: 'wang', text: '待办' }, json)

    expect(answer.statusCode).toBe(204)
    expect(said('wang')).toEqual(['wang: 待办'])
  })

  it.each([
    [
      'a chat that is not there',
      { chat: 'nowhere', as: 'zhang', text: '在吗' },
      404,
      /没有这个聊天/,
    ],
    [
      'somebody who is not in the chat',
      { chat: RIVER, as: 'zhang', text: '在吗' },
      400,
      /不在这个聊天里/,
    ],
    ['the assistant itself', { chat: RIVER, as: 'linli', text: '在吗' }, 400, /不在这个聊天里/],
    ['nothing', { chat: RIVER, as: 'sun', text: ' \n ' }, 400, /没写内容/],
    [
      'more than 2,000 characters',
      { chat: RIVER, as: 'sun', text: '长'.repeat(2_001) },
      400,
      /最多 2000 字，现在有 2001 字/,
    ],
    ['no fields at all', {}, 404, /没有这个聊天/],
  ])('refuses %s with the reason', async (_, fields, code, fault) => {
    const answer = await post(fields, json)

    expect(answer.statusCode).toBe(code)
    expect(answer.json().error).toMatch(fault)
    expect(said(RIVER)).toEqual([])
  })

  it('takes 2,000 of the longest characters', async () => {
    const answer = await post({ chat: 'zhou', as: 'zhou', text: '邻'.repeat(2_000) }, json)

    expect(answer.statusCode).toBe(204)
  })

  it('refuses a body that no message needs', async () => {
    const answer = await post({ chat: RIVER, as: 'sun', text: '长'.repeat(20_000) }, json)

    expect(answer).toMatchObject({ statusCode: 413 })
  })

  it('gives a form its text back beside the reason', async () => {
    const answer = await post({ chat: RIVER, as: 'sun', text: `<b>${'长'.repeat(2_000)}` })

    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('现在有 2003 字')
    expect(answer.body).toMatch(/<textarea[^>]*>&lt;b&gt;长长/)
    expect(answer.body).toMatch(/<option value="sun" selected>/)
  })

  it('has nobody to speak as on real WeChat', async () => {
    const app = world.real()
    const answer = await app.inject({ method: 'POST', url: '/say', payload: {}, headers: json })

    expect(answer.json()).toEqual({ error: '这里连的是真实微信，请在微信里说话。' })
  })
})

describe('another site', () => {
  it.each([
    ['by what the browser tells of it', { 'sec-fetch-site': 'cross-site' }],
    ['also from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['by its origin in an older browser', { origin: 'http://evil.example' }],
    ['without an origin of its own', { origin: 'null' }],
  ])('cannot make anybody speak: known %s', async (_, headers) => {
    const answer = await post({ chat: RIVER, as: 'sun', text: '在吗' }, headers)

    expect(answer.statusCode).toBe(403)
    expect(said(RIVER)).toEqual([])
  })

  it.each([
    ['a modern', { 'sec-fetch-site': 'same-origin' }],
    ['an older', { origin: 'http://localhost:3000' }],
  ])('is not what %s browser shows on our own page', async (_, headers) => {
    const answer = await post({ chat: 'liu', as: 'liu', text: '上班' }, headers)

    expect(answer.statusCode).toBe(303)
  })

  it('cannot read the page through a name of its own, unless that name is known', async () => {
    const visit = (hostNames: string[], host: string) =>
      world.web({ hostNames }).inject({ url: '/', headers: { host } })

    expect((await visit([], 'evil.example:3000')).statusCode).toBe(421)
    expect((await visit(['linli.example'], 'linli.example')).statusCode).toBe(200)
    expect((await visit([], '192.168.1.20:3000')).statusCode).toBe(200)
    expect((await visit([], '[::1]:3000')).statusCode).toBe(200)
    expect((await visit([], 'web:3000')).statusCode).toBe(200)
  })
})

describe('every answer', () => {
  it.each(['/', '/page.css', '/page.js', '/icon.svg', '/healthz', '/nowhere', '/fragment/tickets'])(
    '%s forbids inline code, frames and guessing of types',
    async (url) => {
      const { headers } = await world.web().inject({ url })

      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
    },
  )

  it('needs nothing from elsewhere and has nothing inline', async () => {
    const { body } = await world.web().inject({ url: '/' })

    expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src=)/)
  })

  it('is no change by a GET', async () => {
    const answer = await world.web().inject({ url: `/say?chat=${RIVER}&as=sun&text=x` })

    expect(answer.statusCode).toBe(404)
    expect(said(RIVER)).toEqual([])
  })
})
