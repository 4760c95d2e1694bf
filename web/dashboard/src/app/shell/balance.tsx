import { Button, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useBalance } from '@/features/billing/requests/use-balance'
import { useFormat } from '@/features/session/public/use-format'

/** What is left, always in view. */
export function Balance() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const balance = useBalance().data
  if (!balance) return null
  const label = balance.low ? t('low') : balance.days_left === null ? t('balance') : t('daysLeft', { count: balance.days_left })
  return (
    <Tooltip label={label}>
      <Button
        component={Link}
        to="/balance"
        variant={balance.low ? 'light' : 'subtle'}
        color={balance.low ? 'red' : 'gray'}
        px="xs"
        className="numbers"
        leftSection={balance.low ? <IconAlertTriangle size={16} aria-hidden /> : undefined}
      >
        {format.money(balance.balance)}
        {balance.days_left !== null && (
          <Text component="span" size="xs" c={balance.low ? undefined : 'dimmed'} ml={6} visibleFrom="sm">
            {t('days', { count: balance.days_left })}
          </Text>
        )}
      </Button>
    </Tooltip>
  )
}
