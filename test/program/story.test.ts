import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { newDataDir, type Program, removeDataDir, startProgram } from './program.ts'

/** Real time passes here: a turn of 12 s, and the minute before “办完” is told. */
const PATIENCE_MS = 100_000

describe.skipIf(!hasBrowser())('a newcomer tries it in the browser', { timeout: 240_000 }, () => {
  let program: Program
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    program = await startProgram(await newDataDir())
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    page.setDefaultTimeout(PATIENCE_MS)
  })
  afterAll(async () => {
    await browser?.close()
    await program?.end()
    if (program) await removeDataDir(program.dataDir)
  })

  const openChat = (name: string) =>
    page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
  const say = async (as: string, text: string) => {
    await page.locator('select[name=as]').selectOption({ label: as })
    await page.locator('[name=text]').fill(text)
    await page.getByRole('button', { name: '发送' }).click()
  }
  const bubble = (text: string) => page.locator('.bubble', { hasText: text }).first()

  it('a resident speaks, a worker takes it and finishes it, the group hears the end of it', async () => {
    await page.goto(program.url)
    await openChat('阳光花园业主群')
    await say('5-1-302 小林', '今天天气真好，晚上一起去跳舞吗')
    await say('3-2-501 李阿姨', '厨房下水道堵了，水一直往上冒，有人管吗')
    await bubble('3栋 下水堵塞（工单1）已记下').waitFor()
    expect(await page.locator('#tickets').textContent()).toContain('下水堵塞')

    await openChat('和平里工作群')
    await bubble('回：接单 1').waitFor()
    await say('张师傅', '接单 1')
    await bubble('工单1张师傅接单').waitFor()
    await say('张师傅', '办完 1 主管道疏通了')

    await openChat('阳光花园业主群')
    await bubble('张**已接单').waitFor()
    await bubble('处理好了：主管道疏通了').waitFor()
    await say('3-2-501 李阿姨', '好了，谢谢师傅')
    await bubble('已办结，谢谢确认').waitFor()
    expect(await page.locator('#tickets').textContent()).toContain('0 件未办结')
  })
})
