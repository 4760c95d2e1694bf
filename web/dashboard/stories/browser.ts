import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

/** The browser of the machine: Debian's Chromium, or the one that ALOVOICE_CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.ALOVOICE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  })
}

/** A browser of somebody's own, without cookies. What it shows when the story fails is kept under target/stories. */
export async function openPage(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'uz-UZ', ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  onTestFailed(async () => {
    await page.screenshot({ path: fileURLToPath(new URL(`../target/stories/${name}.png`, import.meta.url)) })
  })
  return page
}
