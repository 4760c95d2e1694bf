import type { Installation } from './installation.ts'
import type { Person } from './person.ts'
import { texts } from './texts.ts'
import { expect } from 'vitest'
import { toneWav } from './tone.ts'

const t = texts('uz')
export const number = '+998712000101'
const shown = '+998 71 200 01 01'

/**
 * The owner's part of the story: signs in, adds two operators, connects a number, uploads a greeting and builds a menu whose key 1 leads to
 * the first operator. A provider either takes a login or knows its customers by address.
 */
export async function takeFirstSteps(owner: Person, alovoice: Installation, provider: { address: string; takesLogin: boolean }): Promise<void> {
  const { page } = owner
  await page.goto(alovoice.url)

  // A phone, and the code that the brain prints.
  await owner.types(t('session:phone'), '901234567')
  await owner.presses(t('session:send'))
  await owner.sees(t('session:codeSent', { phone: '+998 90 123 45 67' }))
  await page.keyboard.type(await alovoice.printedCode('+998901234567'), { delay: owner.keyMs })
  await page.getByRole('heading', { name: t('first-steps:title') }).waitFor()

  // Two operators: a name, Enter, the next name.
  await owner.types(t('first-steps:operatorName'), 'Aziza Karimova')
  await owner.types(t('first-steps:operatorPhone'), '935550001')
  await page.keyboard.press('Enter')
  await owner.sees(/· Aziza Karimova/)
  await owner.types(t('first-steps:operatorName'), 'Bobur Aliyev')
  await page.keyboard.press('Enter')
  await owner.sees(/· Bobur Aliyev/)
  await owner.presses(t('first-steps:next'))

  // The provider's line, then the number that comes by it.
  await owner.presses(t('trunks:connect'))
  await owner.chooses(t('trunks:preset'), 'Uztelecom')
  await owner.types(t('trunks:server'), provider.address)
  if (provider.takesLogin) {
    await owner.types(t('trunks:login'), '712000101')
    await owner.types(t('trunks:password'), 'q7Zr2mX9')
  } else {
    await owner.presses(t('common:advanced'))
    await page.getByRole('switch', { name: t('trunks:registered') }).click()
    await owner.types(t('trunks:addresses'), provider.address)
    await page.keyboard.press('Enter')
  }
  await owner.presses(t('common:save'))
  await owner.presses(t('numbers:connect'))
  await owner.types(t('numbers:number'), '712000101')
  await owner.chooses(t('numbers:leadsTo'), t('steps:extension'))
  await owner.presses(t('common:save'))
  await owner.sees(shown)
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
  await owner.presses(t('first-steps:leadHere', { number: shown, menu: 'Asosiy menyu' }))
  await owner.presses(t('first-steps:next'))
  await owner.sees(t('first-steps:callOne', { number: shown }))
}
