import type { Browser } from 'playwright-core'
import { Cabinet, type Schema } from './cabinet.ts'
import { eventually } from './eventually.ts'
import type { Installation } from './installation.ts'
import { toneWav } from './tone.ts'

type Step = Schema<'Step'>
const hangup: Step = { type: 'hangup' }
const names = [
  'Aziza Karimova',
  'Gʻulnora Oʻrinboyeva',
  'Жамшид «Шеф» Қодиров',
  'Muhammadalixoʻja Abdurahmonov-Toʻxtasinov Sulaymonqul oʻgʻli',
  "O'Brien & <script>alert(1)</script> \"Bob\"",
  '🎧 Navbatchi',
  'Maʼmura Isʼhoqova',
  'Екатерина Константиновна Преображенская-Владимирская',
  'Bobur Aliyev',
  'Dilnoza Rahimova',
]

const staff = '+998935550001'

/** Settings of an installation in which one of the company's people is the installation's administrator. */
export const companySettings = { ALOVOICE_ADMINISTRATORS: staff, ALOVOICE_SUPPORT_URL: 'https://t.me/support' }

export type People = { owner: Cabinet; operator: Cabinet; staff: Cabinet }

/** A company as real ones are: long names, three scripts, quotes, and mistakes in the call routes; its people are signed in. */
export async function realCompany(alovoice: Installation, browser: Browser): Promise<People> {
  const owner = await Cabinet.signIn(alovoice, browser, '+998901234567')
  await fill(alovoice, owner)
  return {
    owner,
    operator: await Cabinet.signIn(alovoice, browser, '+998901000000'),
    staff: await Cabinet.signIn(alovoice, browser, staff),
  }
}

