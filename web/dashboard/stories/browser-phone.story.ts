import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, onTestFailed, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Schema } from './cabinet.ts'
import { Child } from './child.ts'
import { number, takeFirstSteps } from './first-steps.ts'
import { findFreeSwitch } from './freeswitch.ts'
import { Installation } from './installation.ts'
import { Person } from './person.ts'
import { loudness } from './stereo.ts'
import { openPage } from './story-page.ts'
import { texts } from './texts.ts'

const t = texts('uz')
const freeSwitch = findFreeSwitch()
// Addresses of their own, since SIP has fixed ports.
const node = '127.0.91.1'
const provider = '127.0.91.2'
// Silence of a telephone line is some tens of 32,767.
const heard = 300

// In CI without FreeSWITCH and sipp there is nothing to carry the audio: first-call tells the rest on the simulated switch.
describe.skipIf(freeSwitch === undefined)('on a real FreeSWITCH (left out where there is none, or no sipp)', () => {
  let alovoice: Installation
  let browser: Browser

  beforeAll(async () => {
    alovoice = await Installation.startOn(freeSwitch ?? '', node)
    return () => alovoice.stop()
  })

  beforeAll(async () => {
    browser = await openBrowser()
    return () => browser.close()
  })

  test('a caller reaches the browser phone of an operator through the menu, and both hear each other', async () => {
    const began = Date.now()
    const page = await openPage(browser, 'browser-phone-owner')
    await takeFirstSteps(new Person(page), alovoice, { address: provider, takesLogin: false })

    // Aziza opens the cabinet with the number she was given.
    const desk = await openPage(browser, 'browser-phone-operator')
    await keepConnections(desk)
    const aziza = new Person(desk)
    await desk.goto(alovoice.url)
    await aziza.types(t('session:phone'), '935550001')
    await aziza.presses(t('session:send'))
    await aziza.sees(t('session:codeSent', { phone: '+998 93 555 00 01' }))
    await desk.keyboard.type(await alovoice.printedCode('+998935550001'), { delay: aziza.keyMs })
    await aziza.sees(t('phone:lines.ready'))

    const customer = callIn()
    onTestFailed(() => {
      console.log(customer.lines.join('\n'))
    })
    await aziza.presses(t('phone:answer'))
    await aziza.sees(t('phone:talking'))
    await expect.poll(() => energyHeard(desk), { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await customer.ended(), customer.lines.join('\n')).toBe(0)

    await page.getByRole('link', { name: t('shell:calls') }).click()
    const row = page.getByRole('row').filter({ hasText: '+998 90 111 22 33' })
    await row.getByText(t('calls:results.answered')).filter({ visible: true }).waitFor()
    await row.getByText('Aziza Karimova').waitFor()
    expect((Date.now() - began) / 1000).toBeLessThan(180)

    const { left, right } = loudness(await recording(page))
    expect(left, 'the caller, left').toBeGreaterThan(heard)
    expect(right, 'the operator’s microphone, right').toBeGreaterThan(heard)
  })

  async function recording(page: Page): Promise<Buffer> {
    const calls = await page.request.get(`${alovoice.url}/api/v1/calls`)
    const { items } = (await calls.json()) as { items: Schema<'Call'>[] }
    const sound = await page.request.get(`${alovoice.url}/api/v1/recordings/${items[0]?.recordings[0]?.id ?? ''}`)
    expect(sound.status()).toBe(200)
    return sound.body()
  }
})

/** sipp as the provider: rings in, presses 1, speaks, hangs up. */
function callIn(): Child {
  const scenario = fileURLToPath(new URL('../../../docker/sipp/speaking-trunk.xml', import.meta.url))
  const options = ['-sf', scenario, '-s', number.slice(1), '-key', 'caller', '998901112233', '-i', provider, '-mi', provider, '-p', '5060', '-m', '1']
  return new Child('sipp', '/usr/bin/sipp', [...options, '-timeout', '40', '-timeout_error', '-nostdin', `${node}:5080`], {}, '/')
}

/** Lets the story look into the page's connections afterwards. */
async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = []
    Object.assign(window, { connections })
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, given: [RTCConfiguration?]) {
        const connection = new target(...given)
        connections.push(connection)
        return connection
      },
    })
  })
}

/** The energy of what the browser has heard so far; 0 while there is silence. */
function energyHeard(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let energy = 0
    for (const connection of (window as unknown as { connections: RTCPeerConnection[] }).connections) {
      for (const report of (await connection.getStats()).values() as Iterable<{ type: string; kind?: string; totalAudioEnergy?: number }>) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio') energy += report.totalAudioEnergy ?? 0
      }
    }
    return energy
  })
}
