import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Cabinet } from './cabinet.ts'
import type { People } from './company.ts'

/** Somebody who is signed in, and the pages there are for him. */
export type Visitor = { cabinet: Cabinet; addresses: string[] }

// Pages of others than the owner.
const operators = ['/phone']
const staffs = ['/installation']

/** Every page of the router, and what opens beside each. */
export async function everyAddress({ owner, operator, staff }: People): Promise<Visitor[]> {
  const router = readFileSync(new URL('../src/app/router.tsx', import.meta.url), 'utf8')
  const pages = [...router.matchAll(/page\('(\/[\w-]*)'/g)].map(([, path = '']) => path)
  const first = async (list: string) => (await owner.get<{ items: { id: number }[] }>(list)).items[0]?.id
  const lists = ['operators', 'menus', 'departments', 'schedules', 'audio', 'numbers', 'trunks']
  const opened = await Promise.all(lists.map(async (list) => `/${list}?open=${String(await first(`/${list}`))}`))
  const added = ['operators', 'menus', 'departments', 'schedules', 'numbers', 'trunks', 'api-keys'].map((list) => `/${list}?open=new`)
  const steps = ['operators', 'number', 'greeting', 'test_call'].map((step) => `/first-steps?step=${step}`)
  const others = [...opened, ...added, ...steps, '/operators?open=import', '/company?open=company', `/audit?open=${String(await first('/audit-log'))}`]
  return [
    { cabinet: owner, addresses: [...pages.filter((path) => ![...operators, ...staffs].includes(path)), ...others] },
    { cabinet: operator, addresses: [...operators, '/profile'] },
    { cabinet: staff, addresses: staffs },
  ]
}

/** Opens the address and waits until everything asked for is there. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .mantine-Loader-root, .mantine-Skeleton-root') === null)
  if (url.includes('open=')) await page.getByRole('dialog').waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => true))
}
