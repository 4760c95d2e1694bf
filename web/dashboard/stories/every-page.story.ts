import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { everyAddress, visit, type Visitor } from './addresses.ts'
import { openBrowser } from './browser.ts'
import { companySettings, realCompany } from './company.ts'
import { Installation } from './installation.ts'
import { openPage } from './story-page.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let alovoice: Installation
let browser: Browser
let visitors: Visitor[]

beforeAll(async () => {
  alovoice = await Installation.start(companySettings)
  return () => alovoice.stop()
})

beforeAll(async () => {
  browser = await openBrowser()
  return () => browser.close()
})

beforeAll(async () => {
  visitors = await everyAddress(await realCompany(alovoice, browser))
})

for (const language of ['uz', 'ru', 'en'] as const) {
  test(`no page in ${language} is wider than a phone, lacks a text or reports an error`, async () => {
    for (const { cabinet, addresses } of visitors) {
      await cabinet.prefers(language, 'system')
      const page = await openPage(browser, `every-page-${language}`, cabinet.context)
      await page.setViewportSize({ width: 360, height: 740 })
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const faults = collectErrors(page)
      for (const address of addresses) {
        await visit(page, alovoice.url + address)
        for (const wide of await tooWide(page)) faults.push(`too wide: ${wide}`)
        expect.soft(faults, address).toEqual([])
        faults.length = 0
      }
    }
  })
}

test('no page has a serious finding of axe, in light and in dark', async () => {
  for (const { cabinet, addresses } of visitors) {
    await cabinet.prefers('uz', 'system')
    const page = await openPage(browser, 'axe', cabinet.context)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    for (const address of addresses) {
      await visit(page, alovoice.url + address)
      await page.evaluate(axeSource)
      expect.soft(await findings(page), address).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
      expect.soft(await findings(page, ['color-contrast']), `${address} in dark`).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
    }
  }
})

function collectErrors(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A simulated switch has no SIP for the browser's phone to register with, and the browser says so.
    const { url } = message.location()
    if (message.type() === 'error' && !message.text().includes('/sip')) faults.push(`${message.text()} ${url}`)
  })
  return faults
}

/** What is wider than the screen, and what can be moved sideways; the picture of call routes is meant to be. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > window.innerWidth) found.push(`the page: ${String(document.documentElement.scrollWidth)} px`)
    for (const element of document.querySelectorAll('*')) {
      const { overflowX } = getComputedStyle(element)
      const moves = (overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1
      if (moves && !element.closest('.react-flow, pre')) found.push(`${element.tagName} ${element.className}`)
    }
    return found
  })
}

async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const results = await page.evaluate(
    (only) => (window as unknown as { axe: typeof axe }).axe.run(document, only ? { runOnly: only } : {}),
    rules,
  )
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
