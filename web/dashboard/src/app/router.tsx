import { createRootRoute, createRoute, createRouter, lazyRouteComponent, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import type { Filters } from '@/lib/url-filters'
import { Broken } from './shell/broken'
import { Frame } from './shell/frame'
import { Home } from './shell/home'
import { NotThere } from './shell/not-there'

// The table of contents: an address, and the page behind it, loaded when it is first opened.
const root = createRootRoute({ component: Frame, notFoundComponent: NotThere })

type Load = Parameters<typeof lazyRouteComponent<Record<string, () => React.ReactNode>>>[0]

function page(path: string, load: Load, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: (search: Record<string, unknown>): Filters => readFilters(search),
    component: lazyRouteComponent(load, name),
  })
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

export const router = createRouter({
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  // Plain words in the address: ?open=12, without the quotes of JSON.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
  routeTree: root.addChildren([
    home,
    page('/first-steps', () => import('@/features/first-steps/pages/first-steps-page'), 'FirstStepsPage'),
    page('/phone', () => import('@/features/phone/pages/phone-page'), 'PhonePage'),
    page('/operators', () => import('@/features/operators/pages/operators-page'), 'OperatorsPage'),
    page('/menus', () => import('@/features/menus/pages/menus-page'), 'MenusPage'),
    page('/departments', () => import('@/features/departments/pages/departments-page'), 'DepartmentsPage'),
    page('/schedules', () => import('@/features/schedules/pages/schedules-page'), 'SchedulesPage'),
    page('/audio', () => import('@/features/audio/pages/audio-page'), 'AudioPage'),
    page('/call-routes', () => import('@/features/call-routes/pages/call-routes-page'), 'CallRoutesPage'),
    page('/numbers', () => import('@/features/numbers/pages/numbers-page'), 'NumbersPage'),
    page('/trunks', () => import('@/features/trunks/pages/trunks-page'), 'TrunksPage'),
    page('/campaigns', () => import('@/features/campaigns/pages/campaigns-page'), 'CampaignsPage'),
    page('/clients', () => import('@/features/clients/pages/clients-page'), 'ClientsPage'),
    page('/voicemails', () => import('@/features/voicemails/pages/voicemails-page'), 'VoicemailsPage'),
    page('/calls', () => import('@/features/calls/pages/calls-page'), 'CallsPage'),
    page('/balance', () => import('@/features/billing/pages/balance-page'), 'BalancePage'),
    page('/company', () => import('@/features/company/pages/company-page'), 'CompanyPage'),
    page('/api-keys', () => import('@/features/api-keys/pages/api-keys-page'), 'ApiKeysPage'),
    page('/audit', () => import('@/features/audit/pages/audit-page'), 'AuditPage'),
    page('/installation', () => import('@/features/installation/pages/installation-page'), 'InstallationPage'),
    page('/profile', () => import('@/features/session/pages/profile-page'), 'ProfilePage'),
  ]),
})

function readFilters(search: Record<string, unknown>): Filters {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  )
}
