import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyAddress, visit } from './addresses.ts'
import { openBrowser } from './browser.ts'
import { companySettings, realCompany } from './company.ts'
import { Installation } from './installation.ts'

// Every page in three languages, two themes and two widths, for somebody to look at: uz-light-360/menus-open-1.png …
// ALOVOICE_SCREENS is where they go; a first argument leaves out the variants that do not contain it.
const folder = process.env.ALOVOICE_SCREENS ?? join(tmpdir(), 'alovoice-screens')
const wanted = process.argv[2] ?? ''
const alovoice = await Installation.start(companySettings)
const browser = await openBrowser()
try {
  const visitors = await everyAddress(await realCompany(alovoice, browser))
  for (const language of ['uz', 'ru', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 1440]) {
        const variant = `${language}-${theme}-${String(width)}`
        if (variant.includes(wanted)) await picture(variant, language, theme, width)
      }
    }
  }

  async function picture(variant: string, language: 'uz' | 'ru' | 'en', theme: 'light' | 'dark', width: number): Promise<void> {
    mkdirSync(join(folder, variant), { recursive: true })
    for (const { cabinet, addresses } of visitors) {
      await cabinet.prefers(language, theme)
      const page = await cabinet.context.newPage()
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
      for (const address of addresses) {
        await visit(page, alovoice.url + address)
        const name = address.slice(1).replace(/\W+/g, '-')
        await page.screenshot({ path: join(folder, variant, `${name}.png`), fullPage: true, animations: 'disabled' })
      }
      await page.close()
    }
    console.log(`${variant} is in ${folder}`)
  }
} finally {
  await browser.close()
  await alovoice.stop()
}
