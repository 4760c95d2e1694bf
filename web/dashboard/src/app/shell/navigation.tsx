import { Divider, NavLink, ScrollArea, Text } from '@mantine/core'
import {
  IconAddressBook,
  IconBuilding,
  IconBuildingSkyscraper,
  IconChecklist,
  IconClock,
  IconHash,
  IconHistory,
  IconKey,
  IconPhone,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconRecordMail,
  IconRoute,
  IconServer2,
  IconSitemap,
  IconUsers,
  IconUsersGroup,
  IconVolume,
  IconWallet,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAccess } from '@/features/session/public/use-access'
import { useMe } from '@/features/session/requests/use-me'

export function Navigation({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const may = useAccess()
  const me = useMe().data
  const steps = me?.first_steps
  const begun = steps && !(steps.operators && steps.number && steps.greeting && steps.test_call)

  const link = (to: string, label: string, Icon: typeof IconUsers) => (
    <NavLink
      component={Link}
      to={to}
      label={label}
      active={pathname === to}
      aria-current={pathname === to ? 'page' : undefined}
      leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
      onClick={onChoose}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  )

  return (
    <ScrollArea type="hover" component="nav" aria-label={t('sections')}>
      {may('administrator') && begun && link('/first-steps', t('firstSteps'), IconChecklist)}
      {me?.operator != null && link('/phone', t('phone'), IconPhone)}
      {may('supervisor') && (
        <>
          {link('/operators', t('operators'), IconUsers)}
          <Text size="xs" c="dimmed" fw={600} mt="md" mb={4} px="sm">
            {t('phoneSystem')}
          </Text>
          {link('/menus', t('menus'), IconSitemap)}
          {link('/departments', t('departments'), IconUsersGroup)}
          {link('/schedules', t('schedules'), IconClock)}
          {link('/audio', t('audio'), IconVolume)}
          {link('/call-routes', t('callRoutes'), IconRoute)}
          <Divider my="sm" />
          {link('/numbers', t('numbers'), IconHash)}
          {link('/trunks', t('trunks'), IconServer2)}
          {link('/calls', t('calls'), IconPhoneCall)}
          {link('/campaigns', t('campaigns'), IconPhoneOutgoing)}
        </>
      )}
      <Divider my="sm" />
      {!may('supervisor') && link('/calls', t('calls'), IconPhoneCall)}
      {link('/voicemails', t('voicemails'), IconRecordMail)}
      {link('/clients', t('clients'), IconAddressBook)}
      {may('administrator') && (
        <>
          <Divider my="sm" />
          {link('/balance', t('balance'), IconWallet)}
          {link('/company', t('company'), IconBuilding)}
          {link('/api-keys', t('apiKeys'), IconKey)}
          {link('/audit', t('audit'), IconHistory)}
        </>
      )}
      {me?.installation && (
        <>
          <Divider my="sm" />
          {link('/installation', t('installation'), IconBuildingSkyscraper)}
        </>
      )}
    </ScrollArea>
  )
}
