// A browser for tests that are not written in TypeScript: orders come in on standard input and answers go out, a line of JSON each.
// {"open": URL, "session": token} · {"click": name, "role": role} · {"fill": label, "text": text} · {"press": key} · {"see": text}
// · {"gone": text} · {"run": JavaScript} · {"screenshot": path}
// The page keeps its peer connections in window.connections, so that a test can ask what is heard.
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

const patience = 15_000
const browser = await chromium.launch({
  executablePath: process.env.ALOVOICE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(process.env.ALOVOICE_VOICE ? [`--use-file-for-fake-audio-capture=${process.env.ALOVOICE_VOICE}`] : []),
    // The machine's own address is a candidate as it is: nobody answers to its name in a test.
    '--disable-features=WebRtcHideLocalIpsWithMdns',
    '--autoplay-policy=no-user-gesture-required',
  ],
})
const context = await browser.newContext({ locale: 'en-GB', permissions: ['microphone', 'notifications'], viewport: { width: 1100, height: 900 } })
context.setDefaultTimeout(patience)
await context.addInitScript((debug) => {
  globalThis.connections = []
  if (debug) globalThis.localStorage.setItem('debug', 'JsSIP:*')
  globalThis.RTCPeerConnection = class extends globalThis.RTCPeerConnection {
    constructor(...args) {
      super(...args)
      globalThis.connections.push(this)
    }
  }
}, process.env.ALOVOICE_BROWSER_DEBUG)
const page = await context.newPage()
page.on('pageerror', (error) => {
  process.stderr.write(`page: ${error.message}\n`)
})
page.on('console', (message) => {
  if (message.type() === 'error' || process.env.ALOVOICE_BROWSER_DEBUG) process.stderr.write(`console: ${message.text()}\n`)
})

const named = ({ role = 'button', click }) => page.getByRole(role, { name: click, exact: true }).first()

async function obey(order) {
  if (order.open) {
    if (order.session) await context.addCookies([{ name: 'alovoice_session', value: order.session, url: order.open, httpOnly: true }])
    await page.goto(order.open)
  } else if (order.click) await named(order).click()
  else if (order.fill) await page.getByLabel(order.fill, { exact: true }).first().fill(order.text)
  else if (order.press) await page.keyboard.press(order.press)
  else if (order.see) await page.getByText(order.see, { exact: order.exact ?? true }).first().waitFor()
  else if (order.gone) await page.getByText(order.gone, { exact: true }).first().waitFor({ state: 'detached' })
  else if (order.run) return page.evaluate(order.run)
  else if (order.screenshot) await page.screenshot({ path: order.screenshot })
  else throw new Error(`no such order: ${JSON.stringify(order)}`)
  return null
}

process.stdout.write('{"ready":true}\n')
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line)).then(
    (value) => ({ value: value ?? null }),
    (error) => ({ error: error.message }),
  )
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
await browser.close()
