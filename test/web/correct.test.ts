import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { explain, titleOfAct } from '../../intents/explain.ts'
import { understand } from '../../intents/understand.ts'
import { handlers } from '../../workers/handlers.ts'
import { perform } from '../../workers/perform.ts'
import { busyMorning, hear, NOW, SUNNY } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await busyMorning(world.prisma)
})
afterAll(() => world.close())

const get = (url: string) => world.web().inject({ url, headers: { host: 'localhost:3000' } })
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.web().inject({
    ...{ method: 'POST', url: '/correct', payload: new URLSearchParams(fields).toString() },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      host: 'localhost:3000',
      ...headers,
    },
  })
const json = { accept: 'application/json' }
const corrections = () => world.prisma.correction.findMany({ orderBy: { id: 'asc' } })
const ticket = (id: number) => world.prisma.ticket.findUniqueOrThrow({ where: { id } })

describe('why something was understood as it was', () => {
  it('is folded at every ticket, and at what residents said', async () => {
    const { id } = await hear(world.prisma, SUNNY, 'li', '楼道灯又不亮了', NOW)
    const { body } = await get(`/?room=${encodeURIComponent(SUNNY)}`)

    expect(body).toContain('data-why="/fragment/why?ticket=1"')
    expect(body).toContain(`data-why="/fragment/why?message=${id}"`)
    expect(body).not.toContain('data-why="/fragment/why?message=p')
  })

  it('is told in words a secretary reads, with a form to correct it', async () => {
    const { body } = await get('/why?ticket=1')

    expect(body).toContain('厨房下水堵了，脏水都漫出来了')
    const { understanding, need } = explain('厨房下水堵了，脏水都漫出来了')
    expect(body).toContain(`听成：${titleOfAct(understanding.act)}`)
    expect(body).toContain(
      understanding.opensTicket ? '单看这句话，会开工单' : '单看这句话，不开工单',
    )
    expect(body).toContain(`要有人管的可能 ${Math.round(need.share * 100)}%`)
    expect(body).toContain('<dt>说明要有人管</dt>')
    expect(body).toContain('<input type="hidden" name="ticket" value="1">')
    expect(body).toContain('<option value="chat">不是报修</option>')
    expect(body).toContain('<option value="parking">这是停车</option>')
  })

  it.each(['ticket=999', 'message=0', 'ticket=x', 'ticket=99999999999', '', 'message=1;--'])(
    'is not told of what is not there: %s',
    async (query) => {
      for (const path of ['/why', '/fragment/why']) {
        const { statusCode, body } = await get(`${path}?${query}`)

        expect(statusCode).toBe(404)
        expect(body).toContain('找不到这句话')
      }
    },
  )

  it('is not told of words that were taken back', async () => {
    const { id } = await hear(world.prisma, SUNNY, 'li', '别看这句', NOW)
    await world.prisma.message.update({ where: { id }, data: { recalledAt: NOW } })

    expect(await get(`/why?message=${id}`)).toMatchObject({ statusCode: 404 })
    expect((await post({ message: String(id), meant: 'chat' }, json)).statusCode).toBe(404)
  })

  it('lets nothing that was said become markup', async () => {
    const { id } = await hear(world.prisma, SUNNY, 'li', '<img src=x>下水堵了<b>', NOW)

    expect((await get(`/why?message=${id}`)).body).not.toMatch(/<img src=x|<b>/)
  })
})

describe('a correction on the page', () => {
  it('of a ticket is kept with the words of its first report, and carried out by the workers', async () => {
    const answer = await post({ ticket: '1', meant: 'water-leak' })

    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/why?ticket=1' } })
    expect((await corrections()).at(-1)).toMatchObject({
      ...{ text: '厨房下水堵了，脏水都漫出来了', act: 'report', category: 'water-leak' },
      ...{ by: '工作台', ticketId: 1 },
    })
    expect((await get('/why?ticket=1')).body).toContain('改正：这是漏水')

    await workersDo()
    expect(await ticket(1)).toMatchObject({ category: 'water-leak', state: 'accepted' })
    expect((await get('/fragment/tickets')).body).toContain('工作台 改正：下水堵塞 → 漏水')
  })

  it('that it was no report closes the ticket', async () => {
    expect((await post({ ticket: '3', meant: 'chat' }, json)).statusCode).toBe(204)

    await workersDo()
    expect(await ticket(3)).toMatchObject({ state: 'closed', closedAs: 'not-ours' })
  })

  it('of a message that opened nothing is kept', async () => {
    const { id } = await hear(
      world.prisma,
      SUNNY,
      'li',
      '「赵姐：在吗」\n- - - - - -\n@物业 那车又来了',
      NOW,
    )

    expect((await post({ message: String(id), meant: 'parking' }, json)).statusCode).toBe(204)
    expect((await corrections()).at(-1)).toMatchObject({
      ...{ text: '那车又来了', act: 'report', category: 'parking', messageId: id, ticketId: null },
    })
  })

  it.each([
    ['no meaning', { ticket: '1' }, 400, '请选它其实是什么。'],
    ['a meaning that there is not', { ticket: '1', meant: 'weather' }, 400, '请选它其实是什么。'],
    ['a ticket that there is not', { ticket: '999', meant: 'chat' }, 404, '找不到这句话'],
    ['nothing at all', {}, 404, '找不到这句话'],
  ])('with %s is refused with the reason', async (_, fields, code, fault) => {
    const before = await corrections()
    const answer = await post(fields, json)

    expect(answer.statusCode).toBe(code)
    expect(answer.json().error).toContain(fault)
    expect(await corrections()).toEqual(before)
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
  ])('cannot be made by another site', async (headers) => {
    const before = await corrections()

    expect((await post({ ticket: '2', meant: 'chat' }, headers)).statusCode).toBe(403)
    expect(await corrections()).toEqual(before)
  })

  it('is not made by a GET', async () => {
    expect((await get('/correct?ticket=2&meant=chat')).statusCode).toBe(404)
  })
})

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const missing = !existsSync(path)
if (missing && process.env.CI === 'true')
  throw new Error(`no Chromium at ${path}: set CHROMIUM_PATH`)
if (missing) console.warn(`browser tests skipped: no Chromium at ${path} (set CHROMIUM_PATH)`)

it.skipIf(missing)(
  'in a browser is made where the reasons are unfolded, without a reload',
  async () => {
    const browser = await chromium.launch({
      executablePath: path,
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(10_000)
      await page.goto(await world.web().listen({ host: '127.0.0.1', port: 0 }))
      const fold = page.locator('#why-ticket-4')
      await fold.locator('summary').click()
      await fold.locator('select').selectOption('illegal-construction')
      await fold.locator('button').click()
      await vi.waitFor(async () =>
        expect(await fold.locator('.corrected').textContent()).toContain('这是私搭乱建'),
      )
      expect((await corrections()).at(-1)).toMatchObject({
        ticketId: 4,
        category: 'illegal-construction',
      })
    } finally {
      await browser.close()
    }
  },
)

/** Does the corrections that wait in the outbox, as the workers would. */
async function workersDo() {
  const { prisma } = world
  const row = await prisma.outbox.findFirstOrThrow({
    where: { job: 'correction.apply', doneAt: null },
  })
  const deps = { prisma, clock: () => NOW, log: pino({ level: 'silent' }) }
  const carried = { outboxId: row.id, job: row.job, payload: row.payload }
  await perform(deps, handlers({ understand }))(carried, true)
}
