import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyAddress, visit } from './addresses.ts'
import { openBrowser } from './browser.ts'
import { Cabinet } from './cabinet.ts'
import { fillCompany } from './company.ts'
import { Installation } from './installation.ts'

// Every page in three languages, two themes and two widths, for somebody to look at: uz-light-360/menus-open-1.png …
// ALOVOICE_SCREENS is where they go; a first argument leaves out the variants that do not contain it.
const folder = process.env.ALOVOICE_SCREENS ?? join(tmpdir(), 'alovoice-screens')
const wanted = process.argv[2] ?? ''
const alovoice = await Installation.start()
const browser = await openBrowser()
try {
  const cabinet = await Cabinet.signIn(alovoice, browser, '+998901234567')
  await fillCompany(alovoice, cabinet)
  const addresses = await everyAddress(cabinet)
  const page = await cabinet.context.newPage()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const language of ['uz', 'ru', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await cabinet.prefers(language, theme)
      for (const width of [360, 1440]) {
        const variant = `${language}-${theme}-${String(width)}`
        if (!variant.includes(wanted)) continue
        mkdirSync(join(folder, variant), { recursive: true })
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
        for (const address of addresses) {
          await visit(page, alovoice.url + address)
          const name = address.slice(1).replace(/\W+/g, '-')
          await page.screenshot({ path: join(folder, variant, `${name}.png`), fullPage: true, animations: 'disabled' })
        }
        console.log(`${variant}: ${String(addresses.length)} pages in ${folder}`)
      }
    }
  }
} finally {
  await browser.close()
  await alovoice.stop()
}