async function fill(alovoice: Installation, cabinet: Cabinet): Promise<void> {
  await cabinet.put('/me', { name: 'Nodira Yoʻldosheva', language: 'uz', theme: 'system' })
  const company = await cabinet.get<Schema<'Company'>>('/company')
  const { id, sip_domain, created_at, version, ...settings } = company
  await cabinet.put('/company', { ...settings, name: 'MChJ «Oʻzbegim Tibbiyot Markazi» & Co' }, version)

  const operators: Schema<'Operator'>[] = []
  for (const [at, name] of names.entries()) {
    operators.push(await cabinet.post('/operators', { name, phone: `+99890100000${String(at)}`, languages: at % 2 ? ['uz', 'ru'] : ['uz'] }))
  }
  const operator = (at: number) => operators[at]?.id ?? 0
  await cabinet.put(`/operators/${String(operator(9))}/disabled`, { disabled: true })

  const sounds: Schema<'Audio'>[] = []
  for (const name of ['Salomlashish (asosiy)', 'Приветствие для ночных звонков и праздничных дней', 'Kutish musiqasi']) {
    sounds.push(await cabinet.sound(name, toneWav(440, 3)))
  }
  const sound = (at: number) => sounds[at]?.id ?? null

  const department = (name: string, members: number[], extension: string | null) =>
    cabinet.post<Schema<'Department'>>('/departments', { name, extension, members, max_wait_step: { type: 'voicemail' }, music: sound(2) })
  const sales = await department('Savdo boʻlimi', [operator(0), operator(1), operator(2)], '300')
  const support = await department('Техническая поддержка и сервисное обслуживание клиентов', [operator(3), operator(7)], '301')
  const empty = await department('Qabulxona', [], null)

  const menu = async (name: string, keys: Record<string, Step>, otherwise: Step, greeting = sound(0)) =>
    await cabinet.post<Schema<'Menu'>>('/menus', {
      name,
      greeting,
      timeout_seconds: 10,
      repeats: 1,
      default_step: otherwise,
      keys: Object.entries(keys).map(([digits, step]) => ({ digits, step })),
    })
  const to = ({ id: menuId }: Schema<'Menu'>): Step => ({ type: 'menu', id: menuId })
  const queue = ({ id: queueId }: Schema<'Department'>): Step => ({ type: 'queue', department: queueId })
  const delivery = await menu('Yetkazib berish', { '1': queue(sales), '2': { type: 'outside', number: '+998712000099' } }, queue(sales))
  const returns = await menu('Возврат и обмен товара', { '1': queue(support), '0': { type: 'voicemail' } }, queue(support))
  const prices = await menu('Narxlar', { '1': { type: 'message', audio: sound(1) ?? 0 }, '2': to(delivery) }, hangup)
  const clinic = await menu('Klinika: shifokorlar qabuli', { '1': { type: 'extension', operator: operator(3) }, '2': queue(empty) }, queue(empty))
  const branch = await menu('Filiallar', { '1': to(clinic), '2': { type: 'outside', number: '1055' }, '3': { type: 'outside', number: '103' } }, hangup)
  const russian = await menu('Главное меню (русский)', { '1': queue(sales), '2': to(returns), '3': to(prices) }, queue(support), sound(1))
  const main = await menu(
    'Asosiy menyu',
    { '1': queue(sales), '2': queue(support), '3': to(delivery), '4': to(prices), '5': to(branch), '9': { type: 'language', language: 'ru', then: to(russian) } },
    queue(sales),
  )
  await menu('Eski menyu (2024)', { '1': queue(sales) }, hangup)
  await menu('Bayram menyusi', { '1': { type: 'extension', operator: operator(9) } }, hangup, null)
  const silent = await menu('Jim menyu', { '1': to(returns) }, queue(support), null)
  const vip = await menu('VIP mijozlar 💎', { '1': { type: 'extension', operator: operator(0) }, '2': to(silent) }, { type: 'extension', operator: operator(0) })
  const night = await menu('Tungi menyu', { '1': { type: 'voicemail', department: sales.id }, '2': { type: 'outside', number: '+998901112233' } }, { type: 'voicemail' }, sound(1))

  const schedule = await cabinet.post<Schema<'Schedule'>>('/schedules', {
    name: 'Ish vaqti (Toshkent, bosh ofis)',
    hours: [
      { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], from: '09:00', to: '18:00' },
      { days: ['SATURDAY'], from: '10:00', to: '14:00' },
    ],
    holidays: [{ date: '2027-03-21' }, { date: '2026-12-31', from: '09:00', to: '13:00' }],
    open_step: to(main),
    closed_step: to(night),
  })

  const trunk = (name: string, server: string) =>
    cabinet.post<Schema<'Trunk'>>('/trunks', { name, preset: 'uztelecom', server, registered: true, login: '998712000101', password: 'q7Zr2mX9' })
  const good = await trunk('Uztelecom: bosh ofis', '127.2.9.1')
  await alovoice.world.refuses(`g${String(good.id + 1)}`, 403)
  await trunk('Резервная линия East Telecom (Самарканд)', 'sip.east-telecom.example')
  for (const [number, step] of [
    ['+998712000101', { type: 'schedule', id: schedule.id }],
    ['+998712000102', to(vip)],
    ['+998781130303', queue(support)],
  ] as const) {
    await cabinet.post('/numbers', { number, trunk: good.id, step })
  }

  await cabinet.post('/members', { phone: staff, name: 'Шахзода Мирзаева', role: 'administrator' })
  await cabinet.post('/members', { phone: '+998935550002', name: 'Nazoratchi Toʻlqin', role: 'supervisor' })
  await cabinet.post('/api-keys', { name: '1C: Бухгалтерия', scopes: ['calls:read', 'operators:read', 'billing:read'], expires_at: null })

  await eventually('the line is registered', async () => {
    const { items } = await cabinet.get<{ items: Schema<'Trunk'>[] }>('/trunks')
    return items.find((one) => one.id === good.id)?.status.state === 'registered'
  })
  await alovoice.world.phone(await cabinet.get(`/operators/${String(operator(0))}/sip-account`))
  const answered = await alovoice.world.call('127.2.9.1', '+998712000102', '+998935556677')
  await answered.hears('/audio/')
  await answered.press('1')
  await answered.talks()
  await answered.hangUp()
  const missed = await alovoice.world.call('127.2.9.1', '+998781130303', '+74951234567')
  await missed.hears('/audio/')
  await missed.hangUp()
}
