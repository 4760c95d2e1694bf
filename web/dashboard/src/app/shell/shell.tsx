import { Anchor, AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone, isWholePhone } from '@/lib/phone'
import { useMe } from '@/features/session/requests/use-me'
import { Balance } from './balance'
import { Clock } from './clock'
import { Navigation } from './navigation'
import { Notices } from './notices'
import { ProfileMenu } from './profile-menu'
import { ThemeButton } from './theme-button'
import { usePreferences } from './use-preferences'

// Only who has an extension has a phone.
const PhoneDock = lazy(() => import('@/features/phone/public/phone-dock').then(({ PhoneDock }) => ({ default: PhoneDock })))

/** The cabinet around its pages: sections on the left, on a phone behind a button; what must always be in sight above. */
export function Shell({ company }: { company: string }) {
  const { t } = useTranslation('shell')
  usePreferences()
  const operator = useMe().data?.operator ?? null
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <AppShell header={{ height: 60 }} navbar={{ width: 264, breakpoint: 'md', collapsed: { mobile: !opened } }} padding={{ base: 'md', md: 'xl' }}>
      <Anchor href="#content" className="skip">
        {t('skip')}
      </Anchor>
      <AppShell.Header px={{ base: 'sm', sm: 'md' }}>
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group wrap="nowrap" gap="sm" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t('menu')} />
            <Text component={Link} to="/" fw={700} fz="lg" translate="no" visibleFrom="xs" c="inherit" td="none">
              {brand}
            </Text>
            <Text c="dimmed" truncate visibleFrom="sm">
              {isWholePhone(company) ? formatPhone(company) : company}
            </Text>
          </Group>
          <Group wrap="nowrap" gap="xs">
            <Clock />
            <Balance />
            <ThemeButton />
            <ProfileMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <Navigation onChoose={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} pb={operator === null ? undefined : phoneButton}>
        <Notices />
        <Outlet />
      </AppShell.Main>
      {operator !== null && (
        <Suspense>
          <PhoneDock key={operator} />
        </Suspense>
      )}
    </AppShell>
  )
}

const brand = 'AloVoice'
// What is last on a page can be moved out from under the phone's button.
const phoneButton = 96
