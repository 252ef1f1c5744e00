import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transact } from '../../prisma/db.ts'
import { estateNamed } from '../../prisma/queries/rooms.ts'
import { busyMorning, minutesAgo } from './neighbourhood.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await busyMorning(world.prisma)
})
afterAll(() => world.close())

const get = (url: string) => world.web().inject({ url })
const body = async (url: string) => (await get(url)).body

/** The rows of the first table of a section, as text. */
const rows = (page: string, id: string) =>
  (page.split(`<section class="sheet" id="${id}"`)[1]?.split('</section>')[0] ?? '')
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )

/** Name, received and opened of each part. */
const heads = (page: string, id: string) =>
  rows(page, id)
    .slice(1)
    .map((row) => row.split(' ').slice(0, 3).join(' '))
    .sort()

describe('the page of figures', () => {
  it('has the figures of the current week, each rate with its denominator', async () => {
    const shown = rows(await body('/figures'), 'summary').map((row) => row.split(' ').slice(0, 3))

    // Five tickets since Tuesday: the leak was closed, the car is moved and waits for residents.
    expect(shown.slice(1)).toEqual([
      ['受理', '7', expect.any(String)],
      ['立案', '5', expect.any(String)],
      ['响应率', '2/3,', '67%'],
      ['办结', '1', expect.any(String)],
      ['解决率', '1/1,', '100%'],
      ['未核实', '0/1,', '0%'],
      ['应结', '1', expect.any(String)],
      ['按期办结率', '1/1,', '100%'],
      ['返工率', '0/2,', '0%'],
      ['挂起', '0', expect.any(String)],
      ['满意率', '–', expect.any(String)],
      ['有答复', '–', expect.any(String)],
    ])
  })

  it('has them by category, estate and worker, and a table under every plot', async () => {
    const page = await body('/figures')

    expect(heads(page, 'by-estate')).toEqual(['滨河苑 2 2', '阳光花园 5 3'])
    expect(heads(page, 'by-worker')).toEqual([...['王师傅 4 2', '网格员小刘 1 1', '还没有人 2 2']])
    expect(rows(page, 'by-category')).toHaveLength(6)
    expect(rows(page, 'by-day')).toContain('11月25日 4 0')
    expect(rows(page, 'solve-time')).toContain('2小时内 1')
    expect(page.match(/data-plot=/g)).toHaveLength(3)
  })

  it('shows the buildings with what is open in them, in words as well as in colour', async () => {
    const map = (await body('/figures')).split('id="map"')[1]?.split('</section>')[0] ?? ''

    expect(map).toMatch(/滨河苑 <small>1 件没办结/)
    expect(map).toMatch(/heat-1"><span>7栋<\/span> <b>1<\/b> <span class="unseen">1 件没办结/)
    expect(map).toMatch(/heat-0"><span>5栋<\/span> <b>0<\/b>/)
  })

  it.each([
    ['/figures?period=month&at=2026-11-02', '2026年11月', '5'],
    ['/figures?period=week&at=2026-11-22', '11月16日至11月22日', '0'],
    ['/figures?period=year&at=2026-13-45', '11月23日至11月29日', '5'],
    ['/figures?period=week&at=2027-05-05', '11月23日至11月29日', '5'],
  ])('%s is about %s', async (url, title, opened) => {
    const page = await body(url)

    expect(page).toContain(`id="period-title">${title}`)
    expect(rows(page, 'summary')[2]).toMatch(new RegExp(`^立案 ${opened} `))
  })

  it.each([
    ['?period=year', '没有“year”这种范围，只有 week（按周）和 month（按月）'],
    ['?period=week&at=abc', '“abc”不是日期，要像这样写：2026-11-22'],
    ['?at=2026-13-45&at=x', '不是日期'],
  ])('%s is answered with what is wrong; the page shows the current week', async (query, fault) => {
    for (const ending of ['.csv', '.xlsx']) {
      const answer = await get(`/figures${ending}${query}`)
      expect(answer.statusCode).toBe(400)
      expect(answer.body).toContain(fault)
      expect(answer.body).not.toContain('\n')
    }
    const page = await get(`/figures${query}`)

    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(`role="status">${query.includes('&at=x') ? '' : fault}`)
    expect(page.body).toContain('id="period-title">11月23日至11月29日')
  })

  it('takes a day left empty in the form for today', async () => {
    expect(await body('/figures?period=month&at=')).not.toContain('role="status"')
  })

  it('tells what the colours of the map say', async () => {
    const map = (await body('/figures')).split('id="map"')[1]?.split('</section>')[0] ?? ''

    expect(map).toContain('<span class="heat-0">没有</span>')
    expect(map).toContain('<span class="heat-4">4 件以上</span>')
  })

  it('is linked from the office, and names no resident, no phone and no flat', async () => {
    expect(await body('/')).toContain('href="/figures"')

    const pages = await Promise.all(['/figures', '/figures.csv'].map(body))
    for (const page of pages) expect(page).not.toMatch(/张阿姨|孙奶奶|陈爸|李明|501|1102|下水堵了/)
  })
})

describe('the figures to take away', () => {
  it('are CSV that Excel opens: marked as UTF-8, a line for each part, rates apart from their sides', async () => {
    const answer = await get('/figures.csv?period=week&at=2026-11-25')
    const lines = answer.body.split('\r\n')

    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="linli-week-2026-11-23.csv"',
    )
    expect(lines[0]).toMatch(/^\ufeff范围,名称,受理,立案,应响应,按时响应,响应率,办结/)
    expect(lines[1]).toMatch(
      /^全部,11月23日至11月25日,7,5,3,2,67%,1,1,100%,0,0%,1,1,100%,2,0,0%,0,0,0,–,0,0$/,
    )
    expect(lines.filter((line) => line.startsWith('类别,'))).toHaveLength(5)
    expect(lines.filter((line) => line.startsWith('小区,'))).toHaveLength(2)
  })

  it('run no formula, whatever an estate is called', async () => {
    await transact(world.prisma, async (tx) => {
      const { id } = await estateNamed(tx, '=HYPERLINK("http://x")')
      await tx.ticket.create({
        data: {
          ...{
            category: '@wish',
            class: 'P3',
            state: 'open',
            summary: '',
            estateId: id,
            address: {},
          },
          ...{
            openedAt: minutesAgo(9_000),
            respondDueAt: minutesAgo(9_000),
            solveDueAt: minutesAgo(60),
          },
        },
      })
    })
    const csv = await body('/figures.csv')
    const cells = await readSheet((await get('/figures.xlsx')).rawPayload, '按小区')
    await world.prisma.ticket.deleteMany({ where: { category: '@wish' } })

    expect(csv).toContain(`小区,"'=HYPERLINK(""http://x"")"`)
    expect(csv).toContain("类别,'@wish")
    expect(cells.map(([name]) => name)).toContain('=HYPERLINK("http://x")')
  })

  it('are a workbook with a sheet for each view and the tickets, without names, phones and flats', async () => {
    const { rawPayload, headers } = await get('/figures.xlsx')
    const sheet = (name: string) => readSheet(rawPayload, name)

    expect(headers['content-type']).toContain('spreadsheetml')
    expect(await sheet('汇总')).toContainEqual(['响应率', 2, 3, 2 / 3])
    expect(await sheet('汇总')).toContainEqual(['满意率', 0, 0, '–'])
    expect(await sheet('按人员')).toHaveLength(4)
    const tickets = await sheet('工单明细')
    expect(tickets).toHaveLength(6)
    expect(tickets[5]?.slice(0, 8)).toEqual([
      ...[5, '漏水', '急修', '滨河苑', '5栋', '群里', '已办结', '居民已确认'],
    ])
    expect(tickets[0]?.slice(5, 12)).toEqual([
      ...['渠道', '状态', '办结方式', '经办', '反映人数', '返工次数', '立案'],
    ])
    // A date of Excel's, as the clock in Shanghai shows it.
    const openedAt = tickets[5]?.[11]
    expect(openedAt).toBeInstanceOf(Date)
    expect(Math.round(Number(openedAt) / 1_000)).toBe(Date.UTC(2026, 10, 24, 9, 30) / 1_000)
    expect(JSON.stringify(tickets)).not.toMatch(/张阿姨|孙奶奶|501|滴水/)
  })
})

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const missing = !existsSync(path)
if (missing && process.env.CI === 'true')
  throw new Error(`no Chromium at ${path}: set CHROMIUM_PATH`)
if (missing) console.warn(`plots are not looked at: no Chromium at ${path} (set CHROMIUM_PATH)`)

describe.skipIf(missing)('in a browser', () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    url = await world.web().listen({ host: '127.0.0.1', port: 0 })
    browser = await chromium.launch({
      executablePath: path,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    })
  })
  afterAll(() => browser?.close())

  const open = async (width: number, options = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 740 }, ...options })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (err) => faults.push(err.message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(`${url}/figures`)
    return { page, faults, close: () => context.close() }
  }

  it.each([360, 1280])('plots are drawn above their tables, %i px wide', async (width) => {
    const { page, faults, close } = await open(width, { reducedMotion: 'reduce' })
    await page.locator('section canvas').nth(2).waitFor()
    const inked = await page.locator('canvas').evaluateAll((all: HTMLCanvasElement[]) =>
      all.map((canvas) => {
        const { data } = canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
        return data.some((part) => part > 0)
      }),
    )

    expect(inked).toEqual([true, true, true])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(faults).toEqual([])
    await close()
  })

  it('another period is chosen with the keyboard alone', async () => {
    const { page, close } = await open(360)
    await page.getByRole('link', { name: '前一周' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '11月16日至11月22日' }).waitFor()
    await page.getByLabel('范围').selectOption('month')
    await page.getByRole('button', { name: '看' }).press('Enter')
    await page.getByRole('heading', { name: '2026年11月' }).waitFor()

    expect(await page.getByRole('row', { name: /^立案/ }).textContent()).toContain('5')
    await close()
  })

  it('without JavaScript the tables say it all', async () => {
    const { page, close } = await open(360, { javaScriptEnabled: false })

    expect(await page.getByRole('row', { name: '2小时内 1' }).isVisible()).toBe(true)
    expect(await page.locator('canvas').count()).toBe(0)
    await close()
  })
})
