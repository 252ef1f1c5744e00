import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { moveTicket } from '../../prisma/queries/tickets.ts'
import { busyMorning, hear, NOW, RIVER, STAFF, SUNNY, tell } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const missing = !existsSync(path)
if (missing && process.env.CI === 'true')
  throw new Error(`no Chromium at ${path}: set CHROMIUM_PATH`)
if (missing) console.warn(`browser tests skipped: no Chromium at ${path} (set CHROMIUM_PATH)`)

/** Nothing is fetched from elsewhere by the browser itself. */
const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
const desk = { width: 1280, height: 860 }
const smallPhone = { width: 360, height: 740 }

describe.skipIf(missing)('in a browser', () => {
  let world: World
  let browser: Browser
  let url: string
  const faults: string[] = []

  beforeAll(async () => {
    world = await openWorld()
    await busyMorning(world.prisma)
    // As the bot would: what is said in the town is stored.
    world.town.subscribe((event) => {
      if (event.type === 'said') {
        const { chat, from, text } = event.message
        void hear(world.prisma, chat, from, text, NOW)
      }
    })
    url = await world.web().listen({ host: '127.0.0.1', port: 0 })
    browser = await chromium.launch({ executablePath: path, args: quiet })
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })
  afterEach(() => expect(faults.splice(0)).toEqual([]))

  const open = async (viewport = desk, path = '/', options = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (err) => faults.push(err.message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(url + path)
    return page
  }
  const bubble = (page: Page, words: string) => page.locator('.bubble', { hasText: words })
  const close = (page: Page) => page.context().close()

  it('a resident says something and sees it in the group, and the assistant answer, without a reload', async () => {
    const page = await open(desk, `/?room=${encodeURIComponent(SUNNY)}`)
    await page.getByLabel('谁在说').selectOption({ label: '3-1-202 李明' })
    await page.getByLabel('说什么').fill('3栋楼道灯不亮了')
    await page.getByLabel('说什么').press('Enter')

    await bubble(page, '3栋楼道灯不亮了').waitFor()
    expect(await page.getByLabel('说什么').inputValue()).toBe('')
    expect(await page.locator('.mine .bubble').last().textContent()).toBe('3栋楼道灯不亮了')

    await tell(world.prisma, SUNNY, '收到，阳光花园3栋 照明已记下。', NOW)
    await bubble(page, '照明已记下').waitFor()
    expect(await bubble(page, '照明已记下').isVisible()).toBe(true)
    await close(page)
  })

  it('a ticket that moves is shown so, and what was unfolded stays unfolded', async () => {
    const page = await open()
    const card = page.getByRole('article', { name: '照明' })
    await card.getByText('经过 2 步').click()
    await card.getByText('派给王师傅').waitFor()

    const row = await world.prisma.ticket.findFirstOrThrow({ where: { category: 'lighting' } })
    await transact(world.prisma, (tx) =>
      moveTicket(tx, { ticketId: row.id, move: 'accept', by: '王师傅', now: NOW }),
    )

    await card.getByText('师傅已接单，正在处理').waitFor()
    await card.getByText('王师傅 接单').waitFor()
    expect(await card.getByText('派给王师傅').isVisible()).toBe(true)
    await close(page)
  })

  it('news does not take the half-written message away', async () => {
    const page = await open(desk, `/?room=${encodeURIComponent(RIVER)}`)
    await page.getByLabel('说什么').pressSequentially('我还没')
    await hear(world.prisma, RIVER, 'chen', '插一句', NOW)
    await bubble(page, '插一句').waitFor()
    await page.getByLabel('说什么').pressSequentially('写完')

    expect(await page.getByLabel('说什么').inputValue()).toBe('我还没写完')
    await close(page)
  })

  it('a chat that is not open shows that something new was said in it, until it is opened', async () => {
    const page = await open(desk, `/?room=${encodeURIComponent(SUNNY)}`)
    const staff = page.getByRole('link', { name: /社区工作群/ })
    await page.locator('.line').first().waitFor()
    expect(await staff.getByLabel('有新消息').count()).toBe(0)

    await tell(world.prisma, STAFF, '【急修】请看一下', NOW, { kind: 'ping' })
    await staff.getByLabel('有新消息').waitFor()
    await staff.click()
    await bubble(page, '【急修】请看一下').waitFor()
    expect(await staff.getByLabel('有新消息').count()).toBe(0)
    await close(page)
  })

  it('what one has open another sees too', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await one.getByLabel('说什么').fill('两边都看得见')
    await one.getByRole('button', { name: '发送' }).click()

    await Promise.all([one, other].map((page) => bubble(page, '两边都看得见').waitFor()))
    expect(await bubble(other, '两边都看得见').count()).toBe(1)
    await Promise.all([close(one), close(other)])
  })

  it('all of it works without JavaScript, by links and the form', async () => {
    const page = await open(desk, '/', { javaScriptEnabled: false })
    await page.getByRole('link', { name: /滨河苑居民群/ }).click()
    await page.getByLabel('谁在说').selectOption({ label: '7-3-301 孙奶奶' })
    await page.getByLabel('说什么').fill('没有脚本也行')
    await page.getByRole('button', { name: '发送' }).click()
    await vi.waitFor(async () => {
      await page.reload()
      expect(await bubble(page, '没有脚本也行').count()).toBe(1)
    }, 10_000)

    expect(await page.locator('.mine .bubble').last().textContent()).toBe('没有脚本也行')
    await close(page)
  })

  it('a refused message stays in the field, with the reason', async () => {
    const page = await open()
    await page.getByLabel('说什么').evaluate((field) => field.removeAttribute('maxlength'))
    await page.getByLabel('说什么').fill('长'.repeat(2_001))
    await page.getByRole('button', { name: '发送' }).click()

    await page.getByRole('alert').getByText('最多 2000 字').waitFor()
    expect((await page.getByLabel('说什么').inputValue()).length).toBe(2_001)
    // The browser itself reports the answer 400.
    expect(faults.splice(0).join()).toContain('400')
    await close(page)
  })

  it.each([
    ['a small phone', smallPhone],
    ['a desk', desk],
  ])(
    'on %s nothing runs out of the screen, and every target is 44 px high',
    async (_, viewport) => {
      const page = await open(viewport)
      const measured = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - window.innerWidth,
        low: Array.from(
          document.querySelectorAll('a:not(.skip), button, select, textarea, summary'),
        )
          .map((target) => ({
            name: target.textContent,
            height: target.getBoundingClientRect().height,
          }))
          .filter(({ height }) => height > 0 && height < 44),
      }))

      expect(measured).toEqual({ over: 0, low: [] })
      await close(page)
    },
  )

  it('the keyboard reaches the tickets first, then the chats, and its place is seen', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到工单')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tickets')

    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const focused = document.activeElement
      return focused ? getComputedStyle(focused).outlineStyle : ''
    })
    expect(outline).toBe('solid')
    await close(page)
  })

  it('a lost server is said, and its return is noticed', async () => {
    const app = world.web()
    const own = await app.listen({ host: '127.0.0.1', port: 0 })
    const page = await open()
    await page.goto(own)
    await page.locator('.line').first().waitFor()
    await app.close()

    await page.getByText('和服务器断开了').waitFor()
    const again = world.web()
    await again.listen({ host: '127.0.0.1', port: Number(new URL(own).port) })
    await page.getByText('和服务器断开了').waitFor({ state: 'hidden', timeout: 20_000 })
    faults.splice(0)
    await close(page)
  })
})
