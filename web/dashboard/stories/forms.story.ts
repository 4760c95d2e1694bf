import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { Cabinet, type Schema } from './cabinet.ts'
import { Installation } from './installation.ts'
import { Person } from './person.ts'
import { openPage } from './story-page.ts'
import { texts } from './texts.ts'
import { toneWav } from './tone.ts'

const t = texts('uz')
const awkward = `O'Brien <script>alert(1)</script> "Gʻulom" 😀 Ёлка`
let alovoice: Installation
let browser: Browser
let cabinet: Cabinet
let page: Page
let owner: Person

beforeAll(async () => {
  alovoice = await Installation.start()
  return () => alovoice.stop()
})

beforeAll(async () => {
  browser = await openBrowser()
  return () => browser.close()
})

beforeAll(async () => {
  cabinet = await Cabinet.signIn(alovoice, browser, '+998901234567')
})

beforeEach(async (story) => {
  page = await openPage(browser, story.task.name.replace(/\W+/g, '-'), cabinet.context)
  owner = new Person(page, 0)
})

test('what is wrong is told at its field, and the rest stays', async () => {
  await page.goto(`${alovoice.url}/menus?open=new`)
  await owner.presses(t('common:save'))
  await expect.poll(() => faultOf(t('common:name'))).toBe(t('common:required'))
  await expect.poll(() => faultOf(t('menus:defaultStep'))).toBe(t('steps:choose'))

  await owner.types(t('common:name'), awkward)
  await owner.chooses(t('menus:defaultStep'), t('steps:outside'))
  const number = `${t('menus:defaultStep')}: ${t('steps:number')}`
  await owner.types(number, '1')
  await owner.presses(t('menus:addKey'))
  await owner.types(t('menus:digit'), 'x')
  await owner.chooses(t('steps:kind'), t('steps:hangup'))
  await owner.presses(t('common:save'))
  await expect.poll(() => faultOf(number)).toBe(t('steps:wrongNumber'))
  await owner.types(number, '055')
  await owner.presses(t('common:save'))
  await expect.poll(() => faultOf(t('menus:digit'))).not.toBe('')
  expect(await owner.field(t('common:name')).inputValue()).toBe(awkward)

  await owner.field(t('menus:digit')).fill('1')
  await owner.presses(t('common:save'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const { items } = await cabinet.get<{ items: Schema<'Menu'>[] }>('/menus')
  expect(items.map(({ name, default_step }) => [name, default_step])).toEqual([[awkward, { type: 'outside', number: '1055' }]])
  await page.getByRole('button', { name: awkward }).waitFor()
})

test('when the network fails while saving, nothing is lost, and saving again does it once', async () => {
  await page.goto(`${alovoice.url}/departments?open=new`)
  await owner.types(t('common:name'), 'Sotuv')
  // The request arrives, its answer does not.
  await page.route('**/api/v1/departments', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await owner.presses(t('common:save'))
  await owner.sees(t('common:noAnswer'))
  expect(await owner.field(t('common:name')).inputValue()).toBe('Sotuv')
  await page.unroute('**/api/v1/departments')
  await owner.presses(t('common:save'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const { items } = await cabinet.get<{ items: Schema<'Department'>[] }>('/departments')
  expect(items.map(({ name }) => name)).toEqual(['Sotuv'])
})

test('the second editor is told that somebody was faster, and can open the new version', async () => {
  const { id, version } = await cabinet.post<Schema<'Operator'>>('/operators', { name: 'Aziza' })
  await page.goto(`${alovoice.url}/operators?open=${String(id)}`)
  await owner.types(t('operators:name'), ' Karimova')
  await cabinet.put(`/operators/${String(id)}`, { name: 'Aziza Valiyeva' }, version)
  await owner.presses(t('common:save'))
  await page.getByRole('button', { name: t('common:reload') }).waitFor()
  expect(await owner.field(t('operators:name')).inputValue()).toBe('Aziza Karimova')
  await owner.presses(t('common:reload'))
  await expect.poll(() => owner.field(t('operators:name')).inputValue()).toBe('Aziza Valiyeva')
  await owner.types(t('operators:name'), '-Karimova')
  await owner.presses(t('common:save'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await owner.sees('Aziza Valiyeva-Karimova')
})

test('unsaved changes are asked about once', async () => {
  await page.goto(`${alovoice.url}/operators?open=new`)
  await owner.types(t('operators:name'), 'Yarim')
  await owner.presses(t('common:close'))
  await owner.sees(t('common:unsaved'))
  await owner.presses(t('common:stay'))
  expect(await owner.field(t('operators:name')).inputValue()).toBe('Yarim')
  await owner.presses(t('common:close'))
  await owner.presses(t('common:discard'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a sound that is none, or is too large, is refused with its reason, and an upload shows how far it is', async () => {
  await page.goto(`${alovoice.url}/audio`)
  const file = page.locator('input[type=file]')
  await file.setInputFiles({ name: 'soxta.wav', mimeType: 'audio/wav', buffer: Buffer.from('this is no sound') })
  const refusal = page.getByRole('alert')
  await refusal.waitFor()
  expect((await refusal.innerText()).trim()).not.toBe('')
  await file.setInputFiles({ name: 'katta.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(21 * 1024 * 1024) })
  await owner.sees(t('audio:tooLarge', { size: '21.0 MB' }))

  const network = await cabinet.context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400 * 1024 })
  await file.setInputFiles({ name: 'Uzun.wav', mimeType: 'audio/wav', buffer: toneWav(440, 60) })
  await page.getByRole('progressbar').waitFor()
  await owner.sees(t('audio:added', { name: 'Uzun' }))
})

test('a delete can be undone, and else is done', async () => {
  const { id } = await cabinet.post<Schema<'Operator'>>('/operators', { name: 'Ketuvchi' })
  const row = page.getByRole('button', { name: /^Ketuvchi/ })
  for (const undone of [true, false]) {
    await page.goto(`${alovoice.url}/operators?open=${String(id)}`)
    await owner.presses(t('common:delete'))
    await row.waitFor({ state: 'detached' })
    if (undone) {
      await owner.presses(t('common:undo'))
      await row.waitFor()
    }
  }
  await expect.poll(async () => (await cabinet.get<{ items: { id: number }[] }>('/operators')).items.some((one) => one.id === id), { timeout: 15_000 }).toBe(false)
})

test('a greeting is spoken into the microphone where the menu is made', async () => {
  await page.goto(`${alovoice.url}/menus?open=new`)
  await owner.presses(t('audio:record'))
  await owner.presses(t('audio:stopRecording', { time: '0:01' }))
  await expect.poll(() => owner.field(t('menus:greeting')).inputValue()).toMatch(new RegExp(`^${t('audio:recordingName')}`))
  const { items } = await cabinet.get<{ items: Schema<'Audio'>[] }>('/audio')
  expect(items.find(({ name }) => name.startsWith(t('audio:recordingName')))?.duration_ms).toBeGreaterThan(500)
})

test('a menu is made with the keyboard alone', async () => {
  await page.goto(`${alovoice.url}/menus`)
  const key = page.keyboard
  await tabTo(page.getByRole('button', { name: t('common:add'), exact: true }))
  await key.press('Enter')
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => isFocused(owner.field(t('common:name')))).toBe(true)
  await key.type('Klaviatura')
  await tabTo(owner.field(t('menus:defaultStep')))
  await pick(t('steps:voicemail'))
  await tabTo(page.getByRole('button', { name: t('menus:addKey') }))
  await key.press('Enter')
  await tabTo(owner.field(t('steps:kind')), 'Shift+Tab')
  await pick(t('steps:hangup'))
  await tabTo(page.getByRole('button', { name: t('common:save') }))
  await key.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Klaviatura' }).waitFor()

  async function pick(option: string): Promise<void> {
    await key.press('Enter')
    const wanted = page.getByRole('option', { name: option, exact: true })
    await wanted.waitFor()
    for (let step = 0; step < 15 && (await wanted.getAttribute('data-combobox-selected')) !== 'true'; step++) await key.press('ArrowDown')
    await key.press('Enter')
  }
})

// The last one, since it waits for its code.
test('a session that ends in the middle of a form returns to it', async () => {
  await page.goto(`${alovoice.url}/operators?open=new`)
  await owner.types(t('operators:name'), 'Dilnoza')
  await cabinet.context.clearCookies()
  await owner.presses(t('common:save'))
  await owner.sees(t('session:endedLead'))
  // Another code for the same phone is given a minute after the last one: until then the refusal says so.
  const sent = page.getByText(t('session:codeSent', { phone: '+998 90 123 45 67' }))
  const ask = async () => {
    if (!(await sent.isVisible())) await owner.presses(t('session:send'))
    return sent.isVisible()
  }
  await expect.poll(ask, { timeout: 90_000, interval: 3_000 }).toBe(true)
  await page.keyboard.type(await alovoice.printedCode('+998901234567', 2))
  await page.getByText(t('session:endedLead')).waitFor({ state: 'detached' })
  expect(await owner.field(t('operators:name')).inputValue()).toBe('Dilnoza')
  await owner.presses(t('common:save'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Dilnoza/ }).waitFor()
})

/** Presses Tab until it is there: within a screenful of stops. */
async function tabTo(target: ReturnType<Page['getByRole']>, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`not reached with ${key}`)
}

function isFocused(target: ReturnType<Page['getByRole']>): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

/** What is written at a field as its fault, as a screen reader tells it. */
async function faultOf(label: string): Promise<string> {
  const field = owner.field(label)
  if ((await field.getAttribute('aria-invalid')) !== 'true') return ''
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const told = await Promise.all(ids.filter((id) => id.endsWith('-error')).map((id) => page.locator(`[id="${id}"]`).innerText()))
  return told.join(' ')
}
