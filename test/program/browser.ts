import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Nothing is fetched from elsewhere by the browser itself. */
const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Whether the browser tests can run here. In CI their absence is a failure; elsewhere it is said plainly. */
export function hasBrowser(): boolean {
  if (existsSync(path)) return true
  const why = `no Chromium at ${path} (set CHROMIUM_PATH)`
  if (process.env.CI === 'true') throw new Error(`${why}: in CI nothing may be skipped`)
  process.stderr.write(`Browser tests are skipped: ${why}.\n`)
  return false
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: quiet })
