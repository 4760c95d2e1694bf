import type { Browser, BrowserContext, CDPSession } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { everyAddress, visit, type Visitor } from './addresses.ts'
import { openBrowser } from './browser.ts'
import { companySettings, realCompany } from './company.ts'
import { Installation } from './installation.ts'

// Times say more of the machine than of the page, so what is held is what takes them: bytes and requests, with nothing kept from before. The
// browser's own times on a processor that is four times slower are printed beside the first visit, for somebody to look at.
const firstVisit = { kilobytes: 420, requests: 70 }
const anyPage = { kilobytes: 550, requests: 140 }
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

test('a first visit loads little', async () => {
  const context = await browser.newContext({ locale: 'uz-UZ' })
  const { kilobytes, requests, largest, blocked } = await load(context, alovoice.url, 4)
  console.log(`sign-in, four times slower: largest paint at ${largest.toFixed(0)} ms, blocked for ${blocked.toFixed(0)} ms`)
  expect(kilobytes).toBeLessThan(firstVisit.kilobytes)
  expect(requests).toBeLessThan(firstVisit.requests)
})

test('no page of a whole company loads much', async () => {
  for (const { cabinet, addresses } of visitors) {
    for (const address of addresses.filter((one) => !one.includes('?'))) {
      const { kilobytes, requests } = await load(cabinet.context, alovoice.url + address)
      expect.soft(kilobytes, address).toBeLessThan(anyPage.kilobytes)
      expect.soft(requests, address).toBeLessThan(anyPage.requests)
    }
  }
})

type Load = { kilobytes: number; requests: number; largest: number; blocked: number }

/** Opens the address with an empty cache and weighs what came over the wire; `slower` is by how much the processor is. Times in ms. */
async function load(context: BrowserContext, url: string, slower = 1): Promise<Load> {
  const page = await context.newPage()
  const session: CDPSession = await context.newCDPSession(page)
  let bytes = 0
  let requests = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests++
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(() => {
    const seen = { largest: 0, blocked: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.blocked += entry.duration - 50
    }).observe({ type: 'longtask', buffered: true })
  })
  await visit(page, url)
  const { largest, blocked } = await page.evaluate(() => (window as unknown as { seen: { largest: number; blocked: number } }).seen)
  await page.close()
  const kilobytes = Math.round(bytes / 1024)
  console.log(`${new URL(url).pathname}: ${String(kilobytes)} KB in ${String(requests)} requests`)
  return { kilobytes, requests, largest, blocked }
}
