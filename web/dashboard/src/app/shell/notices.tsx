import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconLifebuoy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useBalance } from '@/features/billing/requests/use-balance'
import { useAccess } from '@/features/session/public/use-access'
import { useFormat } from '@/features/session/public/use-format'
import { useMe } from '@/features/session/requests/use-me'

/** What must not be missed whatever page is open. */
export function Notices() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const may = useAccess()
  const balance = useBalance().data
  const support = useMe().data?.support
  return (
    <>
      {support && (
        <Alert color="blue" icon={<IconLifebuoy aria-hidden />} mb="md">
          {t('supportHere')}
        </Alert>
      )}
      {balance?.low && may('administrator') && (
        <Alert color={balance.empty ? 'red' : 'yellow'} icon={<IconAlertTriangle aria-hidden />} mb="md">
          <Group justify="space-between" gap="xs">
            <Text size="sm" flex="1 1 240px">
              {balance.empty ? t('emptyBanner') : t('lowBanner', { money: format.money(balance.balance) })}
            </Text>
            <Button component={Link} to="/balance" size="compact-sm" variant="default">
              {t('topUp')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  )
}
