import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** A page of somebody's own browser, without cookies unless a context is given. What it shows when the story fails is kept under target/stories. */
export async function openPage(browser: Browser, name: string, given?: BrowserContext): Promise<Page> {
  const context = given ?? (await browser.newContext({ locale: 'uz-UZ' }))
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await page.screenshot({ path: fileURLToPath(new URL(`../target/stories/${name}.png`, import.meta.url)) })
    }
    await (given ? page.close() : context.close())
  })
  return page
}
