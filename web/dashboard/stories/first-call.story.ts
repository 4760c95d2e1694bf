import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Schema } from './cabinet.ts'
import { Installation } from './installation.ts'
import { Person } from './person.ts'
import { openPage } from './story-page.ts'
import { texts } from './texts.ts'
import { toneWav } from './tone.ts'

const t = texts('uz')
let alovoice: Installation
let browser: Browser

beforeAll(async () => {
  alovoice = await Installation.start()
  return () => alovoice.stop()
})

beforeAll(async () => {
  browser = await openBrowser()
  return () => browser.close()
})

test('from an empty browser to the first answered call in under three minutes', async () => {
  const page = await openPage(browser, 'first-call')
  const owner = new Person(page)
  const began = Date.now()
  await page.goto(alovoice.url)

  // A phone, and the code that the brain prints.
  await owner.types(t('session:phone'), '901234567')
  await owner.presses(t('session:send'))
  await owner.sees(t('session:codeSent', { phone: '+998 90 123 45 67' }))
  await page.keyboard.type(await alovoice.printedCode('+998901234567'), { delay: 170 })
  await page.getByRole('heading', { name: t('first-steps:title') }).waitFor()

  // Two operators: a name, Enter, the next name.
  for (const name of ['Aziza Karimova', 'Bobur Aliyev']) {
    await owner.types(t('first-steps:operatorName'), name)
    await page.keyboard.press('Enter')
    await owner.sees(new RegExp(`· ${name}`))
  }
  await owner.presses(t('first-steps:next'))

  // The provider's line, then the number that comes by it.
  await owner.presses(t('trunks:connect'))
  await owner.chooses(t('trunks:preset'), 'Uztelecom')
  await owner.types(t('trunks:server'), '127.2.9.1')
  await owner.types(t('trunks:login'), '712000101')
  await owner.types(t('trunks:password'), 'q7Zr2mX9')
  await owner.presses(t('common:save'))
  await owner.presses(t('numbers:connect'))
  await owner.types(t('numbers:number'), '712000101')
  await owner.chooses(t('numbers:leadsTo'), t('steps:extension'))
  await owner.presses(t('common:save'))
  await owner.sees('+998 71 200 01 01')
  await owner.presses(t('first-steps:next'))

  // A greeting, and the menu that plays it.
  await page.locator('input[type=file]').setInputFiles({ name: 'Salom.wav', mimeType: 'audio/wav', buffer: toneWav(440) })
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => owner.field(t('menus:greeting')).inputValue()).toBe('Salom')
  await owner.types(t('common:name'), 'Asosiy menyu')
  await owner.chooses(t('menus:defaultStep'), t('steps:hangup'))
  await owner.presses(t('menus:addKey'))
  await owner.chooses(t('steps:kind'), t('steps:extension'))
  await owner.presses(t('common:save'))
  await owner.presses(t('first-steps:leadHere', { number: '+998 71 200 01 01', menu: 'Asosiy menyu' }))
  await owner.presses(t('first-steps:next'))
  await owner.sees(t('first-steps:callOne', { number: '+998 71 200 01 01' }))

  // Aziza's phone registers as the column "More" says, and a customer calls.
  const { items: operators } = await ask<{ items: Schema<'Operator'>[] }>('/operators')
  const aziza = operators.find(({ name }) => name === 'Aziza Karimova')
  await alovoice.world.phone(await ask(`/operators/${String(aziza?.id)}/sip-account`))
  const customer = await alovoice.world.call('127.2.9.1', '+998712000101', '+998935556677')
  await customer.hears('/audio/')
  await customer.press('1')
  await customer.talks()
  expect(await customer.hangUp()).toBe('NORMAL_CLEARING')

  // The call is in the history, and the set-up is over.
  await page.getByRole('link', { name: t('shell:calls') }).click()
  const row = page.getByRole('row').filter({ hasText: '+998 93 555 66 77' })
  await row.getByText(t('calls:results.answered')).waitFor()
  await row.getByText('Aziza Karimova').waitFor()
  expect((Date.now() - began) / 1000).toBeLessThan(180)

  async function ask<T>(path: string): Promise<T> {
    const answer = await page.request.get(`${alovoice.url}/api/v1${path}`)
    expect(answer.status(), path).toBe(200)
    return (await answer.json()) as T
  }
})
