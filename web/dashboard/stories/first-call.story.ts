import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Schema } from './cabinet.ts'
import { number, takeFirstSteps } from './first-steps.ts'
import { Installation } from './installation.ts'
import { Person } from './person.ts'
import { openPage } from './story-page.ts'
import { texts } from './texts.ts'

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
  await takeFirstSteps(owner, alovoice, { address: '127.2.9.1', takesLogin: true })

  // Aziza's phone registers as the column "More" says, and a customer calls.
  const { items: operators } = await ask<{ items: Schema<'Operator'>[] }>('/operators')
  const aziza = operators.find(({ name }) => name === 'Aziza Karimova')
  await alovoice.world.phone(await ask(`/operators/${String(aziza?.id)}/sip-account`))
  const customer = await alovoice.world.call('127.2.9.1', number, '+998935556677')
  await customer.hears('/audio/')
  await customer.press('1')
  await customer.talks()
  expect(await customer.hangUp()).toBe('NORMAL_CLEARING')

  // The call is in the history, and the set-up is over.
  await page.getByRole('link', { name: t('shell:calls') }).click()
  const row = page.getByRole('row').filter({ hasText: '+998 93 555 66 77' })
  await row.getByText(t('calls:results.answered')).filter({ visible: true }).waitFor()
  await row.getByText('Aziza Karimova').waitFor()
  expect((Date.now() - began) / 1000).toBeLessThan(180)

  async function ask<T>(path: string): Promise<T> {
    const answer = await page.request.get(`${alovoice.url}/api/v1${path}`)
    expect(answer.status(), path).toBe(200)
    return (await answer.json()) as T
  }
})
